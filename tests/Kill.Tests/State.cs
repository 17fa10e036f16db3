using System.Data.Common;
using DemocraticReview.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Kill.Tests;

/// <summary>All that a database holds, row by row. Two runs of one play are the same to the letter, but for what Identity and the encryption of sealed reports draw on their own.</summary>
internal static class State
{
    private static readonly string[] Drawn = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp"];

    // Encrypted with a nonce of its own each time.
    private static readonly (string Table, string Column) Sealed = ("SealedReports", "Body");

    // Elsa gives its rows ids and times of its own: of them it is compared what waits, what runs and what is known, each as often as it stands there.
    private static readonly Dictionary<string, string[]> Compared = new()
    {
        ["Bookmarks"] = ["ActivityTypeName"],
        ["WorkflowDefinitions"] = ["DefinitionId", "Version"],
        ["WorkflowInstances"] = ["DefinitionId", "Version", "Status", "SubStatus", "IncidentCount"],
    };

    public static async Task<IReadOnlyList<string>> ReadAsync(string data)
    {
        var lines = new List<string>();
        await using var db = Open(data);
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'").ToListAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var columns = Enumerable.Range(0, rows.FieldCount).Where(i => !Compared.TryGetValue(table, out var some) || some.Contains(rows.GetName(i)));
                lines.Add($"{table}: {string.Join(" | ", columns.Select(i => $"{rows.GetName(i)}={Told(table, rows, i)}"))}");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>What one state holds and the other does not, for the eye.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> state, IReadOnlyList<string> undisturbed) =>
        [.. Without(state, undisturbed).Select(l => $"too much: {l}"), .. Without(undisturbed, state).Select(l => $"missing: {l}")];

    public static async Task<bool> HasCommandAsync(string data, string commandId)
    {
        await using var db = Open(data);
        return await db.Commands.IgnoreQueryFilters().AnyAsync(c => c.Id == commandId);
    }

    public static async Task<int> CountAsync(string data, string eventType)
    {
        await using var db = Open(data);
        return await db.Events.IgnoreQueryFilters().CountAsync(e => e.Type == eventType);
    }

    public static async Task<bool> IsAnythingDueAsync(string data, DateTimeOffset now)
    {
        await using var db = Open(data);
        return await db.DueRows.IgnoreQueryFilters().AnyAsync(d => d.DueAt <= now);
    }

    /// <summary>Key under which the one clock of a meeting sends its command.</summary>
    public static async Task<string> DueKeyAsync(string data, Guid subject)
    {
        await using var db = Open(data);
        var due = await db.DueRows.IgnoreQueryFilters().SingleAsync(d => d.SubjectId == subject);
        return $"due:{subject:N}:{due.Key}";
    }

    public static async Task<Guid> NewestMeetingAsync(string data)
    {
        await using var db = Open(data);
        return await db.Meetings.IgnoreQueryFilters().OrderByDescending(m => m.HeldAt).Select(m => m.Id).FirstAsync();
    }

    /// <summary>Lays a fault upon the flow of a meeting.</summary>
    public static async Task StandStillAsync(string data, Guid meeting)
    {
        await using var db = Open(data);
        await db.Flows.IgnoreQueryFilters().Where(f => f.SubjectId == meeting).ExecuteUpdateAsync(s => s
            .SetProperty(f => f.Status, "Faulted").SetProperty(f => f.FaultCode, "flow-no-outcome").SetProperty(f => f.FaultZh, "没有结果").SetProperty(f => f.FaultEn, "no outcome"));
    }

    private static string Told(string table, DbDataReader row, int column) => row.GetValue(column) switch
    {
        _ when Drawn.Contains(row.GetName(column)) || (table, row.GetName(column)) == Sealed => "…",
        byte[] bytes => Convert.ToHexString(bytes),
        var value => $"{value}",
    };

    private static SqliteReviewDb Open(string data)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "review.db"), Pooling = false };
        return new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite(connection.ConnectionString).Options);
    }

    // A row that stands twice is one too many as well.
    private static List<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = lines.ToList();
        foreach (var other in others)
        {
            left.Remove(other);
        }

        return left;
    }
}
