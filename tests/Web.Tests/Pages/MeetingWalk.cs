using System.Globalization;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Rehearsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The office's way through a whole meeting, page by page. The papers are counted at the API, where scrutineer and tellers are.</summary>
internal sealed class MeetingWalk(IPage page, Works works)
{
    private const int Taps = 3;
    private static readonly string[] Officers = ["Scrutineer", "Teller", "Teller", "Observer"];
    private Guid meeting;
    private Sitting? sitting;
    private string? absent;

    /// <returns>The meeting, closed.</returns>
    public async Task<Guid> LeadAsync()
    {
        await PrepareAsync();
        await DrawAsync();
        await GatherAsync();
        await QuestionAsync();
        await VoteAsync();
        await PublishAsync();
        await EndAsync();
        return meeting;
    }

    private async Task PrepareAsync()
    {
        await page.GotoAsync("/meetings");
        await page.MustBeFitAsync();
        await page.ClickAsync("main .button");
        await page.MustBeFitAsync();
        await page.FillAsync("[name=number]", "2026-71");
        await page.FillAsync("[name=title]", "2026 年第一次民主评议会");
        await page.FillAsync("[name=heldAt]", "2030-03-04T14:30");
        await page.FillAsync("[name=place]", "职工活动中心二楼会议室");
        await page.CheckAsync("[name=IsRehearsal]");
        await page.ClickAsync("main button");
        await Expect(page.Locator(".rehearsal-mark")).ToBeVisibleAsync();
        meeting = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await page.MustBeFitAsync();

        await page.ClickAsync("form[action*=Agenda] button");
        await Expect(page.Locator(".agenda")).ToContainTextAsync("高炉耐火材料采购");
        await page.ClickAsync(".next form[action*=Heads] button");
        foreach (var (i, role) in Officers.Index())
        {
            var form = page.Locator(".next form:not(.row)[action*=Officers]");
            await form.Locator("select").SelectOptionAsync(role);
            await form.Locator("[name='person.number']").FillAsync($"800{i}");
            await form.Locator("[name='person.name']").FillAsync($"监督{i + 1}");
            await form.Locator("[name='person.unit']").FillAsync("工会办公室");
            await form.Locator("button").ClickAsync();
            await Expect(page.Locator("dd", new() { HasText = $"800{i}" })).ToBeVisibleAsync();
        }

        await page.CheckAsync(".next [name=confirmed]");
        await page.ClickAsync(".next form[action*=Announce] button");
    }

