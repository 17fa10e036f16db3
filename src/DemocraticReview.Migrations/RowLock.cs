using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace DemocraticReview.Migrations;

/// <summary>A lock on one row, in SQL that every database with locks on rows reads alike.</summary>
internal static class RowLock
{
    /// <returns>Whether the enterprise has such a row.</returns>
    public static async Task<bool> TakeAsync<T>(ReviewDb db, Guid id, CancellationToken cancellation)
        where T : class, ISubjectRow
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = sql.DelimitIdentifier(db.Model.FindEntityType(typeof(T))!.GetTableName()!);
        var change = sql.DelimitIdentifier(nameof(ISubjectRow.Change));

        // Setting a column to itself: it locks whatever the level of isolation, and whoever waited reads what has become of the row.
        var text = $"UPDATE {table} SET {change} = {change} WHERE {sql.DelimitIdentifier(nameof(ISubjectRow.Id))} = {{0}} AND {sql.DelimitIdentifier(nameof(ISubjectRow.EnterpriseId))} = {{1}}";
        return await db.Database.ExecuteSqlRawAsync(text, [id, db.EnterpriseId], cancellation) > 0;
    }
}
