using System.Globalization;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;

namespace DemocraticReview.Workflow.Engine;

/// <summary>How far a subject has come, asked step by step. It reads Core's state and decides nothing.</summary>
internal static class Reading
{
    private static readonly FlowOutcome Done = new(ActivityDescription.Done);

    public static FlowOutcome? Of(ReviewMeeting meeting, FlowActivity activity, string? item) => NameOf(activity) switch
    {
        "FlagItems" => When(!meeting.Agenda.IsEmpty),
        "AnnounceMeeting" => When(meeting.Stage >= MeetingStage.Announced),
        "DrawPanel" => When(meeting.Stage >= MeetingStage.Drawn),
        "AnnounceDraw" or "FreezeRoster" or "CommitDraw" or "RollDice" or "RevealDraw" => OfDraw(meeting, NameOf(activity)),
        "NotifyJudges" => When(meeting.Stage >= MeetingStage.Notified),
        "CheckInJudges" => When(meeting.Sitting || meeting.Stage > MeetingStage.InSession),
        "NextItem" => meeting.Next is { } next ? new FlowOutcome("Item", next.Number.ToString(CultureInfo.InvariantCulture)) : Done,
        "FollowRectification" => When(meeting.Stage >= MeetingStage.Concluded),
        "CloseMeeting" => When(meeting.Stage == MeetingStage.Closed),
        var name => Of(meeting, meeting.Item(NumberOf(item)), name),
    };

    public static FlowOutcome? Of(Referral referral, FlowActivity activity) => NameOf(activity) switch
    {
        "DraftReferral" => When(referral.Stage > ReferralStage.Opened),
        "ReviewReferral" => Either(referral, ReferralStage.Reviewed, "Approved"),
        "SignReferral" => Either(referral, ReferralStage.Signed, "Signed"),
        "DeliverReferral" => When(referral.Stage >= ReferralStage.Delivered),
        "AwaitReceipt" => When(referral.Stage >= ReferralStage.Received),
        "AwaitAcceptance" when referral.Stage is ReferralStage.Accepted => new FlowOutcome("Accepted"),
        "AwaitAcceptance" when referral.Stage is ReferralStage.Closed && referral.ReturnedTo != ReturnHandling.Closed => new FlowOutcome("Accepted"),
        "AwaitAcceptance" when referral.Stage is ReferralStage.Returned or ReferralStage.Closed => new FlowOutcome("Returned"),
        "HandleReturn" => referral.ReturnedTo is { } handled ? new FlowOutcome(handled.ToString()) : null,
        "CloseReferral" => When(referral.Stage == ReferralStage.Closed),
        _ => null,
    };

    public static int NumberOf(string? item) => int.Parse(item ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);

    private static FlowOutcome? Of(ReviewMeeting meeting, AgendaItem item, string name) => name switch
    {
        "QuestionItem" or "VoteItem" when item.Stage == ItemStage.Withdrawn => new FlowOutcome("Withdrawn"),
        "QuestionItem" or "VoteItem" when item.Stage == ItemStage.Pending && !meeting.Sitting => new FlowOutcome("Postponed"),
        "QuestionItem" => When(item.Stage >= ItemStage.Questioned),
        "VoteItem" => item.Stage >= ItemStage.Counted ? new FlowOutcome("Counted") : null,
        "DecideItem" => item.Outcome is { } outcome ? new FlowOutcome(outcome.ToString()) : null,
        "ReferItem" => When(item.ReferralId is not null),
        "ReleaseItem" when item.ReleasedAt is not null => new FlowOutcome("Released"),
        "ReleaseItem" => Releasing.IsDue(meeting, item) ? null : new FlowOutcome("NotDue"),
        "PublishItem" => When(item.Stage >= ItemStage.Published),
        _ => null,
    };

    // A voided draw is announced anew; in a further draw the flow stands elsewhere and is not asked.
    private static FlowOutcome? OfDraw(ReviewMeeting meeting, string name) => (name, meeting.Drawing) switch
    {
        _ when meeting.Stage >= MeetingStage.Drawn => Done,
        ("AnnounceDraw", var draw) => When(draw is not null),
        ("FreezeRoster", var draw) => When(draw?.Roster is not null),
        ("CommitDraw" or "RollDice" or "RevealDraw", null) when meeting.LastDraw > 0 => new FlowOutcome("Voided"),
        ("CommitDraw", { Announced.Form: DrawForm.PaperLots }) => Done,
        ("CommitDraw", var draw) => When(draw?.HasAllCommits == true),
        ("RollDice", { Announced.Form: DrawForm.PaperLots }) => Done,
        ("RollDice", var draw) => When(draw?.AgreedDice is not null),
        _ => null,
    };

    private static string NameOf(FlowActivity activity) => activity.Type[(activity.Type.LastIndexOf('.') + 1)..];

    private static FlowOutcome? When(bool done) => done ? Done : null;

    // Sent back, the letter is to be drafted anew.
    private static FlowOutcome? Either(Referral referral, ReferralStage passed, string outcome) => referral.Stage >= passed
        ? new FlowOutcome(outcome)
        : referral.Stage == ReferralStage.Opened ? new FlowOutcome("Rework") : null;
}
