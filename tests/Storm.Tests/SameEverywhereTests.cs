using System.Diagnostics;
using System.Text.RegularExpressions;
using App.Tests.Hosting;
using DemocraticReview.Running;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Storm.Tests;

/// <summary>A rehearsal comes to the same result, by the same events, on every engine and database; clocks, keys and random values aside.</summary>
public abstract partial class SameEverywhereContract(FlowEngine engine)
{
    private static readonly Lazy<Task<Rehearsed>> OnSqlite = new(() => RehearseAsync(FlowEngine.EmbeddedOnSqlite));

    [EngineFact]
    public async Task A_rehearsal_is_the_same_as_by_the_embedded_runner_on_SQLite()
    {
        var (result, events) = await RehearseAsync(engine);
        var (expected, expectedEvents) = await OnSqlite.Value;

        result.ShouldBe(expected);
        events.ShouldBe(expectedEvents);
        events.ShouldContain(e => e.Contains("referral.closed", StringComparison.Ordinal) || e.Contains("referral.accepted", StringComparison.Ordinal));
    }

    [EngineFact]
    public async Task Another_verdict_is_told_apart()
    {
        var (result, events) = await RehearseAsync(engine, satisfied: 9);
        var (expected, expectedEvents) = await OnSqlite.Value;

        result.ShouldNotBe(expected);
        events.ShouldNotBe(expectedEvents);
    }

    private static async Task<Rehearsed> RehearseAsync(FlowEngine engine, int satisfied = 8)
    {
        await using var database = await TestDatabase.EmptyAsync(engine.Provider);
        var folder = Directory.CreateTempSubdirectory("review-same-");
        try
        {
            string[] call = ["rehearse", "--out", folder.FullName, "--satisfied", $"{satisfied}", "--dissatisfied", $"{17 - satisfied}", "--seed", "2009"];
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Product.Program, .. call])
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["Database__Provider"] = engine.Provider,
                    ["Database__Connection"] = database.Connection,
                    ["Engine__Flow"] = engine.Offer.Name,
                },
            })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, said);
            var result = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "result.json"));
            await using var host = await ReviewHost.StartAsync(engine, database);
            return new Rehearsed(Plain(result), await EventsAsync(host));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Subject by subject, and those in the order of what happened to them.
    private static async Task<IReadOnlyList<string>> EventsAsync(ReviewHost host)
    {
        var rows = await host.WithAsync(db => db.Events.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        return [.. rows.GroupBy(e => e.SubjectId)
            .Select(s => string.Join('\n', s.OrderBy(e => e.Seq).Select(e => $"{e.Seq} {e.Type} {e.ActorRole} {Plain(e.Body)}")))
            .Order(StringComparer.Ordinal)];
    }

    private static string Plain(string text) => Key().Replace(Time().Replace(text, "(time)"), "(key)");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d[0-9:.]*(Z|[+-]\d\d:\d\d|\\u002B\d\d:\d\d)?")]
    private static partial Regex Time();

    [GeneratedRegex("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}([0-9a-fA-F]{32})?")]
    private static partial Regex Key();

    private sealed record Rehearsed(string Result, IReadOnlyList<string> Events);
}

public sealed class SameOnPostgreSql() : SameEverywhereContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;

#if PUBLIC_FEED
public sealed class SameOnElsaOnPostgreSql() : SameEverywhereContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class SameOnElsaOnSqlite() : SameEverywhereContract(FlowEngine.ElsaOnSqlite);
#endif
