using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Leads the demo works' open meeting on by the API, and measures each page of its people where there is something on it.</summary>
internal sealed class MeetingInPages(PageClock clock, HttpClient union, string meeting)
{
    private readonly List<(string Role, string Key, string Token)> links = [];
    private int sent;

    private string Mine => $"/my/{meeting}";

    public async Task WalkAsync()
    {
        foreach (var link in (await union.GetFromJsonAsync<JsonElement>($"/api/v1/meetings/{meeting}/links")).EnumerateArray())
        {
            links.Add((link.GetProperty("role").GetString()!, link.GetProperty("personKey").GetString()!, link.GetProperty("token").GetString()!));
        }

        var view = await union.GetFromJsonAsync<JsonElement>($"/api/v1/meetings/{meeting}");
        var labels = view.GetProperty("judges").EnumerateArray().Select(j => j.GetProperty("label").GetString()!).ToList();
        var respondents = view.GetProperty("items")[0].GetProperty("facts").GetProperty("respondents").EnumerateArray().Select(r => r.GetProperty("number").GetString()!).ToList();
        using var judge = await EnterAsync("Judge", labels[0]);
        using var respondent = await EnterAsync("Respondent", respondents[0]);
        using var scrutineer = await EnterAsync("Scrutineer");
        await BeforeAsync(judge, respondent, scrutineer);
        await QuestioningAsync(judge, respondent, labels);
        foreach (var number in respondents)
        {
            await DoAsync(union, "give-last-word", new { item = 1, respondent = number });
        }

        await DoAsync(union, "close-questioning", new { item = 1 });
        await DoAsync(union, "open-ballot", new { item = 1, channel = "Paper", issued = labels.Count });
        await CountingAsync(judge, scrutineer, labels.Count);
        await DoAsync(union, "publish-result", new { item = 1 });
        await clock.MeasureAsync(judge, [$"{Mine}/items/1", $"{Mine}/items/1/objection"]);
        await clock.MeasureAsync(respondent, $"{Mine}/items/1");
    }

    private async Task BeforeAsync(HttpClient judge, HttpClient respondent, HttpClient scrutineer)
    {
        using var nobody = clock.Client();
        var (_, _, token) = links.Last(l => l.Role == "Judge");
        clock.Name(token, "{token}");
        await clock.MeasureAsync(nobody, $"/l/{token}");
        await clock.MeasureAsync(judge, [Mine, $"{Mine}/recusal", $"/meetings/{meeting}/dossier/1"]);
        await clock.MeasureAsync(respondent, [Mine, $"{Mine}/challenge", $"{Mine}/items/1/statement", $"/meetings/{meeting}/dossier/1"]);
        await clock.MeasureAsync(scrutineer, [Mine, $"{Mine}/witness"]);
        using var observer = await EnterAsync("Observer");
        await DoAsync(union, "consent-to-withdrawal", new { item = 2, reason = "合同已经终止。" });
        using var evaluation = await clock.SignInAsync("", new { userName = "evaluation", password = "Review2026demo" });
        await DoAsync(evaluation, "consent-to-withdrawal", new { item = 2, reason = "合同已经终止。" });
        await clock.MeasureAsync(observer, [Mine, $"{Mine}/items/2/withdrawal"]);
    }

    private async Task QuestioningAsync(HttpClient judge, HttpClient respondent, IReadOnlyList<string> labels)
    {
        foreach (var label in labels)
        {
            await DoAsync(union, "check-in", new { label });
        }

        await DoAsync(union, "open-session", new { });
        await DoAsync(union, "open-questioning", new { item = 1 });
        await DoAsync(judge, "ask-question", new { item = 1, text = "为什么没有第三家报价？" });
        await clock.MeasureAsync(union, $"/meetings/{meeting}/items/1");
        await clock.MeasureAsync(judge, [$"{Mine}/items/1", $"{Mine}/items/1/ask"]);
        await clock.MeasureAsync(respondent, [$"{Mine}/items/1/answer/1", $"{Mine}/items/1/last-word"]);
    }

    private async Task CountingAsync(HttpClient judge, HttpClient scrutineer, int papers)
    {
        await clock.MeasureAsync(judge, Mine);
        await clock.MeasureAsync(scrutineer, [$"{Mine}/items/1/box", $"{Mine}/items/1/void"]);
        await DoAsync(scrutineer, "close-ballot", new { item = 1, collected = papers });
        foreach (var (_, key, _) in links.Where(l => l.Role == "Teller"))
        {
            using var teller = await EnterAsync("Teller", key);
            await clock.MeasureAsync(teller, $"{Mine}/items/1/count");
            await DoAsync(teller, "enter-count", new { item = 1, count = new { satisfied = papers, dissatisfied = 0, abstained = 0, invalid = 0 } });
        }

        await clock.MeasureAsync(scrutineer, $"{Mine}/items/1/sign");
        await DoAsync(scrutineer, "sign-tally", new { item = 1 });
    }

    private Task<HttpClient> EnterAsync(string role, string? key = null) =>
        clock.SignInAsync("/link", new { token = links.First(l => l.Role == role && (key is null || l.Key == key)).Token });

    private async Task DoAsync(HttpClient who, string command, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/meetings/{meeting}/{command}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"pages-{++sent}");
        using var answer = await who.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{command}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
