using System.Net;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Pages;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>What waits for me: each thing for whoever comes next, and for nobody else.</summary>
[Collection(OneBrowser.Name)]
public sealed class WaitingListTests(Works works)
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void A_dossier_waits_for_its_writer_until_it_is_whole_and_then_for_a_colleague()
    {
        var whole = works.WholeDossier("轧机轴承采购");
        ItemEvent begun = new ItemDrafted(Guid.NewGuid(), Guid.NewGuid(), whole with { Respondents = [] }, "writer");
        Next([begun]).ShouldBe(("Write", null));
        ItemEvent[] written = [begun, new ItemRevised(whole, "writer")];
        Next(written).ShouldBe((null, "Review"));
        Next([.. written, new ItemReviewed(false, "请补日期。", "colleague")]).ShouldBe(("Mend", null));
        Next([.. written, new ItemReviewed(false, "请补日期。", "colleague"), new ItemRevised(whole, "writer")]).ShouldBe((null, "Review"));
        ItemEvent[] reviewed = [.. written, new ItemReviewed(true, "", "colleague")];
        Next(reviewed).ShouldBe((null, "Secrecy"));
        ItemEvent[] cleared = [.. reviewed, new SecrecyReviewed([], "colleague")];
        Next(cleared).ShouldBe(("Freeze", "Freeze"));
        Next([.. cleared, new ItemFlagged("hash")]).ShouldBe((null, null));
    }

    [Fact]
    public void A_referral_waits_for_one_office_at_a_time()
    {
        var turns = Enum.GetValues<ReferralStage>().Select(s => (
            s,
            Union: WhoseTurn.OfReferral(s, [Role.UnionOfficer]),
            Discipline: WhoseTurn.OfReferral(s, [Role.DisciplineOfficer]),
            Head: WhoseTurn.OfReferral(s, [Role.EnterpriseHead]))).ToList();
        turns.Select(t => t.Union).ShouldBe(["Draft", "Review", "Sign", "Deliver", null, null, "Forward", null, null]);
        turns.Select(t => t.Discipline).ShouldBe([null, null, null, null, "Receive", "Answer", null, "Close", null]);
        turns.Select(t => t.Head).ShouldBe([null, null, null, null, null, null, "CloseReturned", null, null]);
    }

    [Fact(DisplayName = "等我办理：评价处两人、工会办公室、纪检、系统管理员各看到自己的事")]
    public async Task Each_officer_sees_the_own_things_on_the_first_page()
    {
        var world = await works.WorldAsync();
        (await HomeAsync("evaluation")).ShouldContain($"/items/{world.Draft}\"");
        (await HomeAsync("evaluation")).ShouldNotContain($"/items/{world.Written}/");
        (await HomeAsync("reviewer")).ShouldContain($"/items/{world.Written}/review");
        (await HomeAsync("reviewer")).ShouldNotContain($"/items/{world.Draft}\"");
        (await HomeAsync("reviewer")).ShouldContain($"/items/{world.Reviewed}/secrecy");
        (await HomeAsync("evaluation")).ShouldNotContain($"/items/{world.Reviewed}/");
        (await HomeAsync("evaluation")).ShouldContain($"/items/{world.Cleared}/freeze");
        (await HomeAsync("evaluation")).ShouldContain($"/meetings/{world.Withdrawing.Id}/items/1");
        (await HomeAsync("evaluation")).ShouldContain($"/meetings/{world.Published.Id}/items/1");

        var union = await HomeAsync("union");
        union.ShouldContain($"/meetings/{world.Questioning.Id}/items/1");
        union.ShouldContain($"/referrals/{world.Referral}");
        union.ShouldNotContain($"/meetings/{world.Counting.Id}");
        union.ShouldNotContain($"/meetings/{world.Closed.Id}");
        (await HomeAsync("discipline")).ShouldNotContain($"/referrals/{world.Referral}");
        (await HomeAsync("system")).ShouldContain("/settings");
        (await HomeAsync("audit")).ShouldContain("现在没有等您办理的事项。");
    }

    private static (string? Writer, string? Colleague) Next(ItemEvent[] events)
    {
        var item = ReviewItem.From(events);
        return (WhoseTurn.OfItem(item, events, "writer", Today)?.Key, WhoseTurn.OfItem(item, events, "colleague", Today)?.Key);
    }

    private async Task<string> HomeAsync(string userName)
    {
        var page = WebUtility.HtmlDecode(await (await works.DeviceAsync(userName)).GetStringAsync(new Uri("/", UriKind.Relative)));
        return page[page.IndexOf("<main", StringComparison.Ordinal)..];
    }
}
