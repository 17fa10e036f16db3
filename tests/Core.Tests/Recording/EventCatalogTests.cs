using System.Text.Json;
using System.Text.RegularExpressions;
using Core.Tests.Referring;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Tallying;

namespace Core.Tests.Recording;

public sealed partial class EventCatalogTests
{
    private static readonly Type[] Families = [typeof(MeetingEvent), typeof(ItemEvent), typeof(ReferralEvent), typeof(EnterpriseEvent)];

    [Fact]
    public void Every_event_has_one_name_for_ever()
    {
        var events = typeof(EventCatalog).Assembly.GetTypes().Where(t => Families.Any(t.IsSubclassOf)).ToList();

        EventCatalog.Types.Values.ShouldBe(events, ignoreOrder: true);
        EventCatalog.Types.Keys.Where(name => !Name().IsMatch(name)).ShouldBeEmpty();
    }

    [Fact]
    public void A_referral_read_back_from_json_is_the_same()
    {
        var referral = new AReferral().Returned().Do(r => Referrals.Forward(r, "审计处", Some.At(Some.HeldAt))).Accepted().Do(r => Referrals.Close(r, "办结。"));
        var again = Referral.From(referral.Events.Select(e => Again(e)));

        JsonSerializer.Serialize(again, EventCatalog.Json).ShouldBe(JsonSerializer.Serialize(referral.State, EventCatalog.Json));
    }

    [Fact]
    public void An_item_read_back_from_json_is_the_same()
    {
        var dossier = Some.Dossier(Ground.PriceGap, Ground.WorkersReaction) with { Procurement = Some.Item(1).Procurement };
        ItemEvent[] events =
        [
            Flags.Draft(Some.Key(1), Some.Key(2), dossier, Some.Author), new ItemRevised(dossier, "colleague"), new AttachmentAdded(Some.File(1), "author"),
            new AttachmentAdded(Some.File(2), "author"), new AttachmentRemoved(Some.File(2).Id, "author"), new ReportsSealed(2), new ItemReviewed(true, "同意。", "colleague"),
            new SecrecyReviewed([new FieldMark(DossierFields.Benchmarks, SecrecyLevel.TradeSecret)], "colleague"), new ItemFlagged(new string('a', 64)),
            new LateMaterialAdded(new LateNote("供应商来函。", SecrecyLevel.Open, Some.Monday)), new AttachmentAdded(Some.File(3, late: SecrecyLevel.Internal), "author"),
        ];

        JsonSerializer.Serialize(ReviewItem.From(events.Select(e => Again(e))), EventCatalog.Json)
            .ShouldBe(JsonSerializer.Serialize(ReviewItem.From(events), EventCatalog.Json));
    }

    [Fact]
    public void Chinese_stays_readable_and_choices_stand_by_name()
    {
        var json = EventCatalog.Write(new WithdrawalConsented(1, DemocraticReview.Core.Rights.Role.UnionOfficer, "合同已经解除。", true));

        json.ShouldBe("""{"item":1,"by":"UnionOfficer","reason":"合同已经解除。","withdrawn":true}""");
        Should.Throw<JsonException>(() => EventCatalog.Read<MeetingEvent>("withdrawal.consented", json.Replace("\"UnionOfficer\"", "2", StringComparison.Ordinal)));
        Should.Throw<KeyNotFoundException>(() => EventCatalog.Read<MeetingEvent>("of-a-newer-version", json));
    }

    [Theory(DisplayName = "记录中的判定按原数重新计算,改动可被发现")]
    [InlineData("2 × 8 = 16 ≤ 17", "2 × 9 = 18 > 17")]
    [InlineData("\"passed\":false", "\"passed\":true")]
    [InlineData("\"satisfied\":8", "\"satisfied\":9")]
    [InlineData("\"seated\":17", "\"seated\":15")]
    public void A_verdict_that_does_not_follow_from_its_figures_is_not_read(string written, string altered)
    {
        var decided = AMeeting.With().Decided(satisfied: 8, dissatisfied: 9).Events.OfType<ItemDecided>().Single();
        var json = EventCatalog.Write(decided);
        json.ShouldContain(written);

        EventCatalog.Read<ItemDecided>("item.decided", json).ShouldBe(decided);
        Should.Throw<JsonException>(() => EventCatalog.Read<ItemDecided>("item.decided", json.Replace(written, altered, StringComparison.Ordinal)));
    }

    [Fact(DisplayName = "记录中的计票各项不符的,读取时即被发现")]
    public void A_tally_that_does_not_add_up_is_not_read()
    {
        var signed = AMeeting.With().Counted(satisfied: 9, dissatisfied: 8).Events.OfType<TallySigned>().Single();
        var json = EventCatalog.Write(signed);

        EventCatalog.Read<TallySigned>("tally.signed", json).ShouldBe(signed);
        Should.Throw<DemocraticReview.Core.BrokenRuleException>(() => EventCatalog.Read<TallySigned>("tally.signed", json.Replace("\"satisfied\":9", "\"satisfied\":10", StringComparison.Ordinal)));
    }

    private static T Again<T>(T happened)
        where T : notnull => EventCatalog.Read<T>(EventCatalog.NameOf(happened), EventCatalog.Write(happened));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Name();
}
