using DemocraticReview.Web.Tests.Pages;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Script.Tests.Pages;

/// <summary>The pages of judges, key holders and witnesses in a real browser, each person a device, against a small server that can be told to lie.</summary>
[Collection(OneBrowser.Name)]
public sealed class DevicePagesTests(Browser browser, ITestOutputHelper output)
{
    [LongFact(DisplayName = "从制作钥匙到开箱计票，全在手机上完成")]
    public async Task A_whole_vote_from_the_keys_to_the_count()
    {
        await using var server = await ScriptServer.StartAsync();
        var holders = await EnterAsync(server, "holder", 1, 2, 3);
        foreach (var holder in holders)
        {
            await holder.GetByRole(AriaRole.Button, new() { Name = "制作我的开箱钥匙" }).ClickAsync();
            await Expect(holder.Locator(".characters li")).ToHaveCountAsync(24);
        }

        await holders[0].MustBeFitAsync();
        await holders[0].ShootAsync("holder-characters");
        var characters = string.Concat(await holders[0].Locator(".characters li").AllInnerTextsAsync());
        foreach (var holder in holders)
        {
            await holder.GetByRole(AriaRole.Button, new() { Name = "我已抄好" }).ClickAsync();
            await Expect(holder.GetByText("您的钥匙已备好")).ToBeVisibleAsync();
        }

        var judges = await EnterAsync(server, "judge", 0, 1, 2, 3);
        await server.StepAsync("vote", "Registering");
        await Task.WhenAll(judges.Select(j => Expect(j.GetByText("您的手机已登记")).ToBeVisibleAsync()));
        await server.StepAsync("vote", "Frozen");
        await Task.WhenAll(judges.Select(j => Expect(j.GetByText("您的手机在名单里")).ToBeVisibleAsync()));
        (await server.StepAsync("vote", "Frozen")).GetProperty("acknowledged").GetInt32().ShouldBe(4);
        await server.StepAsync("vote", "Open");

        // Two taps.
        await judges[0].GetByRole(AriaRole.Button, new() { Name = "满意", Exact = true }).ClickAsync();
        await Expect(judges[0].GetByText("您选择：满意")).ToBeVisibleAsync();
        await judges[0].MustBeFitAsync();
        await judges[0].ShootAsync("vote-confirm");
        await judges[0].GetByRole(AriaRole.Button, new() { Name = "投进评议箱" }).ClickAsync();
        await Expect(judges[0].GetByText("您的评议票已在评议箱里")).ToBeVisibleAsync();
        await judges[0].MustBeFitAsync();
        await judges[0].ShootAsync("vote-in-box");
        var tracker = await judges[0].Locator(".hash").InnerTextAsync();

        // The choice waits as long as the judge does, whatever the page asks meanwhile.
        await judges[1].GetByRole(AriaRole.Button, new() { Name = "不满意" }).ClickAsync();
        await Task.Delay(5000);
        await Expect(judges[1].GetByText("您选择：不满意")).ToBeVisibleAsync();

        // A broken connection: the sealed ballot is sent again by itself, also after a reload.
        await server.StepAsync("down", "", new { down = true });
        await judges[1].GetByRole(AriaRole.Button, new() { Name = "投进评议箱" }).ClickAsync();
        await Expect(judges[1].GetByText("没有网络")).ToBeVisibleAsync();
        await judges[1].ReloadAsync();
        await server.StepAsync("down", "", new { down = false });
        await Expect(judges[1].GetByText("您的评议票已在评议箱里")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        await judges[2].GetByRole(AriaRole.Button, new() { Name = "弃权", Exact = true }).ClickAsync();
        await judges[2].GetByRole(AriaRole.Button, new() { Name = "投进评议箱" }).ClickAsync();
        await Expect(judges[2].GetByText("您的评议票已在评议箱里")).ToBeVisibleAsync();

        // A second thought replaces.
        await judges[0].GetByRole(AriaRole.Button, new() { Name = "更改我的选择" }).ClickAsync();
        await judges[0].GetByRole(AriaRole.Button, new() { Name = "不满意" }).ClickAsync();
        await judges[0].GetByRole(AriaRole.Button, new() { Name = "投进评议箱" }).ClickAsync();
        await Expect(judges[0].Locator(".hash")).Not.ToHaveTextAsync(tracker);
        await Expect(judges[0].GetByText("您的评议票已在评议箱里")).ToBeVisibleAsync();
        await NothingTellsTheChoiceAsync(judges[0]);

        await server.StepAsync("vote", "Closed");
        await Task.WhenAll(judges.Take(3).Select(j => Expect(j.GetByText("您的评议票在箱里，已核对")).ToBeVisibleAsync()));
        await Expect(judges[3].GetByText("这台手机没有投票")).ToBeVisibleAsync();

        // One phone is lost: its envelope is opened in public.
        await holders[0].EvaluateAsync("localStorage.clear()");
        await holders[0].ReloadAsync();
        await holders[0].GetByLabel("信封里的 24 个字").FillAsync(characters[..12] + "\n" + characters[12..23] + "的");
        await holders[0].GetByRole(AriaRole.Button, new() { Name = "恢复钥匙" }).ClickAsync();
        await Expect(holders[0].GetByRole(AriaRole.Alert)).ToContainTextAsync("对不上");
        await holders[0].GetByLabel("信封里的 24 个字").FillAsync(characters[..12] + "\n" + characters[12..]);
        await holders[0].GetByRole(AriaRole.Button, new() { Name = "恢复钥匙" }).ClickAsync();
        foreach (var holder in holders)
        {
            await holder.GetByRole(AriaRole.Button, new() { Name = "核对并开箱：第 1 项" }).ClickAsync();
            await Expect(holder.GetByText("您的部分已送出")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }

        await holders[0].MustBeFitAsync();
        (await server.StepAsync("counts", "")).EnumerateArray().Select(n => n.GetInt32()).ShouldBe([0, 2]);
        foreach (var holder in holders)
        {
            await holder.GetByRole(AriaRole.Button, new() { Name = "注销我的钥匙" }).ClickAsync();
            await Expect(holder.GetByText("您的钥匙已注销")).ToBeVisibleAsync();
        }
    }

    [PageFact(DisplayName = "服务器丢票、少给票、换名单，手机都发现")]
    public async Task Phones_notice_a_server_that_lies()
    {
        await using var server = await ScriptServer.StartAsync();
        var holders = await EnterAsync(server, "holder", 1, 2, 3);
        foreach (var holder in holders)
        {
            await holder.GetByRole(AriaRole.Button, new() { Name = "制作我的开箱钥匙" }).ClickAsync();
            await holder.GetByRole(AriaRole.Button, new() { Name = "我已抄好" }).ClickAsync();
            await Expect(holder.GetByText("您的钥匙已备好")).ToBeVisibleAsync();
        }

        var judges = await EnterAsync(server, "judge", 0, 1);
        await server.StepAsync("vote", "Registering");
        await Task.WhenAll(judges.Select(j => Expect(j.GetByText("您的手机已登记")).ToBeVisibleAsync()));
        await server.StepAsync("lie", "", new { how = "credentials" });
        await server.StepAsync("vote", "Frozen");
        await Expect(judges[0].GetByRole(AriaRole.Alert)).ToContainTextAsync("封存的名单里没有您的手机");
        await server.StepAsync("lie", "", new { how = "" });
        await server.StepAsync("vote", "Open");
        foreach (var judge in judges)
        {
            await judge.GetByRole(AriaRole.Button, new() { Name = "满意", Exact = true }).ClickAsync(new() { Timeout = 30_000 });
            await judge.GetByRole(AriaRole.Button, new() { Name = "投进评议箱" }).ClickAsync();
            await Expect(judge.GetByText("您的评议票已在评议箱里")).ToBeVisibleAsync();
        }

        await server.StepAsync("lie", "", new { how = "drop" });
        await server.StepAsync("vote", "Closed");
        await Task.WhenAll(judges.Select(j => Expect(j.GetByText("投票已结束").Or(j.GetByText("您的评议票不在箱里"))).ToBeVisibleAsync()));
        var missing = await Task.WhenAll(judges.Select(j => j.GetByText("您的评议票不在箱里").CountAsync()));
        missing.Sum().ShouldBe(1);

        await server.StepAsync("lie", "", new { how = "subset" });
        await holders[0].GetByRole(AriaRole.Button, new() { Name = "核对并开箱：第 1 项" }).ClickAsync();
        await Expect(holders[0].GetByRole(AriaRole.Alert)).ToContainTextAsync("评议箱与会议记录不符");
        await holders[0].MustBeFitAsync();
        await holders[0].ShootAsync("holder-refuses");
    }

    [LongFact(DisplayName = "见证人点两下：封存随机数，确认骰子；读数不一致就重读，一致后自动公开")]
    public async Task Witnesses_commit_confirm_dice_that_first_differ_and_reveal_by_themselves()
    {
        await using var server = await ScriptServer.StartAsync();
        var witnesses = await EnterAsync(server, "witness", 1, 2);
        await Task.WhenAll(witnesses.Select(w => Expect(w.GetByText("您的手机已经备好")).ToBeVisibleAsync()));
        await server.StepAsync("draw", "announce");
        foreach (var witness in witnesses)
        {
            await witness.GetByRole(AriaRole.Button, new() { Name = "封存我的随机数" }).ClickAsync();
        }

        await ConfirmAsync(witnesses[0], "402913");
        await Expect(witnesses[0].GetByText("已确认 402913")).ToBeVisibleAsync();
        await witnesses[0].MustBeFitAsync();
        await ConfirmAsync(witnesses[1], "40291３");
        await Expect(witnesses[1].GetByText("您的随机数已公开")).ToBeVisibleAsync();
        await Expect(witnesses[0].GetByText("您的随机数已公开")).ToBeVisibleAsync();
        (await server.StepAsync("draw", "")).GetProperty("secrets").GetInt32().ShouldBe(2);
    }

    [LongFact]
    public async Task Dice_that_differ_are_read_again()
    {
        await using var server = await ScriptServer.StartAsync();
        var witnesses = await EnterAsync(server, "witness", 1, 2);
        await Task.WhenAll(witnesses.Select(w => Expect(w.GetByText("您的手机已经备好")).ToBeVisibleAsync()));
        await server.StepAsync("draw", "announce");
        foreach (var witness in witnesses)
        {
            await witness.GetByRole(AriaRole.Button, new() { Name = "封存我的随机数" }).ClickAsync();
        }

        await ConfirmAsync(witnesses[0], "111111");
        await ConfirmAsync(witnesses[1], "111112");
        await Expect(witnesses[0].GetByText("第 2 次")).ToBeVisibleAsync();
        await witnesses[0].MustBeFitAsync();
        await witnesses[0].ShootAsync("witness-again");
        (await server.StepAsync("draw", "")).GetProperty("secrets").GetInt32().ShouldBe(0);
        await ConfirmAsync(witnesses[0], "222222");
        await witnesses[1].ReloadAsync();
        await ConfirmAsync(witnesses[1], "222222");
        await Task.WhenAll(witnesses.Select(w => Expect(w.GetByText("您的随机数已公开")).ToBeVisibleAsync()));
    }

    [LongFact]
    public async Task Time_of_making_a_ballot_in_the_browser_is_printed()
    {
        await using var server = await ScriptServer.StartAsync();
        var page = await browser.NewPageAsync(server.Address);
        await page.GotoAsync(new Uri(server.Address, "/judge/0").ToString());
        foreach (var rate in new[] { 1, 6 })
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = rate });
            var times = await page.EvaluateAsync<double[]>($"async () => {{ const voting = await import('/dist/voting.js'); {Measured} }}");
            Print($"chromium at 1/{rate} of the CPU", times);
        }

