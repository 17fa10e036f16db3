using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Drawing;

/// <summary>Why a seat is empty.</summary>
public enum VacancyReason
{
    Absent,
    Ill,
    Recused,
    OtherDuty,
}

/// <summary>A reserve takes an empty seat; who was passed over stands beside, with the reason.</summary>
/// <param name="Left">Label of the representative who gives up the seat; null for one emptied by recusal.</param>
/// <param name="Reason">Why the seat is empty.</param>
/// <param name="Reserve">Label of the reserve who sits now.</param>
/// <param name="PassedOver">Reserves before that one who do not sit, in drawn order.</param>
public sealed record SeatFilled(string? Left, VacancyReason Reason, string Reserve, IReadOnlyList<SkippedMember> PassedOver) : MeetingEvent
{
    public override ReviewMeeting On(ReviewMeeting meeting)
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
    /// <param name="reason">Why.</param>
    public static SeatFilled Fill(ReviewMeeting meeting, string? left, VacancyReason reason)
    {
        meeting.MustStandAt(MeetingStage.Drawn, MeetingStage.InSession);
        if (meeting.Current is not null)
        {
            throw new BrokenRuleException(Rules.NoReserveJoinsOpenItem);
        }

        if (left is null ? meeting.Vacant == 0 : !meeting.Seats.Exists(s => s.Label == left))
        {
            throw new BrokenRuleException(Rules.SeatNotEmpty);
        }

        if (left is not null && reason == VacancyReason.Absent && meeting.CheckedIn.Contains(left))
        {
            throw new BrokenRuleException(Rules.JudgeIsPresent);
        }

        var passed = meeting.Reserves.Where(r => WhyPassed(meeting, r) is not null).ToList();
        var waiting = meeting.Reserves.Except(passed).Select(AsPoolMember).ToList();
        if (waiting.Count == 0)
        {
            throw new BrokenRuleException(Rules.ReservesUsedUp);
        }

        var seats = meeting.Seats.Where(s => s.Label != left).Select(AsPoolMember).ToList();
        var filled = Draw.FillSeat(seats, waiting, meeting.Settings.ProfessionMinimums);
        var skipped = passed.Select(p => new SkippedMember(p.Label, WhyPassed(meeting, p)!.Code))
            .Concat(filled.PassedOver.Select(p => new SkippedMember(p, Rules.ReserveBreaksMinimum.Code)));
        return new SeatFilled(left, reason, filled.Reserve, [.. skipped]);
    }

    /// <summary>Once people check in, only a reserve who is in the hall can sit.</summary>
    private static Rule? WhyPassed(ReviewMeeting meeting, Judge reserve) =>
        meeting.CheckedIn.Count > 0 && !meeting.CheckedIn.Contains(reserve.Label) ? Rules.ReserveNotInHall : null;

    private static PoolMember AsPoolMember(Judge judge) => new(judge.Label, judge.Profession);
}
