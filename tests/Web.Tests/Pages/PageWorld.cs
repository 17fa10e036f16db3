using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A works in which every page has something to show: a dossier and a meeting at each stage.</summary>
internal sealed class PageWorld(Works works)
{
    public Guid Draft { get; private set; }

    public Guid Written { get; private set; }

    public Guid Reviewed { get; private set; }

    public Guid Cleared { get; private set; }

    public Guid Frozen { get; private set; }

    /// <summary>A draft without a purchase, as a workers' congress deliberates on it.</summary>
    public Guid Proposal { get; private set; }

    public Guid Prepared { get; private set; }

    public Sitting Announced { get; private set; } = null!;

    /// <summary>The draw is announced; the corps' list is to be frozen.</summary>
    public Sitting Freezing { get; private set; } = null!;

    /// <summary>Both witnesses have committed; the dice are to be rolled.</summary>
    public Sitting Rolling { get; private set; } = null!;

    public Sitting Notified { get; private set; } = null!;

    public Sitting Questioning { get; private set; } = null!;

    /// <summary>The questioning is over; keys are to be made for a ballot on phones.</summary>
    public Sitting Questioned { get; private set; } = null!;

    /// <summary>Keys are made and phones register; heads are to be counted.</summary>
    public Sitting Registering { get; private set; } = null!;

    public Sitting Voting { get; private set; } = null!;

    public Sitting Counting { get; private set; } = null!;

    public Sitting Counted { get; private set; } = null!;

    public Sitting Published { get; private set; } = null!;

    public Sitting Withdrawing { get; private set; } = null!;

    public Sitting Closed { get; private set; } = null!;

    public Guid Referral { get; private set; }

    public string OldLink { get; private set; } = "";

    public string ClosedLink { get; private set; } = "";

    public static async Task<PageWorld> MakeAsync(Works works)
    {
        var world = new PageWorld(works);
        await world.DossiersAsync();
        await world.MeetingsAsync();
        return world;
    }

    private async Task DossiersAsync()
    {
        Draft = (await works.Evaluation.DoAsync("items", new DraftItem(works.WholeDossier("炼钢转炉氧枪喷头采购") with { Respondents = [] }))).Id;
        Proposal = (await works.Evaluation.DoAsync("items", new DraftItem(new DossierContent(
            works.Say("食堂改造方案"), works.Say("后勤处"), [new GroundFinding(Ground.Submission, works.Say("全文见附件，提请大会审议。"))], [], [], null, null)))).Id;
        Written = await DraftAsync("加热炉耐火砖采购");
        Reviewed = await DraftAsync("皮带运输机托辊采购");
        await works.FreezeAsync(Reviewed, DossierStage.Reviewed);
        Cleared = await DraftAsync("除尘布袋采购");
        await works.FreezeAsync(Cleared, DossierStage.Cleared);
        Frozen = await DraftAsync("轧机轴承采购");
        await works.FreezeAsync(Frozen);
        await works.Evaluation.DoAsync($"items/{Frozen}/add-late-material", new AddLateMaterial(works.Say("供应商来函说明涨价原因。"), SecrecyLevel.Internal));
    }

    private async Task<Guid> DraftAsync(string title)
    {
        var item = (await works.Evaluation.DoAsync("items", new DraftItem(works.WholeDossier(title)))).Id;
        await works.Evaluation.UploadAsync<Answer>($"items/{item}/add-attachment?fileName={Uri.EscapeDataString(works.Say("调研记录") + ".txt")}", Encoding.UTF8.GetBytes("2025-12"));
        await works.Evaluation.DoAsync($"items/{item}/seal-reports", new SealReports([new SealedReport(works.Say("韩德利"), works.Say("热轧三班"), "13900001111", new DateOnly(2025, 12, 1), works.Say("料一到就碎，夜班都看见了。"))]));
        return item;
    }

