using System.Globalization;
using App.Tests.Hosting;

namespace DemocraticReview.Storm.Tests;

/// <summary>400 meetings in flight, SIGKILL of one process, then of all: nothing is stuck, doubled or lost. One round, or twenty where REVIEW_LONG is set.</summary>
public abstract class StormContract(FlowEngine engine, int processes)
{
    private const int Meetings = 400;
    private const int Preparers = 8;

    [EngineFact]
    public async Task Killed_at_any_moment_nothing_is_stuck_doubled_or_lost()
    {
        for (var round = 1; round <= (Long.IsAsked ? 20 : 1); round++)
        {
            List<Guid> items = [];
            await using var site = await Site.FoundedAsync(engine, processes, async play => items = await ItemsAsync(play));
            var result = await new StormRound(site, items).RunAsync();
            Table.Add(engine, processes, Meetings, result);
            (result.Stuck, result.Doubled, result.Lost).ShouldBe((0, 0, 0), string.Create(CultureInfo.InvariantCulture, $"round {round}: {result}"));
        }
    }

    private static async Task<List<Guid>> ItemsAsync(Play play)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, Preparers).Select(p => Task.Run(async () =>
        {
            var mine = new List<Guid>();
            for (var i = p; i < Meetings; i += Preparers)
            {
                mine.Add(await play.FlaggedItemAsync($"第{i}项采购"));
            }

            return mine;
        })));
        return [.. made.SelectMany(m => m)];
    }
}

public sealed class StormOnPostgreSql() : StormContract(FlowEngine.EmbeddedOnPostgreSql, 2), IOnPostgreSql;

public sealed class StormOnSqlite() : StormContract(FlowEngine.EmbeddedOnSqlite, 1);

#if PUBLIC_FEED
public sealed class StormOnElsaOnPostgreSql() : StormContract(FlowEngine.ElsaOnPostgreSql, 2), IOnPostgreSql;

public sealed class StormOnElsaOnSqlite() : StormContract(FlowEngine.ElsaOnSqlite, 1);
#endif
