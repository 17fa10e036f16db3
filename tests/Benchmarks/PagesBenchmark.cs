using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Every page on the demo works: the median of its answers beside that of an empty page, below 100 ms.</summary>
internal static class PagesBenchmark
{
    private const string Address = "http://127.0.0.1:5097";
    private const int Times = 25;
    private const double MostMilliseconds = 100;

    public static async Task<int> RunAsync()
    {
        using var product = new Product("--Data:Folder={folder}", "--Demo=true", $"--urls={Address}");
        using var nobody = Client();
        while (!await IsUpAsync(nobody))
        {
            await Task.Delay(500);
        }

        using var union = await SignInAsync("union");
        using var evaluation = await SignInAsync("evaluation");
        using var system = await SignInAsync("system");
        using var audit = await SignInAsync("audit");
        var meetings = await union.GetFromJsonAsync<JsonElement>("/api/v1/meetings");
        var meeting = meetings.EnumerateArray().First(m => m.GetProperty("stage").GetString() == "Closed").GetProperty("id").GetString();
        var next = meetings[0].GetProperty("id").GetString();
        var referral = (await union.GetFromJsonAsync<JsonElement>("/api/v1/referrals"))[0].GetProperty("id").GetString();
        var item = (await evaluation.GetFromJsonAsync<JsonElement>("/api/v1/items"))[0].GetProperty("id").GetString();
        (HttpClient Who, string Path)[] pages =
        [
            (nobody, "/problem"), (nobody, "/"), (nobody, "/sign-in"), (nobody, "/notices"), (nobody, $"/notices/{meeting}"), (nobody, $"/hall/{next}"),
            (union, "/"), (union, "/meetings"), (union, "/meetings/new"), (union, $"/meetings/{meeting}"), (union, $"/meetings/{next}"),
            (union, $"/meetings/{next}/panel"), (union, $"/meetings/{next}/links"), (union, $"/meetings/{meeting}/items/1"), (union, $"/meetings/{next}/rehearse"),
            (union, "/referrals"), (union, $"/referrals/{referral}"), (union, "/roster"), (union, "/items"), (evaluation, $"/items/{item}"), (evaluation, "/items/new"),
            (system, "/accounts"), (system, "/settings"), (audit, "/audit"),
        ];
        var slow = 0;
        foreach (var (who, path) in pages)
        {
            var (status, median) = await MedianAsync(who, path);
            slow += median > MostMilliseconds || status != HttpStatusCode.OK ? 1 : 0;
            var shown = path.Replace(meeting!, "{closed}", StringComparison.Ordinal).Replace(next!, "{next}", StringComparison.Ordinal)
                .Replace(referral!, "{id}", StringComparison.Ordinal).Replace(item!, "{id}", StringComparison.Ordinal);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown,-34} {median,6:f1} ms  {(path == "/problem" ? "(an empty page)" : status == HttpStatusCode.OK ? "" : status.ToString())}"));
        }

        product.Look();
        Console.WriteLine($"peak memory {product.PeakMegabytes} MB");
        return slow == 0 ? 0 : 1;
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };

    private static async Task<HttpClient> SignInAsync(string userName)
    {
        var client = Client();
        (await client.PostAsJsonAsync("/api/v1/sign-in", new { userName, password = "Review2026demo" })).EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<bool> IsUpAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<(HttpStatusCode Status, double Median)> MedianAsync(HttpClient client, string path)
    {
        var times = new List<double>(Times);
        var status = HttpStatusCode.OK;
        for (var i = 0; i <= Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            status = path == "/problem" ? HttpStatusCode.OK : answer.StatusCode;

            // The first one compiles the page.
            if (i > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return (status, times[Times / 2]);
    }
}