    private async Task MeetingsAsync()
    {
        Prepared = (await works.Union.DoAsync("meetings", new CreateMeeting("2026-80", works.Say("第八十次采购民主评议会"), DateTimeOffset.UtcNow.AddDays(30), works.Say("职工活动中心二楼")))).Id;
        Announced = await works.AnnounceAsync();
        Freezing = await works.AnnounceAsync();
        await Freezing.Draw().RegisterAsync();
        await Freezing.OfficeAsync("announce-draw", new AnnounceDraw());
        Rolling = await works.AnnounceAsync();
        var draw = Rolling.Draw();
        await draw.FreezeAsync();
        await draw.CommitAsync();
        Notified = await NotifiedAsync();
        OldLink = (await Notified.LinksAsync(Role.Judge))[^1];
        await Notified.ReissueAsync(OldLink);
        Questioning = await OpenedAsync();
        Questioned = await OpenedAsync();
        await Questioned.CloseQuestioningAsync();
        await Questioned.NameHoldersAsync();
        Registering = await OpenedAsync();
        await Registering.CloseQuestioningAsync();
        await Registering.NameHoldersAsync();
        await Registering.MakeKeysAsync();
        await Registering.PutPhonesAsideAsync();
        await Registering.OfficeAsync("set-up-tablet", new SetUpTablet());
        await Registering.OfficeAsync("open-registration", new OpenRegistration(1));
        Voting = await VotingAsync();
        Counting = await VotingAsync();
        await Counting.CloseBoxAsync();
        Counted = await VotingAsync();
        await Counted.CloseBoxAsync();
        await Counted.CountAsync(new PaperCount(9, 6, 1, 1), sign: false);
        await Counted.ReissueAsync((await Counted.LinksAsync(Role.Scrutineer))[0]);
        Published = await PublishedAsync(new PaperCount(8, 7, 2, 0));
        Referral = (await Published.ViewAsync()).Items[0].ReferralId!.Value;
        await Published.OfficeAsync("require-rectification", new RequireRectification(1, works.Say("采购处补充第三家报价。"), DateTimeOffset.UtcNow.AddDays(20)));
        Withdrawing = await NotifiedAsync();
        await Withdrawing.OfficeAsync("consent-to-withdrawal", new ConsentToWithdrawal(1, works.Say("合同已经终止。")));
        Closed = await ClosedAsync();
    }

    private async Task<Sitting> NotifiedAsync()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        return sitting;
    }

    private async Task<Sitting> OpenedAsync()
    {
        var sitting = await NotifiedAsync();
        await sitting.OpenAsync();
        var judges = (await sitting.ViewAsync()).Judges;
        await sitting.OfficeAsync("ask-question", new AskQuestion(1, works.Say("为什么没有第三家报价？"), judges[0].Label));
        await sitting.OfficeAsync("answer-question", new AnswerQuestion(1, 1, works.Say("报价期内只有两家有资质，名单在材料第三页。")));
        await sitting.OfficeAsync("ask-question", new AskQuestion(1, works.Say("验收由谁签字，依据是什么？"), judges[1].Label));
        return sitting;
    }

    private async Task<Sitting> VotingAsync()
    {
        var sitting = await OpenedAsync();
        await sitting.OpenBallotAsync();
        return sitting;
    }

    private async Task<Sitting> PublishedAsync(PaperCount count)
    {
        var sitting = await VotingAsync();
        await sitting.CloseBoxAsync();
        await sitting.CountAsync(count);
        await sitting.OfficeAsync("publish-result", new PublishResult(1));
        return sitting;
    }

    // The result is a fortnight old, so that the time for objections is over.
    private async Task<Sitting> ClosedAsync()
    {
        var sitting = await VotingAsync();
        await sitting.CloseBoxAsync();
        await sitting.CountAsync(new PaperCount(12, 4, 1, 0));
        await works.AtAsync(TimeSpan.FromDays(-14), async () => await (await works.SignInAsync("union")).DoAsync($"meetings/{sitting.Id}/publish-result", new PublishResult(1)));
        ClosedLink = (await sitting.LinksAsync(Role.Judge))[0];
        await sitting.OfficeAsync("conclude-meeting", new ConcludeMeeting());
        await sitting.OfficeAsync("close-meeting", new CloseMeeting());
        return sitting;
    }
}
