namespace DemocraticReview.Core.Meetings;

/// <summary>What the item approved may be carried out, such as a month's wages be paid.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="At">When.</param>
/// <param name="Note">By which paper, in words.</param>
public sealed record ItemReleased(int Item, DateTimeOffset At, string Note) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting.With(meeting.Item(Item) with { ReleasedAt = At, ReleaseNote = Note });
}

/// <summary>放行, where the procedure knows it: only what was approved, and once.</summary>
public static class Releasing
{
    public static ItemReleased Release(ReviewMeeting meeting, int number, string note, DateTimeOffset now)
    {
        meeting.MustStandAt(MeetingStage.InSession);
        var item = meeting.Item(number);
        if (item.ReleasedAt is not null)
        {
            throw new BrokenRuleException(Rules.ItemReleasedBefore, ("item", number));
        }

        if (!IsDue(meeting, item))
        {
            throw new BrokenRuleException(Rules.ReleaseNeedsApproval, ("item", number));
        }

        if (item.Objections.Exists(o => o.Upheld is null))
        {
            throw new BrokenRuleException(Rules.ObjectionUndecided, ("item", number));
        }

        Require.Text(note, 500, "note");
        return new ItemReleased(number, now, note.Trim());
    }

    /// <summary>Approved in public and not released yet, under a procedure that releases.</summary>
    public static bool IsDue(ReviewMeeting meeting, AgendaItem item) =>
        meeting.Settings.PassedItem == PassedItemGoes.Release
        && item is { Stage: ItemStage.Published, Outcome: ItemOutcome.Passed, ReleasedAt: null, IsVoidedByObjection: false };

    /// <exception cref="BrokenRuleException"><see cref="Rules.ReleaseOpen"/>: something approved waits for it.</exception>
    internal static void MustBeDone(ReviewMeeting meeting)
    {
        if (meeting.Agenda.Find(i => IsDue(meeting, i)) is { } open)
        {
            throw new BrokenRuleException(Rules.ReleaseOpen, ("item", open.Number));
        }
    }
}
