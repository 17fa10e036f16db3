namespace DemocraticReview.App.Persistence;

/// <summary>An entry of a meeting's record: what the event of the same number became, signed by a key that lies elsewhere.</summary>
public sealed class EntryRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required int Seq { get; init; }

    /// <summary>Canonical JSON, signature included: file and leaf of the record.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>32 random bytes that bind the event to the entry without telling it.</summary>
    public required byte[] Salt { get; init; }
}

/// <summary>A leaf of the works' log, which counts all meetings and keys without a gap.</summary>
public sealed class LogRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required int Index { get; init; }

    public required byte[] Leaf { get; init; }

    /// <summary>The log's tree up to this leaf (<see cref="DemocraticReview.Core.Recording.MerkleTree.Subtrees"/>), so that nobody has to read all of it to go on; null on a log of an earlier version.</summary>
    public byte[]? Subtrees { get; init; }

    /// <summary>Index of the leaf whose key is in force after this one.</summary>
    public int? KeyAt { get; init; }
}
