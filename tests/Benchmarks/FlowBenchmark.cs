using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Meetings;
using Microsoft.Extensions.Logging;

namespace Benchmarks;

/// <summary>
/// Starts of meetings and resumes of their flows a second, from eight clients, on databases that write through to the disk. The limit is a bare transaction:
/// the very statements with which the product wrote one unit, sent again under other keys with nothing read, decided or mapped.
/// Where the build has Elsa, by the product's adapter and bare as well, the latter with the same statements in one transaction.
/// </summary>
internal static class FlowBenchmark
{
    private const int Clients = 8;
    private const int Meetings = 400;
    private const int WarmUp = 800;
    private const double LeastOfBare = 0.5;

    // Stands in every text of the recorded unit that has to be unique.
    private const string Mark = "999999";

    /// <summary>Exit code 0 when within the limit.</summary>
    public static async Task<int> RunAsync()
    {
        PostgreSqlServer.WritesThrough = true;
        Console.WriteLine("engine    database    start/s  bare/s  ratio  resume/s  bare/s  ratio");
        var worst = await RunAsync(FlowEngine.EmbeddedOnSqlite);
        if (PostgreSqlServer.WhyNot is null)
        {
            worst = Math.Min(worst, await RunAsync(FlowEngine.EmbeddedOnPostgreSql));
        }

#if PUBLIC_FEED
        await RunAsync(FlowEngine.ElsaOnSqlite);
        if (PostgreSqlServer.WhyNot is null)
        {
            await RunAsync(FlowEngine.ElsaOnPostgreSql);
            await RunBareElsaAsync();
        }
#endif
        return worst >= LeastOfBare ? 0 : 1;
    }

    private static async Task<double> RunAsync(FlowEngine engine)
    {
        await using var database = await TestDatabase.NewAsync(engine);
        await using var host = await ReviewHost.StartAsync(engine, database);

        // As the product is set: without a line for every statement.
        host.Log.Least = LogLevel.Warning;
        var play = await Play.FoundAsync(host);
        var items = await Copies.OfAsync(play, await play.FlaggedItemAsync(), Meetings + WarmUp + 1);
        var last = items[^1];
        var made = new ConcurrentDictionary<int, Guid>();
        var start = await BareUnit.RecordAsync(host, play.EnterpriseId, Mark, () => StartAsync(play, made, int.Parse(Mark, CultureInfo.InvariantCulture)));
        var resume = await BareUnit.RecordAsync(host, play.EnterpriseId, Mark, () => ResumeAsync(play, made[int.Parse(Mark, CultureInfo.InvariantCulture)], last));

        await TimeAsync(0, WarmUp, n => StartAsync(play, made, n));
        await TimeAsync(0, WarmUp, n => ResumeAsync(play, made[n], items[n]));
        await TimeAsync(0, WarmUp, n => start.SendAsync(database, KeyOf(n)));
        await TimeAsync(0, WarmUp, n => resume.SendAsync(database, KeyOf(n), (last, items[n])));

        // In turns, so that what else the machine does meets both.
        double own = 0, bare = 0, ownResume = 0, bareResume = 0;
        for (var part = 0; part < 4; part++)
        {
            var from = WarmUp + part * Meetings / 4;
            own += await TimeAsync(from, Meetings / 4, n => StartAsync(play, made, n));
            bare += await TimeAsync(from, Meetings / 4, n => start.SendAsync(database, KeyOf(n)));
            ownResume += await TimeAsync(from, Meetings / 4, n => ResumeAsync(play, made[n], items[n]));
            bareResume += await TimeAsync(from, Meetings / 4, n => resume.SendAsync(database, KeyOf(n), (last, items[n])));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine.Offer.Name,-9} {engine.Provider,-10} {Meetings / own,8:f0} {Meetings / bare,7:f0} {bare / own,6:f2} {Meetings / ownResume,9:f0} {Meetings / bareResume,7:f0} {bareResume / ownResume,6:f2}"));
        return Math.Min(bare / own, bareResume / ownResume);
    }

#if PUBLIC_FEED
    // The embedded runner's statements go along: what the product writes beside what Elsa keeps.
    private static async Task RunBareElsaAsync()
    {
        await using var database = await TestDatabase.NewAsync(FlowEngine.EmbeddedOnPostgreSql);
        await using var host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnPostgreSql, database);
        var play = await Play.FoundAsync(host);
        var items = await Copies.OfAsync(play, await play.FlaggedItemAsync(), Meetings + WarmUp + 1);
        var last = items[^1];
        var made = new ConcurrentDictionary<int, Guid>();
        var start = await BareUnit.RecordAsync(host, play.EnterpriseId, Mark, () => StartAsync(play, made, int.Parse(Mark, CultureInfo.InvariantCulture)));
        var resume = await BareUnit.RecordAsync(host, play.EnterpriseId, Mark, () => ResumeAsync(play, made[int.Parse(Mark, CultureInfo.InvariantCulture)], last));
        await using var elsa = await BareElsa.StartAsync(database);
        await TimeAsync(0, WarmUp, n => elsa.StartAsync(start, n));
        await TimeAsync(0, WarmUp, n => elsa.ResumeAsync(resume, n, (last, items[n])));
        var started = await TimeAsync(WarmUp, Meetings, n => elsa.StartAsync(start, n));
        var resumed = await TimeAsync(WarmUp, Meetings, n => elsa.ResumeAsync(resume, n, (last, items[n])));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare Elsa postgresql {Meetings / started,7:f0}                {Meetings / resumed,9:f0}"));
    }
#endif

    private static async Task StartAsync(Play play, ConcurrentDictionary<int, Guid> made, int number)
    {
        var answer = await play.DoAsync(new CreateMeeting($"M-{number:d4}", "民主评议会", play.Host.Clock.Now.AddDays(14), "职工之家"), Cast.Union, $"start-{number}");
        made[number] = answer.Id;
    }

    private static Task<Answer> ResumeAsync(Play play, Guid meeting, Guid item) => play.DoAsync(new PutOnAgenda(item) { MeetingId = meeting }, Cast.Union, $"resume-{meeting}");

    internal static string KeyOf(int number) => (number + 1_000_000).ToString(CultureInfo.InvariantCulture);

    private static async Task<double> TimeAsync(int from, int count, Func<int, Task> work)
    {
        var queue = new ConcurrentQueue<int>(Enumerable.Range(from, count));
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var number))
            {
                await work(number);
            }
        })));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
