using System.Data.Common;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace DemocraticReview.Migrations;

/// <summary>On a server a database has to be there before anybody can take a lock in it.</summary>
internal static class CreatedDatabase
{
    public static async Task EnsureAsync(ReviewDb db, CancellationToken cancellation)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellation))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellation);
        }
        catch (DbException)
        {
            // Another process may have been quicker.
            if (!await creator.ExistsAsync(cancellation))
            {
                throw;
            }
        }
    }
}
