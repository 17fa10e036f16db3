using System.Collections.Immutable;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Everything of one box, as the format's archive (<c>.bel</c>) holds it: what was asked, under which keys, who could vote (without names), every
/// ballot that was ever in it, and as far as it has come the tally, the holders' parts and the result. Read, but not yet checked:
/// <see cref="ArchiveCheck"/> does that.
/// </summary>
public sealed record BoxArchive
{
    /// <summary>Seconds since 1970, when it was written.</summary>
    public required long WrittenAt { get; init; }

    public required Poll Poll { get; init; }

    public required ImmutableArray<HolderKey> Keys { get; init; }

    /// <summary>C of everybody who could vote, ascending.</summary>
    public required ImmutableArray<GroupElement> Credentials { get; init; }

    /// <summary>Payloads in their order, replaced ones included; of one credential the last counts.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Ballots { get; init; } = [];

    /// <summary>Closed: no ballot comes any more.</summary>
    public bool IsEnded { get; init; }

    public BoxTally? Tally { get; init; }

    /// <summary>Holders from 1, each with the own part.</summary>
    public ImmutableArray<(int Holder, PartialDecryption Part)> Parts { get; init; } = [];

    /// <summary>Count of each answer.</summary>
    public ImmutableArray<int>? Result { get; init; }
}
