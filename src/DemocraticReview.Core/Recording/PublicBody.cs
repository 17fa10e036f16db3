using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Recording;

/// <summary>What the first entry says beside the event: under which key the record begins, and where the works' log stood.</summary>
public sealed record RecordOpening(string Key, TreeHead Log);

/// <summary>
/// What the public record says of each event: labels and salted values, counts and steps. Never a name, a 工号, a supplier, a price, a
/// questioner or a text that was not posted. One pure function an event (docs/record-format.md, 9).
/// </summary>
public static class PublicBody
{
    /// <summary>The body of an event's entry.</summary>
    /// <param name="before">The meeting before the event; null for its creation.</param>
    /// <param name="happened">The event.</param>
    /// <param name="opening">For the creation alone.</param>
    /// <exception cref="NotSupportedException">An event that nobody has decided about; a test finds it first.</exception>
    public static JsonObject Of(ReviewMeeting? before, MeetingEvent happened, RecordOpening? opening = null) => happened switch
    {
        MeetingCreated e => Created(e, opening ?? throw new ArgumentNullException(nameof(opening))),
        DrawAnnounced or RosterFrozen or DrawCommitted or DiceConfirmed or DrawRevealed or DrawVoided or LotsDrawn or PanelDrawn or ReserveSeated => DrawBody.Of(before!, happened),
        ItemPutOnAgenda or HeadAppointed or OfficerAppointed or MeetingAnnounced or RecusalRaised or RecusalDecided => Preparation(before!, happened),
        JudgesNotified or LinkBound or LinkReissued or JudgeCheckedIn or SessionOpened or MeetingPostponed or MeetingRescheduled => Sitting(happened),
        QuestioningOpened or QuestionAsked or QuestionAnswered or FactsChecked or StatementFiled or LastWordGiven or QuestioningClosed or WithdrawalConsented => Questions(happened),
        HolderNamed or KeyRegistered or KeyDestroyed or RegistrationOpened or RegistrationEmptied or HeadsCounted or ListFrozen or ListSigned or ListChecked or TabletSetUp or TabletChosen or DecryptionGiven => BoxBody.Of(happened),
        BallotOpened or BallotReminded or BallotClosed or RoundVoided or CountEntered or TallySigned or ItemDecided => Votes(happened),
        _ => Afterwards(happened),
    };

    private static JsonObject Created(MeetingCreated e, RecordOpening opening) => new()
    {
        ["enterprise"] = e.EnterpriseId.ToString("D"),
        ["number"] = e.Number,
        ["title"] = e.Title,
        ["rehearsal"] = e.IsRehearsal,
        ["settings"] = SettingsBody.Of(e.Settings),
        ["definition"] = new JsonObject { ["id"] = e.Definition.Id, ["version"] = e.Definition.Version, ["sha256"] = e.Definition.Sha256 },
        ["heldAt"] = RecordTime.Of(e.HeldAt),
        ["place"] = e.Place,
        ["follows"] = e.Follows?.ToString("D"),
        ["key"] = opening.Key,
        ["log"] = DrawBodies.Head(opening.Log),
    };

    private static JsonObject Preparation(ReviewMeeting before, MeetingEvent happened) => happened switch
    {
        ItemPutOnAgenda e => new()
        {
            ["item"] = e.Item,
            ["title"] = e.Facts.Title,
            ["grounds"] = DrawBodies.Texts(e.Facts.Grounds.Select(g => g.ToString())),
            ["respondents"] = e.Facts.Respondents.Count,
            ["dossier"] = e.Facts.DossierHash,
        },
        HeadAppointed e => new() { ["label"] = e.Head.Label },
        OfficerAppointed e => new() { ["role"] = e.Officer.Role.ToString() },
        MeetingAnnounced e => new() { ["question"] = e.Question },
        RecusalRaised e => RecusalOf(before, e.Recusal, e.Recusal.Granted == true, e.PostponesItem),
        RecusalDecided e => RecusalOf(before, before.Recusals[e.Number - 1], e.Granted, e.PostponesItem),
        _ => throw Unknown(happened),
    };

    private static JsonObject Sitting(MeetingEvent happened) => happened switch
    {
        JudgesNotified => [],
        LinkBound e => new() { ["role"] = e.Role.ToString() },
        LinkReissued e => new() { ["role"] = e.Role.ToString() },
        JudgeCheckedIn e => new() { ["label"] = e.Label },
        SessionOpened e => new() { ["present"] = e.Present, ["appointed"] = e.Appointed },
        MeetingPostponed => [],
        MeetingRescheduled e => new() { ["heldAt"] = RecordTime.Of(e.HeldAt), ["place"] = e.Place },
        _ => throw Unknown(happened),
    };