        var script = System.Text.Json.JsonSerializer.Serialize(Path.Combine(Tool.Web, "wwwroot", "dist", "voting.js"));
        var ended = await Tool.RunAsync("node", Tool.Web, ["--input-type=module", "-e", $"import * as voting from {script}; const measure = () => {{ {Measured} }}; console.log(JSON.stringify(measure()));"]);
        Print("node", System.Text.Json.JsonSerializer.Deserialize<double[]>(ended.Output)!);
    }

    // Judges of a usual meeting: as many ballots does a key holder's page check before it opens a lock.
    private const int Judges = 25;

    private static readonly string Measured = $$"""
        const { makeBallot, readElection, deriveCredential, checkBallot, newHolderKey } = voting;
        const key = JSON.parse(newHolderKey().published).public_key;
        const text = `{"version":1,"description":"d","name":"n","group":"BELENIOS-2048","public_key":"${key}","questions":[{"answers":["a","b"],"min":0,"max":1,"question":"q"}],"uuid":"ABCDEFGHJKLMNPQRSTUVWX","administrator":"a","credential_authority":"b"}`;
        const credential = deriveCredential(new Uint8Array(32), "m", 1, 1);
        const begun = performance.now();
        const election = readElection(text);
        const read = performance.now();
        const ballot = makeBallot(election, credential, [1, 0]);
        const made = performance.now();
        for (let i = 0; i < {{Judges}}; i++) checkBallot(election, ballot.text);
        return [read - begun, made - read, performance.now() - made];
        """;

    private void Print(string where, double[] times)
    {
        times.ShouldAllBe(t => t > 0);
        var line = $"{where}: key of the box with its table {times[0]:F0} ms, a ballot {times[1]:F0} ms, a holder's check of {Judges} ballots {times[2] / 1000:F1} s";
        output.WriteLine(line);
        File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "browser.txt"), line + "\n");
    }

    private async Task<IReadOnlyList<IPage>> EnterAsync(ScriptServer server, string part, params int[] numbers)
    {
        var pages = new List<IPage>();
        foreach (var number in numbers)
        {
            var page = await browser.NewPageAsync(server.Address);
            page.SetDefaultTimeout(30_000);
            await page.GotoAsync(new Uri(server.Address, $"/{part}/{number}").ToString());
            pages.Add(page);
        }

        return pages;
    }

    private static async Task ConfirmAsync(IPage witness, string dice)
    {
        await witness.Locator("#witness-dice").FillAsync(dice);
        await witness.GetByRole(AriaRole.Button, new() { Name = "确认骰子" }).ClickAsync();
    }

    // What the phone keeps has the ciphertext and nothing else of the vote.
    private static async Task NothingTellsTheChoiceAsync(IPage judge)
    {
        // Beside it, the device's own name, which was there before the vote.
        var names = await judge.EvaluateAsync<string[]>("Object.keys(localStorage).filter(k => k !== 'review-device')");
        var kept = await judge.EvaluateAsync<string[]>("name => Object.keys(JSON.parse(localStorage.getItem(name)).sent['1/1'])", names.ShouldHaveSingleItem());
        kept.Order().ShouldBe(["isReceived", "text", "tracker"]);
        (await judge.EvaluateAsync<int>("sessionStorage.length")).ShouldBe(0);
    }
}
