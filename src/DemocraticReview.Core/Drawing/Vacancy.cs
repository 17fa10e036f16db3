namespace DemocraticReview.Core.Drawing;

/// <summary>Why a reserve in the drawn order was not called.</summary>
public enum PassedOverReason
{
    /// <summary>Not checked in when the seat was filled.</summary>
    Absent,

    /// <summary>Recused after the draw (回避).</summary>
    Recused,

    /// <summary>The seats still vacant would not have been enough for the professions below their minimum.</summary>
    MinimumsNotKept,
}

/// <summary>A reserve who was not called, and why; goes on the record with the filled seat.</summary>
public sealed record PassedOver(string Label, PassedOverReason Reason);

/// <summary>The panel at the moment when a vacant seat is to be filled.</summary>
/// <param name="Seats">Seats of the panel, vacant ones included.</param>
/// <param name="Sitting">Those who hold a seat now, the one who left not among them. Fewer than <paramref name="Seats"/>.</param>
/// <param name="Reserves">All reserves of the draw, in drawn order.</param>
/// <param name="AlreadyUsed">Labels of reserves who have been seated before, whether or not they still sit.</param>
/// <param name="Unable">Reserves who cannot sit now, each with the reason that goes on the record.</param>
/// <param name="Minimums">Least number of seats by profession, as in the draw.</param>
public sealed record Vacancy(
    int Seats,
    IReadOnlyList<PoolMember> Sitting,
    IReadOnlyList<PoolMember> Reserves,
    IReadOnlySet<string> AlreadyUsed,
    IReadOnlyDictionary<string, PassedOverReason> Unable,
    IReadOnlyDictionary<string, int> Minimums);

/// <summary>Who takes the vacant seat.</summary>
/// <param name="Reserve">The reserve who sits now.</param>
/// <param name="PassedOver">Reserves before that one in drawn order, in that order.</param>
/// <param name="MinimumsKept">False when no reserve left could keep the minimums; the record says so.</param>
public sealed record SeatFilled(PoolMember Reserve, IReadOnlyList<PassedOver> PassedOver, bool MinimumsKept);
