using System.Text.Json;

namespace DemocraticReview.Core.Verifying;

/// <summary>An entry about an item, as its archive's check needs it.</summary>
/// <param name="Seq">Number of the entry.</param>
/// <param name="Type">Its type.</param>
/// <param name="Body">Its body.</param>
public sealed record ItemEntry(int Seq, string Type, JsonElement Body);

/// <summary>The sealed ballots of one item, and what the record says of them.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Archive">The file <c>items/n.bel</c>; null where the bundle has none.</param>
/// <param name="Entries">All entries about the item, in order. They are signed and in their places; what they say of ballots is not yet checked.</param>
public sealed record ItemArchive(Guid Meeting, int Item, ReadOnlyMemory<byte>? Archive, IReadOnlyList<ItemEntry> Entries);

/// <summary>
/// Checks the sealed ballots of items on whose rounds phones were used. Called once an item, after the record itself has been verified.
/// A lie is thrown as <see cref="LieException"/> with <see cref="Checks.BallotArchive"/>; what holds is told in one sentence.
/// </summary>
public interface IItemCheck
{
    Told Check(ItemArchive archive);
}
