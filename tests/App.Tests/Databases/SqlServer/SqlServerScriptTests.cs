using App.Tests.Hosting;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace App.Tests.Databases.SqlServer;

/// <summary>No SQL Server runs here, so what would be sent to one is shown and kept.</summary>
public sealed class SqlServerScriptTests
{
    [Fact]
    public async Task The_migration_script_for_SQL_Server_is_the_approved_one()
    {
        await using var host = ReviewHost.On(new TestDatabase(Providers.SqlServer, "Server=unused"));
        ApprovedText.Check("sqlserver", await host.WithAsync(db => Task.FromResult(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent))));
    }
}
