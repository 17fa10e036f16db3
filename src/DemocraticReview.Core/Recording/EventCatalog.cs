using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Recording;

/// <summary>The name under which each event is stored, for ever, and its JSON form.</summary>
public static class EventCatalog
{
    private static readonly FrozenDictionary<string, Type> ByName = new Dictionary<string, Type>
    {
        ["item.drafted"] = typeof(ItemDrafted),
        ["item.revised"] = typeof(ItemRevised),
        ["item.attachment-added"] = typeof(AttachmentAdded),
        ["item.attachment-removed"] = typeof(AttachmentRemoved),
        ["item.reports-sealed"] = typeof(ReportsSealed),
        ["item.reviewed"] = typeof(ItemReviewed),
        ["item.secrecy-reviewed"] = typeof(SecrecyReviewed),
        ["item.flagged"] = typeof(ItemFlagged),
        ["item.late-material-added"] = typeof(LateMaterialAdded),
        ["item.reopened"] = typeof(ItemReopened),

        ["meeting.created"] = typeof(MeetingCreated),
        ["agenda.item-added"] = typeof(ItemPutOnAgenda),
        ["head.appointed"] = typeof(HeadAppointed),
        ["officer.appointed"] = typeof(OfficerAppointed),
        ["meeting.announced"] = typeof(MeetingAnnounced),
        ["recusal.raised"] = typeof(RecusalRaised),
        ["recusal.decided"] = typeof(RecusalDecided),
        ["draw.announced"] = typeof(DrawAnnounced),
        ["draw.roster"] = typeof(RosterFrozen),
        ["draw.committed"] = typeof(DrawCommitted),
        ["draw.dice"] = typeof(DiceConfirmed),
        ["draw.revealed"] = typeof(DrawRevealed),
        ["draw.voided"] = typeof(DrawVoided),
        ["draw.lots"] = typeof(LotsDrawn),
        ["panel.drawn"] = typeof(PanelDrawn),
        ["judges.notified"] = typeof(JudgesNotified),
        ["link.bound"] = typeof(LinkBound),
        ["link.reissued"] = typeof(LinkReissued),
        ["judge.checked-in"] = typeof(JudgeCheckedIn),
        ["seat.filled"] = typeof(ReserveSeated),
        ["session.opened"] = typeof(SessionOpened),
        ["meeting.postponed"] = typeof(MeetingPostponed),
        ["meeting.rescheduled"] = typeof(MeetingRescheduled),
        ["questioning.opened"] = typeof(QuestioningOpened),
        ["question.asked"] = typeof(QuestionAsked),
        ["question.answered"] = typeof(QuestionAnswered),
        ["facts.checked"] = typeof(FactsChecked),
        ["statement.filed"] = typeof(StatementFiled),
        ["last-word.given"] = typeof(LastWordGiven),
        ["questioning.closed"] = typeof(QuestioningClosed),
        ["withdrawal.consented"] = typeof(WithdrawalConsented),
        ["holder.named"] = typeof(HolderNamed),
        ["key.registered"] = typeof(KeyRegistered),
        ["key.destroyed"] = typeof(KeyDestroyed),
        ["registration.opened"] = typeof(RegistrationOpened),
        ["registration.emptied"] = typeof(RegistrationEmptied),
        ["heads.counted"] = typeof(HeadsCounted),
        ["list.frozen"] = typeof(ListFrozen),
        ["list.signed"] = typeof(ListSigned),
        ["list.checked"] = typeof(ListChecked),
        ["tablet.set-up"] = typeof(TabletSetUp),
        ["tablet.chosen"] = typeof(TabletChosen),
        ["ballot.opened"] = typeof(BallotOpened),
        ["ballot.reminded"] = typeof(BallotReminded),
        ["ballot.closed"] = typeof(BallotClosed),
        ["round.voided"] = typeof(RoundVoided),
        ["decryption.given"] = typeof(DecryptionGiven),
        ["count.entered"] = typeof(CountEntered),
        ["tally.signed"] = typeof(TallySigned),
        ["item.decided"] = typeof(ItemDecided),
        ["result.published"] = typeof(ResultPublished),
        ["objection.filed"] = typeof(ObjectionFiled),
        ["objection.decided"] = typeof(ObjectionDecided),
        ["rectification.required"] = typeof(RectificationRequired),
        ["rectification.reported"] = typeof(RectificationReported),
        ["rectification.judged"] = typeof(RectificationJudged),
        ["item.released"] = typeof(ItemReleased),
        ["meeting.next-begun"] = typeof(NextMeetingBegun),
        ["recurrence.stopped"] = typeof(RecurrenceStopped),
        ["flow.retried"] = typeof(FlowRetried),
        ["meeting.concluded"] = typeof(MeetingConcluded),
        ["meeting.closed"] = typeof(MeetingClosed),
        ["record.corrected"] = typeof(RecordCorrected),
        ["record.key-rotated"] = typeof(RecordKeyRotated),
        ["checkpoint.witnessed"] = typeof(CheckpointWitnessed),

        ["referral.opened"] = typeof(ReferralOpened),
        ["referral.drafted"] = typeof(ReferralDrafted),
        ["referral.reviewed"] = typeof(ReferralReviewed),
        ["referral.signed"] = typeof(ReferralSigned),
        ["referral.delivered"] = typeof(ReferralDelivered),
        ["referral.received"] = typeof(ReferralReceived),
        ["referral.accepted"] = typeof(ReferralAccepted),
        ["referral.returned"] = typeof(ReferralReturned),
        ["referral.forwarded"] = typeof(ReferralForwarded),
        ["referral.supplemented"] = typeof(ReferralSupplemented),
        ["referral.closed"] = typeof(ReferralClosed),
        ["referral.overdue"] = typeof(ReferralOverdue),

        ["enterprise.founded"] = typeof(EnterpriseFounded),
        ["calendar.changed"] = typeof(CalendarChanged),
        ["account.created"] = typeof(AccountCreated),
        ["account.roles-assigned"] = typeof(RolesAssigned),
        ["roster.imported"] = typeof(RosterImported),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = ByName.ToFrozenDictionary(p => p.Value, p => p.Key);

    /// <summary>camelCase, enumerations by name, Chinese left readable.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(null, allowIntegerValues: false), new TallyConverter(), new VerdictConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyDictionary<string, Type> Types => ByName;

    public static string NameOf(object body) => NameOf(body.GetType());

    public static string NameOf(Type type) => ByType[type];

    public static string Write(object body) => JsonSerializer.Serialize(body, body.GetType(), Json);

    /// <summary>Whether the event of this name is one of <typeparamref name="T"/>.</summary>
    /// <exception cref="KeyNotFoundException">The name is not in the catalogue: the database is of a newer version.</exception>
    public static bool IsOf<T>(string name) => ByName[name].IsAssignableTo(typeof(T));

    /// <exception cref="KeyNotFoundException">The name is not in the catalogue: the database is of a newer version.</exception>
    public static T Read<T>(string name, string body) => (T)JsonSerializer.Deserialize(body, ByName[name], Json)!;
}
