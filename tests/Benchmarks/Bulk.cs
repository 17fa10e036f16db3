using App.Tests.Hosting;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Benchmarks;

/// <summary>Puts meetings on file in bulk: the database copies, under other keys, the rows of those that are closed, with their items and referrals.</summary>
internal static class Bulk
{
    // Enough of a meeting's events for the size of the tables; nobody folds these.
    private const int MostEvents = 12;
    private const int LogRows = 2000;

    private const string Held = """SELECT "Id" FROM "Meetings" WHERE NOT "Open" AND "Number" NOT LIKE '%/%'""";

    private static readonly string[] Keys = ["Id", "SubjectId", "MeetingId", "ItemId"];

    /// <param name="host">Whose database.</param>
    /// <param name="enterprise">Whose meetings.</param>
    /// <param name="from">How many were put on file before.</param>
    /// <param name="count">How many come to them.</param>
    public static Task FileAsync(ReviewHost host, Guid enterprise, int from, int count) => host.WithAsync(
        async db =>
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            foreach (var type in (Type[])[typeof(MeetingRow), typeof(ItemRow), typeof(ReferralRow), typeof(FlowRow), typeof(FlowStepRow), typeof(LinkRow), typeof(EventRow), typeof(EntryRow)])
            {
                await db.Database.ExecuteSqlRawAsync(CopyOf(db, type, from + 1, from + count));
            }

            await LogAsync(db, enterprise, count);
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        },
        enterprise);

    // Two leaves a meeting, as when it begins and when it closes; they hang on each other, so no database can copy them.
    private static async Task LogAsync(ReviewDb db, Guid enterprise, int count)
    {
        var last = await db.Log.AsNoTracking().OrderByDescending(l => l.Index).FirstAsync();
        using var tree = new MerkleTree(last.Index + 1, last.Subtrees);
        var head = new TreeHead(MostEvents, RecordEntry.NoPrevious);
        foreach (var some in Enumerable.Range(last.Index + 1, 2 * count).Chunk(LogRows))
        {
            foreach (var index in some)
            {
                var leaf = EnterpriseLog.MeetingLeaf(enterprise, index, Guid.NewGuid(), "2025", head);
                tree.Append(leaf);
                db.Log.Add(new LogRow { EnterpriseId = enterprise, Index = index, Leaf = leaf, Subtrees = tree.Subtrees, KeyAt = last.KeyAt });
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    private static string CopyOf(ReviewDb db, Type type, int first, int last)
    {
        var entity = db.Model.FindEntityType(type)!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var columns = entity.GetProperties().Select(p => p.GetColumnName(table)!).ToList();
        var values = columns.Select(c => ValueOf(db, type, c));
        var numbers = db.Database.IsNpgsql()
            ? $"generate_series({first}, {last}) AS n(n)"
            : $"(WITH RECURSIVE n(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM n WHERE n < {last}) SELECT n FROM n) AS n";
        return $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM {numbers} CROSS JOIN \"{table.Name}\" AS t WHERE {Filed(type)}";
    }

    // Those that were held, not their copies.
    private static string Filed(Type type) => type switch
    {
        _ when type == typeof(MeetingRow) => $"t.\"Id\" IN ({Held})",
        _ when type == typeof(EventRow) => $"t.\"Seq\" <= {MostEvents} AND t.\"SubjectId\" IN ({Held})",
        _ when type == typeof(EntryRow) => $"t.\"Seq\" <= {MostEvents} AND t.\"MeetingId\" IN ({Held})",
        _ when type == typeof(ItemRow) || type == typeof(ReferralRow) || type == typeof(LinkRow) => $"t.\"MeetingId\" IN ({Held})",
        _ => $"t.\"SubjectId\" IN ({Held} UNION SELECT \"Id\" FROM \"Referrals\" WHERE \"MeetingId\" IN ({Held}))",
    };

    // The last eight digits of a key become the number of the copy.
    private static string ValueOf(ReviewDb db, Type type, string column) => column switch
    {
        _ when Keys.Contains(column) && !(type == typeof(LinkRow) && column == "PersonKey") => db.Database.IsNpgsql()
            ? $"CAST(substr(CAST(t.\"{column}\" AS text), 1, 28) || lpad(to_hex(n.n), 8, '0') AS uuid)"
            : $"substr(t.\"{column}\", 1, 28) || printf('%08X', n.n)",
        "Number" => "t.\"Number\" || '/' || n.n",
        "HeldAt" or "At" => $"t.\"{column}\" - CAST(n.n AS bigint) * 60000",
        _ => $"t.\"{column}\"",
    };
}
