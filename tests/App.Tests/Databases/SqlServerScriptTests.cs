using System.Runtime.CompilerServices;
using App.Tests.Hosting;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace App.Tests.Databases;

/// <summary>No SQL Server runs here, so what would be sent to one is shown and kept: nobody changes it unseen.</summary>
public sealed class SqlServerScriptTests
{
    private const string Approved = "sqlserver.approved.sql";

    [Fact]
    public async Task The_migration_script_for_SQL_Server_is_the_approved_one()
    {
        await using var host = ReviewHost.On(new TestDatabase(Providers.SqlServer, "Server=unused"));
        var script = await host.WithAsync(db => Task.FromResult(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)));
        var generated = script.TrimStart('\uFEFF').ReplaceLineEndings("\n");

        if (generated != await ReadAsync(Beside(Approved)))
        {
            var received = Path.Combine(AppContext.BaseDirectory, "sqlserver.received.sql");
            await File.WriteAllTextAsync(received, generated);
            Assert.Fail($"The SQL Server script is no longer the approved one. Look at the difference; if it is meant: cp '{received}' tests/App.Tests/Databases/{Approved}");
        }
    }

    private static async Task<string> ReadAsync(string path) => File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : "";

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
