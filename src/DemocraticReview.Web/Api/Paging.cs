using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>A page of a list whose few open things come before the many that are on file.</summary>
internal static class Paging
{
    /// <summary>
    /// Each part is read by an index of its own. As one list, sorted by whether a thing is open, the database would sort all that was ever on file for every page.
    /// </summary>
    public static async Task<List<TLine>> TwoPartsAsync<T, TLine>(IQueryable<T> open, IQueryable<T> filed, Expression<Func<T, TLine>> line, int skip, int take)
    {
        var first = await open.Skip(skip).Take(take).Select(line).ToListAsync();
        if (first.Count == take)
        {
            return first;
        }

        var opened = first.Count > 0 ? skip + first.Count : await open.CountAsync();
        return [.. first, .. await filed.Skip(Math.Max(0, skip - opened)).Take(take - first.Count).Select(line).ToListAsync()];
    }
}
