using System.Net.Http.Json;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Every page on the demo works: the median of its answers beside that of an empty page, below 100 ms.</summary>
internal static class PagesBenchmark
{
    private const string Address = "http://127.0.0.1:5097";
    private static readonly string[] Sections = ["", "/basics", "/people", "/price-gap", "/contract", "/technical", "/reaction", "/submission", "/sealed", "/files"];

    private static readonly string[] OfAMeeting = ["panel", "links", "draw", "corps", "slips", "journal", "rehearse"];

    public static async Task<int> RunAsync()
    {
        using var product = new Product("--Data:Folder={folder}", "--Demo=true", $"--urls={Address}");
        var clock = new PageClock(new Uri(Address));
        using var nobody = clock.Client();
        while (!await IsUpAsync(nobody))
        {
            await Task.Delay(500);
        }

        await clock.MeasureAsync(nobody, "/problem", empty: true);
        using var union = await SignInAsync(clock, "union");
        var meetings = await union.GetFromJsonAsync<JsonElement>("/api/v1/meetings");
        var closed = meetings.EnumerateArray().First(m => m.GetProperty("stage").GetString() == "Closed").GetProperty("id").GetString()!;
        var next = meetings[0].GetProperty("id").GetString()!;
        var referral = (await union.GetFromJsonAsync<JsonElement>("/api/v1/referrals"))[0].GetProperty("id").GetString()!;
        clock.Name(closed, "{closed}");
        clock.Name(next, "{next}");
        clock.Name(referral, "{id}");
        await clock.MeasureAsync(nobody, ["/", "/sign-in", "/link-ended", "/l/nothing", "/notices", $"/notices/{closed}", $"/hall/{closed}", $"/hall/{next}"]);
        await clock.MeasureAsync(
            union,
            [
                "/", "/first-steps", "/meetings", "/meetings/new", $"/meetings/{closed}", $"/meetings/{closed}/journal", $"/meetings/{closed}/items/1", $"/meetings/{next}",
                .. OfAMeeting.Select(page => $"/meetings/{next}/{page}"), "/referrals", $"/referrals/{referral}", "/roster", "/items",
            ]);
        await DossiersAsync(clock);
        using var system = await SignInAsync(clock, "system");
        await clock.MeasureAsync(system, ["/accounts", "/settings"]);
        using var audit = await SignInAsync(clock, "audit");
        await clock.MeasureAsync(audit, "/audit");
        await new MeetingInPages(clock, union, next).WalkAsync();
        product.Look();
        Console.WriteLine($"peak memory {product.PeakMegabytes} MB");
        return clock.Faults == 0 ? 0 : 1;
    }

    private static async Task DossiersAsync(PageClock clock)
    {
        using var writer = await SignInAsync(clock, "evaluation");
        using var colleague = await SignInAsync(clock, "evaluation2");
        var items = (await writer.GetFromJsonAsync<JsonElement>("/api/v1/items")).EnumerateArray().ToList();
        string At(string stage) => items.First(i => i.GetProperty("stage").GetString() == stage).GetProperty("id").GetString()!;
        var (draft, reviewed, frozen) = (At("Draft"), At("Reviewed"), At("Frozen"));
        clock.Name(draft, "{draft}");
        clock.Name(reviewed, "{reviewed}");
        clock.Name(frozen, "{frozen}");
        await clock.MeasureAsync(writer, ["/items/new", .. Sections.Select(s => $"/items/{draft}{s}"), $"/items/{frozen}", $"/items/{frozen}/late", $"/items/{reviewed}/freeze"]);
        await clock.MeasureAsync(colleague, [$"/items/{draft}/review", $"/items/{reviewed}/secrecy"]);
    }

    private static Task<HttpClient> SignInAsync(PageClock clock, string userName) => clock.SignInAsync("", new { userName, password = "Review2026demo" });

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
}
