using System.Reflection;
using System.Text.Json;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Hosting;

/// <summary>Everything that stands in a database, row by row: two of them are equal exactly if nothing has changed.</summary>
internal static class Snapshot
{
    private static readonly MethodInfo ReadOne = typeof(Snapshot).GetMethod(nameof(RowsAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Task<IReadOnlyList<string>> OfAsync(ReviewHost host) => host.WithAsync(async db =>
    {
        var lines = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType))
        {
            lines.AddRange(await (Task<IEnumerable<string>>)ReadOne.MakeGenericMethod(type).Invoke(null, [db])!);
        }

        return (IReadOnlyList<string>)[.. lines.Order(StringComparer.Ordinal)];
    });

    private static async Task<IEnumerable<string>> RowsAsync<T>(ReviewDb db)
        where T : class => (await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync()).Select(row => $"{typeof(T).Name} {JsonSerializer.Serialize(row)}");
}
