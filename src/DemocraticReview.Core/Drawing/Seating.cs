using System.Collections.Frozen;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Drawing;

/// <summary>Why a seat is empty.</summary>
public enum VacancyReason
{
    Absent,
    Ill,
    Recused,
    OtherDuty,
}

/// <summary>A witness of the draw has seen the reserve take the seat.</summary>
/// <param name="Witness">Number in the draw.</param>
/// <param name="Signature">On <see cref="DrawHashes.SeatStatement"/>, hex.</param>
public sealed record SeatWitnessed(int Witness, string Signature);

/// <summary>A reserve takes an empty seat; who was passed over stands beside, with the reason.</summary>
/// <param name="Left">Label of the representative who gives up the seat; null for one emptied by recusal.</param>
/// <param name="Reason">Why the seat is empty.</param>
/// <param name="Reserve">Label of the reserve who sits now.</param>
/// <param name="PassedOver">Reserves before that one who do not sit, in drawn order, with the reason.</param>
/// <param name="MinimumsKept">False where no reserve left could keep the profession minimums.</param>
/// <param name="Witnessed">Who has seen it, where somebody was asked to.</param>
public sealed record ReserveSeated(
    string? Left, VacancyReason Reason, string Reserve, IReadOnlyList<PassedOver> PassedOver, bool MinimumsKept, SeatWitnessed? Witnessed = null) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var reserve = meeting.Reserves.Find(r => r.Label == Reserve)!;
        return meeting with
        {
            Seats = meeting.Seats.RemoveAll(s => s.Label == Left).Add(reserve),
            Reserves = meeting.Reserves.Remove(reserve),
            CheckedIn = Left is null ? meeting.CheckedIn : meeting.CheckedIn.Remove(Left),
        };
    }
}

/// <summary>候补递补: the first reserve in drawn order who keeps the profession minimums, else the next.</summary>
public static class Seating
{
    /// <param name="meeting">The meeting.</param>
    /// <param name="left">Label of the representative who cannot sit; null to fill a seat that a recusal emptied.</param>
    /// <param name="reason">Why <paramref name="left"/> cannot sit; a seat without one was emptied by recusal.</param>
    public static ReserveSeated Fill(ReviewMeeting meeting, string? left, VacancyReason reason)
    {
        meeting.MustStandAt(MeetingStage.Drawn, MeetingStage.InSession);
        if (meeting.Current is not null)
        {
            throw new BrokenRuleException(Rules.NoReserveJoinsOpenItem);
        }

        // A recusal empties the seat itself; nobody leaves one under that name without a recusal on record.
        Require.Known(reason, "reason");
        if (left is null ? meeting.Vacant == 0 : reason == VacancyReason.Recused || !meeting.Seats.Exists(s => s.Label == left))
        {
            throw new BrokenRuleException(Rules.SeatNotEmpty);
        }

        if (left is not null && reason == VacancyReason.Absent && meeting.CheckedIn.Contains(left))
        {
            throw new BrokenRuleException(Rules.JudgeIsPresent);
        }

        // Once people check in, only a reserve who is in the hall can sit.
        var away = meeting.CheckedIn.IsEmpty ? [] : meeting.Reserves.Where(r => !meeting.CheckedIn.Contains(r.Label));
        var filled = Draw.FillSeat(new Vacancy(
            meeting.Draws[^1].Seats,
            [.. meeting.Seats.Where(s => s.Label != left).Select(AsPoolMember)],
            [.. meeting.Reserves.Select(AsPoolMember)],
            FrozenSet<string>.Empty,
            away.ToDictionary(r => r.Label, _ => PassedOverReason.Absent, StringComparer.Ordinal),
            meeting.Settings.ProfessionMinimums));
        return new ReserveSeated(left, left is null ? VacancyReason.Recused : reason, filled.Reserve.Label, filled.PassedOver, filled.MinimumsKept);
    }

    private static PoolMember AsPoolMember(Judge judge) => new(judge.Label, judge.Profession);
}
