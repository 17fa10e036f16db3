using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.Recording;

/// <summary>What one event becomes in the record, before it is signed.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Seq">1 for the first, one for each event.</param>
/// <param name="Type">The event's name in <see cref="EventCatalog"/>.</param>
/// <param name="At">When it was taken; the caller sees to it that this never lies before the entry before.</param>
/// <param name="Role">The part in which somebody acted.</param>
/// <param name="Body">From <see cref="PublicBody"/>.</param>
/// <param name="Sealed">From <see cref="RecordEntry.Seal"/>; null where nothing is kept back.</param>
public sealed record EntryDraft(Guid Meeting, int Seq, string Type, DateTimeOffset At, Role Role, JsonObject Body, string? Sealed);

/// <summary>A signed entry of the record: its canonical bytes, which are also the file in the bundle and the leaf of the tree (docs/record-format.md, 3).</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Bytes">Canonical JSON, the signature included.</param>
public sealed record RecordEntry(int Seq, byte[] Bytes)
{
    /// <summary>Domain of what an entry's signature covers.</summary>
    public const string Domain = "review/entry/v1";

    public const string HashAlgorithm = "SHA-256";

    public const string SignatureAlgorithm = "ECDSA-P256-SHA256";

    /// <summary><c>prev</c> of the first entry.</summary>
    public static readonly string NoPrevious = new('0', 64);

    /// <summary>SHA-256 of the bytes, as the next entry names it.</summary>
    public string Hash => Hex.Of(SHA256.HashData(Bytes));

    /// <summary>Signs a draft onto the chain.</summary>
    /// <param name="draft">What happened.</param>
    /// <param name="previous"><see cref="Hash"/> of the entry before; <see cref="NoPrevious"/> for the first.</param>
    /// <param name="signer">The key in force.</param>
    public static RecordEntry Sign(EntryDraft draft, string previous, IRecordSigner signer)
    {
        var entry = new JsonObject
        {
            ["v"] = 1,
            ["seq"] = draft.Seq,
            ["type"] = draft.Type,
            ["meeting"] = draft.Meeting.ToString("D"),
            ["prev"] = previous,
            ["at"] = RecordTime.Of(draft.At),
            ["role"] = draft.Role.ToString(),
            ["body"] = draft.Body.DeepClone(),
            ["sealed"] = draft.Sealed,
            ["hash_alg"] = HashAlgorithm,
            ["sig_alg"] = SignatureAlgorithm,
        };
        entry["sig"] = Hex.Of(signer.Sign(P256.Message(Domain, entry)));
        return new RecordEntry(draft.Seq, CanonicalJson.Write(entry));
    }

    /// <summary>What binds the part of an event that stays in the works, without telling it.</summary>
    /// <param name="salt">32 random bytes, kept beside the event.</param>
    /// <param name="storedEvent">The event's JSON as it is stored.</param>
    public static string Seal(byte[] salt, string storedEvent) =>
        Hex.Of(DomainHash.OfFields("review/entry/sealed/v1", salt, Encoding.UTF8.GetBytes(storedEvent)));
}
