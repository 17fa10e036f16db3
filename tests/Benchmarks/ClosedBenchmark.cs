using System.Diagnostics;
using System.Globalization;
using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks;

/// <summary>
/// Starting, resuming and listing with 100,000 closed meetings on file: the median may grow by half at most. What works on meetings is held against a
/// database with nothing on file; a list against one that has a page to show, since a page of a hundred lines takes longer than one of none however few there are.
/// </summary>
internal static class ClosedBenchmark
{
    public const int Standard = 100_000;

    private const double MostTimesEmpty = 1.5;

    // A list has 50 or 100 lines a page.
    private const int OnePage = 100;

    // Below this a difference is the clock's.
    private const double LeastMilliseconds = 2;
    private const int Times = 40;

    public static async Task<int> RunAsync(int closed)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p50 in ms with none, {OnePage} and {closed:n0} closed meetings; lists are held against {OnePage}, the rest against none"));
        var slow = await RunAsync(FlowEngine.EmbeddedOnSqlite, closed);
        return (PostgreSqlServer.WhyNot is null ? slow + await RunAsync(FlowEngine.EmbeddedOnPostgreSql, closed) : slow) == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync(FlowEngine engine, int closed)
    {
        await using var database = await TestDatabase.NewAsync(engine);
        await using var host = await ReviewHost.StartAsync(engine, database);
        var play = await Play.FoundAsync(host);
        var filed = await (await play.MeetingAsync("2025-00")).ToAsync(Scene.Closed);
        var referral = new ReferralPlay(play, await filed.ReferralIdAsync());
        await referral.ClosedAsync();
        var round = new Round(play, database);
        await round.MeasureAsync(warmUp: true);
        var empty = await round.MeasureAsync(warmUp: false);
        await Bulk.FileAsync(host, play.EnterpriseId, 0, OnePage);
        var page = await round.MeasureAsync(warmUp: false);
        var watch = Stopwatch.StartNew();
        await Bulk.FileAsync(host, play.EnterpriseId, OnePage, closed - OnePage);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine.Provider}: {closed:n0} closed meetings written in {watch.Elapsed.TotalSeconds:f0} s"));
        await round.MeasureAsync(warmUp: true);
        var full = await round.MeasureAsync(warmUp: false);
        var slow = 0;
        foreach (var (what, after) in full)
        {
            var before = what.StartsWith("GET", StringComparison.Ordinal) ? page[what] : empty[what];
            var over = after / before > MostTimesEmpty && after - before > LeastMilliseconds;
            slow += over ? 1 : 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {what,-28} {empty[what],8:f1} {page[what],8:f1} {after,8:f1} {after / before,6:f2}{(over ? "  over" : "")}"));
        }

        return slow;
    }

    private sealed class Round(Play play, TestDatabase database)
    {
        private int number;

        public async Task<Dictionary<string, double>> MeasureAsync(bool warmUp)
        {
            var medians = new Dictionary<string, double>(StringComparer.Ordinal);
            var times = warmUp ? Times / 2 : Times;
            var made = new Queue<MeetingPlay>();
            var items = await Copies.OfAsync(play, await play.FlaggedItemAsync($"第{++number}项采购"), times);
            medians["start"] = await MedianAsync(times, async _ =>
            {
                // In no works do hundreds of things happen in one millisecond.
                play.Host.Clock.Now += TimeSpan.FromMilliseconds(1);
                var answer = await play.DoAsync(new CreateMeeting($"2026-{++number:d4}", "民主评议会", play.Host.Clock.Now.AddDays(14), "职工之家"), Cast.Union);
                made.Enqueue(new MeetingPlay(play, answer.Id));
            });
            medians["resume"] = await MedianAsync(times, i => made.Dequeue().DoAsync(new PutOnAgenda(items[i])));
            medians["repair of an open meeting"] = await MedianAsync(5, _ => play.Host.Flow.RepairAsync(default)) / await OpenAsync();
            medians["due clocks"] = await MedianAsync(times, _ => play.Host.Due.RunDueAsync(default));
            await ReadAsync(medians, times);
            return medians;
        }

        // Each round leaves some open, and they stay.
        private Task<int> OpenAsync() => play.Host.WithAsync(db => db.Meetings.CountAsync(m => m.Open), play.EnterpriseId);

        private async Task ReadAsync(Dictionary<string, double> medians, int times)
        {
            using var product = await Reader.StartAsync(play, database);
            foreach (var path in (string[])["/", "/meetings", "/meetings?stage=Closed", "/items", "/referrals", "/notices", "/api/v1/meetings", "/api/v1/items", "/api/v1/referrals", "/audit", "/api/v1/audit"])
            {
                await product.GetAsync(path);
                medians[$"GET {path}"] = await MedianAsync(times, _ => product.GetAsync(path));
            }
        }

        private static async Task<double> MedianAsync(int times, Func<int, Task> work)
        {
            var all = new List<double>(times);
            for (var i = 0; i < times; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await work(i);
                all.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            all.Sort();
            return all[times / 2];
        }
    }
}