    private async Task DrawAsync()
    {
        await page.GotoAsync($"/meetings/{meeting}/panel");
        await page.ClickAsync("summary:has-text('提出回避')");
        await page.FillAsync("#Raise-personNumber", "10007");
        await page.FillAsync("#Raise-reason", "参与过本合同的谈判。");
        await page.ClickAsync("form[action*=Raise] button");
        await Expect(page.Locator("#recusals ~ .cards")).ToContainTextAsync("已回避");
        await page.MustBeFitAsync();

        await page.GotoAsync($"/meetings/{meeting}");
        await page.MustBeFitAsync();
        await page.ClickAsync(".next a[href$='/draw']");
        sitting = new Sitting(works, meeting);
        var draw = sitting.Draw();
        await Expect(page.Locator(".next .tag.warn")).ToHaveCountAsync(2);
        await draw.RegisterAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".next .tag.passed")).ToHaveCountAsync(2);
        await page.MustBeFitAsync();
        await page.ClickAsync("form[action*=Announce] button");
        await page.MustBeFitAsync();
        await page.ClickAsync("form[action*=Freeze] button");
        await draw.CommitAsync();
        await page.ReloadAsync();
        await page.FillAsync("#Dice-dice", "４０２ 913");
        await page.ClickAsync("form[action*=Dice] button");
        await page.MustBeFitAsync();
        await draw.RollAsync();
        await draw.RevealAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(20);
        await page.MustBeFitAsync();
        await page.GotoAsync($"/meetings/{meeting}/slips");
        await Expect(page.Locator(".slip")).ToHaveCountAsync(40);
        await page.MustBeFitAsync();
        await page.GotoAsync($"/meetings/{meeting}/corps");
        await page.MustBeFitAsync();
        await page.GotoAsync($"/meetings/{meeting}/panel");
        await Expect(page.Locator(".people").First.Locator("li")).ToHaveCountAsync(16);
        (await works.Union.GetAsync<DrawView>($"meetings/{meeting}/draw")).Recused.ShouldBe(1);
        var view = await sitting.ViewAsync();
        view.Judges.Concat(view.Reserves).Select(j => j.Person!.Number).ShouldNotContain("10007");

        await page.GotoAsync($"/meetings/{meeting}");
        await page.ClickAsync(".next form[action*=Notify] button");
        await Expect(page.Locator(".slip")).ToHaveCountAsync(16 + 5 + 4 + 1);
        await Expect(page.Locator(".slip svg")).ToHaveCountAsync(16 + 5 + 4 + 1);
        await page.MustBeFitAsync();
        var old = await page.Locator(".slip a").First.InnerTextAsync();
        await page.ClickAsync(".slip >> nth=0 >> summary");
        await page.ClickAsync(".slip >> nth=0 >> button");
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        (await page.Locator(".slip a").First.InnerTextAsync()).ShouldNotBe(old);
    }

    private async Task GatherAsync()
    {
        await page.GotoAsync($"/meetings/{meeting}/panel");
        absent = await page.Locator(".people li button").Nth(0).GetAttributeAsync("value");
        await page.FillAsync("#filter", absent!);
        await Expect(page.Locator(".people li:visible")).ToHaveCountAsync(1);
        await page.FillAsync("#filter", "");
        foreach (var _ in Enumerable.Range(0, Taps))
        {
            var left = await page.Locator($".people button:not([value='{absent}'])").CountAsync();
            await page.ClickAsync($".people button:not([value='{absent}']) >> nth=0");
            await Expect(page.Locator($".people button:not([value='{absent}'])")).ToHaveCountAsync(left - 1);
        }

        // The rest is as many taps again.
        var view = await works.Union.GetAsync<MeetingView>($"meetings/{meeting}");
        foreach (var judge in view.Judges.Concat(view.Reserves).Where(j => !j.CheckedIn && j.Label != absent))
        {
            await works.Union.DoAsync($"meetings/{meeting}/check-in", new CheckIn(judge.Label));
        }

        await page.ReloadAsync();
        await page.MustBeFitAsync();
        await page.ClickAsync("summary:has-text('由候补递补')");
        await page.SelectOptionAsync("#left", absent!);
        await page.ClickAsync("form[action*=Seat] button");
        await Expect(page.Locator(".people").First.Locator(".tag.passed")).ToHaveCountAsync(16);

        await page.GotoAsync($"/meetings/{meeting}");
        await Expect(page.Locator(".flow .now")).ToContainTextAsync("评委签到");
        await page.ClickAsync(".next form[action*=OpenSession] button");
        await page.ClickAsync(".next form[action*=TakeUp] button");
        page.Url.ShouldContain($"/meetings/{meeting}/items/1");
    }

    private async Task QuestionAsync()
    {
        await Expect(page.Locator(".next")).ToContainTextAsync("还没有作最后陈述");
        await page.Locator("form[action*=Ask] select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.FillAsync("form[action*=Ask] textarea", "为什么只有一家报价？");
        await page.ClickAsync("form[action*=Ask] button");
        await Expect(page.Locator(".entries")).ToContainTextAsync("仅工会办公室可见");
        await page.ClickAsync("summary:has-text('记录回答')");
        await page.FillAsync("form[action*=Answer] textarea", "报价期内只有一家具备资质，名单在材料第三页。");
        await page.ClickAsync("form[action*=Answer] button");
        await Expect(page.Locator(".answer")).ToContainTextAsync("第三页");
        await page.MustBeFitAsync();
        await page.ClickAsync("button:has-text('放弃最后陈述')");
        await page.ClickAsync(".next form[action*=CloseQuestioning] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("双数");

        // More papers than judges in the hall: refused, and the form keeps what was typed.
        await page.ClickAsync(".next details > summary");
        await page.FillAsync("#OpenBallot-issued", "99");
        await page.ClickAsync(".next form[action*=OpenBallot] button");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Expect(page.Locator("[name=issued]")).ToHaveValueAsync("99");

        // Nor does it go when the meeting moves on meanwhile and the page renews itself.
        var renewed = page.WaitForResponseAsync(r => r.Request.Headers.ContainsKey("x-live"));
        var judge = (await works.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links")).Last(l => l.Role == Role.Judge && l.PersonKey != absent); // whose link has ended
        await works.Union.DoAsync($"meetings/{meeting}/reissue-link", new ReissueLink(judge.Role, judge.PersonKey));
        await renewed;
        await Task.Delay(200);
        await Expect(page.Locator("[name=issued]")).ToHaveValueAsync("99");
        await page.FillAsync("[name=issued]", "16");
        await page.ClickAsync(".next form[action*=OpenBallot] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("已发出 16 张");
        await page.MustBeFitAsync();
        await page.ClickAsync(".next form[action*=Remind] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("第 2 次");
        page.Url.ShouldContain($"/meetings/{meeting}/items/1");
    }

    private async Task VoteAsync()
    {
        var links = await works.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links");
        var scrutineer = await sitting!.CallerAsync(Role.Scrutineer);
        await scrutineer.DoAsync($"meetings/{meeting}/close-ballot", new CloseBallot(1, 16));
        foreach (var link in links.Where(l => l.Role == Role.Teller))
        {
            var teller = await LinkedAsync(link);
            await teller.DoAsync($"meetings/{meeting}/enter-count", new EnterCount(1, new PaperCount(8, 6, 2, 0)));

            // One teller's count is shown to nobody.
            await page.GotoAsync($"/meetings/{meeting}/items/1");
            await Expect(page.Locator(".result")).ToHaveCountAsync(0);
            await Expect(page.Locator(".next")).ToContainTextAsync("共需 2 份");
        }

        await scrutineer.DoAsync($"meetings/{meeting}/sign-tally", new SignTally(1));
    }

    private async Task PublishAsync()
    {
        await page.GotoAsync($"/meetings/{meeting}/items/1");
        await Expect(page.Locator(".verdict")).ToHaveTextAsync("移送纪检监察");
        await Expect(page.Locator(".inequality")).ToHaveTextAsync("2 × 8 = 16 ≤ 16");
        await Expect(page.Locator(".tally")).ToContainTextAsync("未投");
        await page.CheckAsync("[name=confirmed]");
        await page.ClickAsync(".next form[action*=Publish] button");
        await Expect(page.Locator("a[href^='/referrals/']")).ToBeVisibleAsync();
        await page.ClickAsync("summary:has-text('提出整改要求')");
        await page.FillAsync("#Require-measures", "采购处补充第三家报价。");
        await page.FillAsync("#Require-dueAt", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.ClickAsync("form[action*=Require] button");
        await page.ClickAsync("summary:has-text('记录整改报告')");
        await page.FillAsync("form[action*=Report] textarea", "已补充两家报价，材料齐全。");
        await page.ClickAsync("form[action*=Report] button");
        await page.MustBeFitAsync();
        await page.FillAsync("form[action*=Judge] input[type=text]", "材料齐全。");
        await page.ClickAsync("form[action*=Judge] button >> nth=0");
        await Expect(page.Locator("#rectifications ~ .entries .tag.passed")).ToBeVisibleAsync();
    }

    private async Task EndAsync()
    {
        foreach (var step in new[] { "Conclude", "Close" })
        {
            await page.GotoAsync($"/meetings/{meeting}");
            await page.CheckAsync(".next [name=confirmed]");
            await page.ClickAsync($".next form[action*={step}] button");
        }

        await page.ClickAsync("summary:has-text('追加更正记录')");
        await page.FillAsync("#Correct-text", "第一项发言人的职务应为采购主管。");
        await page.ClickAsync("form[action*=Correct] button");
        await Expect(page.Locator("#corrections ~ ol")).ToContainTextAsync("采购主管");
        await page.MustBeFitAsync();
    }

    private async Task<Caller> LinkedAsync(LinkView link)
    {
        var caller = works.New();
        await caller.SignInAsync(link.Token);
        return caller;
    }
}
