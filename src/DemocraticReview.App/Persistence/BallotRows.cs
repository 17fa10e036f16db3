using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Persistence;

// No row here holds a time, a number that counts up over judges, or who made it; none names both a judge and a credential.

/// <summary>That a judge's phone has registered for an item's round; which credential, nobody keeps.</summary>
public sealed class RegisteredRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required int Item { get; init; }

    public required int Round { get; init; }

    public required string Label { get; init; }

    /// <summary>The phone has found itself in the frozen list.</summary>
    public bool Acknowledged { get; set; }

    /// <summary>Of a judge who chose the hall's tablet: whether the desk has sent the judge there.</summary>
    public TabletTurn Turn { get; set; }
}

/// <summary>A credential that may vote in an item's round, without a name.</summary>
public sealed class CredentialRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required int Item { get; init; }

    public required int Round { get; init; }

    /// <summary>SHA-256 of <see cref="Credential"/>, hex: in no relation to when it came.</summary>
    public required string Key { get; init; }

    /// <summary>Decimal digits of C.</summary>
    public required string Credential { get; init; }

    /// <summary>Made by the hall's tablet, for one of those who chose it.</summary>
    public bool OnTablet { get; init; }
}

/// <summary>A sealed ballot in an open box.</summary>
public sealed class BallotRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required int Item { get; init; }

    public required int Round { get; init; }

    /// <summary>Of its credential, as in <see cref="CredentialRow"/>.</summary>
    public required string Key { get; init; }

    /// <summary>1 for the credential's first ballot; the last one counts.</summary>
    public required int Number { get; init; }

    public required byte[] Payload { get; init; }

    /// <summary>The server's signature on its receipt, hex.</summary>
    public required string Receipt { get; init; }
}

/// <summary>A closed box: its archive takes the place of its ballots and credentials, sorted and without their order.</summary>
public sealed class BoxRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required int Item { get; init; }

    public required int Round { get; init; }

    /// <summary>Up to EndBallots.</summary>
    public required byte[] Archive { get; init; }

    /// <summary>Of the ballots that count, one a line.</summary>
    public required string Trackers { get; init; }
}