    private static JsonObject Questions(MeetingEvent happened) => happened switch
    {
        QuestioningOpened e => new()
        {
            ["item"] = e.Item,
            ["seated"] = DrawBodies.Texts(e.Seated),
            ["appointed"] = e.Appointed,
            ["present"] = e.Present,
            ["recused"] = e.Recused,
        },
        QuestionAsked e => new() { ["item"] = e.Item },
        QuestionAnswered e => new() { ["item"] = e.Item, ["question"] = e.Question },
        FactsChecked e => new() { ["item"] = e.Item },
        StatementFiled e => new() { ["item"] = e.Item },
        LastWordGiven e => new() { ["item"] = e.Item },
        QuestioningClosed e => new() { ["item"] = e.Item },
        WithdrawalConsented e => new() { ["item"] = e.Item, ["by"] = e.By.ToString(), ["withdrawn"] = e.Withdrawn },
        _ => throw Unknown(happened),
    };

    private static JsonObject Votes(MeetingEvent happened) => happened switch
    {
        BallotOpened e => new()
        {
            ["item"] = e.Item,
            ["round"] = e.Round,
            ["channel"] = e.Channel.ToString(),
            ["issued"] = e.Issued,
            ["present"] = e.Present,
            ["seated"] = e.Seated is null ? null : DrawBodies.Texts(e.Seated),
            ["box"] = BoxBody.Of(e.Box),
        },
        BallotReminded e => new() { ["item"] = e.Item, ["reminder"] = e.Reminder },
        BallotClosed e => new() { ["item"] = e.Item, ["collected"] = e.Collected, ["void"] = e.Void, ["box"] = BoxBody.Of(e.Box) },
        RoundVoided e => new() { ["item"] = e.Item },
        CountEntered e => new() { ["item"] = e.Item, ["differs"] = e.Differs },
        TallySigned e => TallyOf(e.Item, e.Tally),
        ItemDecided e => new()
        {
            ["item"] = e.Item,
            ["passed"] = e.Verdict.Passed,
            ["inequality"] = e.Verdict.Inequality,
            ["satisfied"] = e.Verdict.Satisfied,
            ["seated"] = e.Verdict.Seated,
            ["threshold"] = SettingsBody.Share(e.Verdict.Threshold),
            ["outcome"] = e.Outcome.ToString(),
            ["referral"] = e.ReferralId is not null,
        },
        _ => throw Unknown(happened),
    };

    private static JsonObject Afterwards(MeetingEvent happened) => happened switch
    {
        ResultPublished e => new() { ["item"] = e.Item, ["objectionsUntil"] = RecordTime.Of(e.ObjectionsUntil) },
        ObjectionFiled e => new() { ["item"] = e.Item, ["by"] = e.By.Role.ToString() },
        ObjectionDecided e => new() { ["item"] = e.Item, ["objection"] = e.Number, ["upheld"] = e.Upheld },
        RectificationRequired e => new() { ["item"] = e.Item, ["dueAt"] = RecordTime.Of(e.DueAt) },
        RectificationReported e => new() { ["item"] = e.Item, ["rectification"] = e.Number },
        RectificationJudged e => new() { ["item"] = e.Item, ["rectification"] = e.Number, ["confirmed"] = e.Confirmed },
        ItemReleased e => new() { ["item"] = e.Item },
        NextMeetingBegun e => new() { ["next"] = e.Next.ToString("D") },
        RecurrenceStopped => [],
        FlowRetried => [],
        MeetingConcluded => [],
        MeetingClosed => [],
        RecordCorrected => [],
        RecordKeyRotated e => new() { ["key"] = e.Key, ["proof"] = e.Proof },
        CheckpointWitnessed e => new()
        {
            ["draw"] = e.Draw,
            ["witness"] = e.Witness,
            ["purpose"] = e.Point.ToString(),
            ["size"] = e.Size,
            ["root"] = e.Root,
            ["signature"] = e.Signature,
        },
        _ => throw Unknown(happened),
    };

    // Before the draw nobody has a label, and a name has no place here; after it the label is all that a verifier needs.
    private static JsonObject RecusalOf(ReviewMeeting before, Recusal recusal, bool granted, bool postpones) => new()
    {
        ["number"] = recusal.Number,
        ["label"] = before.Callable.FirstOrDefault(j => j.Person.Number == recusal.PersonNumber)?.Label,
        ["item"] = recusal.Item,
        ["granted"] = granted,
        ["postpones"] = postpones,
    };

    private static JsonObject TallyOf(int item, Tally t) => new()
    {
        ["item"] = item,
        ["appointed"] = t.Appointed,
        ["present"] = t.Present,
        ["recused"] = t.Recused,
        ["seated"] = t.Seated,
        ["issued"] = t.Issued,
        ["collected"] = t.Collected,
        ["valid"] = t.Valid,
        ["satisfied"] = t.Satisfied,
        ["dissatisfied"] = t.Dissatisfied,
        ["abstained"] = t.Abstained,
        ["invalid"] = t.Invalid,
        ["notCast"] = t.NotCast,
    };

    internal static NotSupportedException Unknown(MeetingEvent happened) => new($"Nobody has decided what the record says of {happened.GetType().Name}.");
}
