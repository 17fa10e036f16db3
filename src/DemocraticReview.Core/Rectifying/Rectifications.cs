using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Rectifying;

/// <summary>整改: what the item's owner must put right, until the office confirms it.</summary>
public sealed record Rectification(int Number, string Measures, DateTimeOffset DueAt, string? Report, bool Confirmed);

public sealed record RectificationRequired(int Item, string Measures, DateTimeOffset DueAt) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with { Rectifications = item.Rectifications.Add(new Rectification(item.Rectifications.Count + 1, Measures, DueAt, null, false)) });
    }
}

public sealed record RectificationReported(int Item, int Number, string Report) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Rectifications.Change(meeting, Item, Number, r => r with { Report = Report });
}

/// <summary>Confirmed, or sent back for another report.</summary>
public sealed record RectificationJudged(int Item, int Number, bool Confirmed, string Reason) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        Rectifications.Change(meeting, Item, Number, r => Confirmed ? r with { Confirmed = true } : r with { Report = null });
}

/// <summary>Every item is settled and nothing is left to put right.</summary>
public sealed record MeetingConcluded : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Stage = MeetingStage.Concluded, Points = meeting.Points.Add(WitnessedPoint.End) };
}

public sealed record MeetingClosed(DateTimeOffset At) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Stage = MeetingStage.Closed };
}

/// <summary>A correction after the close: a new entry. Nothing is edited.</summary>
public sealed record RecordCorrected(string Text) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Corrections = meeting.Corrections.Add(Text) };
}

/// <summary>From the last result to the file.</summary>
public static class Rectifications
{
    private const int MaximumText = 4000;

    public static RectificationRequired Require(ReviewMeeting meeting, int number, string measures, DateTimeOffset dueAt, DateTimeOffset now)
    {
        meeting.MustStandAt(MeetingStage.InSession);
        meeting.Item(number).MustStandAt(ItemStage.Published);
        Core.Require.Text(measures, MaximumText, "measures");
        if (dueAt <= now)
        {
            throw new BrokenRuleException(Rules.DateInThePast);
        }

        return new RectificationRequired(number, measures.Trim(), dueAt);
    }

    public static RectificationReported Report(ReviewMeeting meeting, int number, int rectification, string report)
    {
        Open(meeting, number, rectification);
        Core.Require.Text(report, MaximumText, "report");
        return new RectificationReported(number, rectification, report.Trim());
    }

    public static RectificationJudged Judge(ReviewMeeting meeting, int number, int rectification, bool confirmed, string reason)
    {
        if (Open(meeting, number, rectification).Report is null)
        {
            throw new BrokenRuleException(Rules.RectificationNotReported);
        }

        Core.Require.Text(reason, MaximumText, "reason");
        return new RectificationJudged(number, rectification, confirmed, reason.Trim());
    }

    public static MeetingConcluded Conclude(ReviewMeeting meeting)
    {
        // A meeting whose items were all withdrawn never sits.
        var isEmptied = !meeting.Agenda.IsEmpty && meeting.Agenda.All(i => i.Stage == ItemStage.Withdrawn);
        meeting.MustStandAt(isEmptied ? MeetingStage.Prepared : MeetingStage.InSession, MeetingStage.InSession);
        if (meeting.Agenda.Find(i => !i.IsSettled) is { } open)
        {
            throw new BrokenRuleException(Rules.ItemNotSettled, ("item", open.Number));
        }

        if (meeting.Agenda.Exists(i => i.Rectifications.Exists(r => !r.Confirmed)))
        {
            throw new BrokenRuleException(Rules.RectificationOpen);
        }

        Releasing.MustBeDone(meeting);
        return new MeetingConcluded();
    }

    /// <summary>With the meeting the personal links end, so objections come first; a rehearsal waits for no calendar.</summary>
    public static MeetingClosed Close(ReviewMeeting meeting, DateTimeOffset now)
    {
        meeting.MustStandAt(MeetingStage.Concluded);
        if (meeting.Agenda.Find(i => i.Outcome == ItemOutcome.Referred && i.ReferralId is null) is { } lost)
        {
            throw new BrokenRuleException(Rules.ReferralMissing, ("item", lost.Number));
        }

        if (meeting.Agenda.Find(i => i.Objections.Exists(o => o.Upheld is null)) is { } disputed)
        {
            throw new BrokenRuleException(Rules.ObjectionUndecided, ("item", disputed.Number));
        }

        if (!meeting.IsRehearsal && meeting.Agenda.Max(i => i.ObjectionsUntil) is { } until && now < until)
        {
            throw new BrokenRuleException(Rules.ObjectionTimeRunning, ("until", until));
        }

        return new MeetingClosed(now);
    }

    public static RecordCorrected Correct(ReviewMeeting meeting, string text)
    {
        meeting.MustStandAt(MeetingStage.Closed);
        Core.Require.Text(text, MaximumText, "text");
        return new RecordCorrected(text.Trim());
    }

    internal static ReviewMeeting Change(ReviewMeeting meeting, int number, int rectification, Func<Rectification, Rectification> change)
    {
        var item = meeting.Item(number);
        return meeting.With(item with { Rectifications = item.Rectifications.SetItem(rectification - 1, change(item.Rectifications[rectification - 1])) });
    }

    private static Rectification Open(ReviewMeeting meeting, int number, int rectification)
    {
        meeting.MustStandAt(MeetingStage.InSession);
        var found = meeting.Item(number).Rectifications.Find(r => r.Number == rectification)
            ?? throw new BrokenRuleException(Rules.NotFound, ("what", $"rectification {rectification}"));
        return found.Confirmed ? throw new BrokenRuleException(Rules.RectificationClosed) : found;
    }
}
