using System.Security.Cryptography;
using DemocraticReview.Migrations;

namespace DemocraticReview.Web.Hosting;

/// <summary>Where the product keeps what. Every value can be set on the command line, in the environment or in appsettings.json.</summary>
/// <param name="Provider"><c>Database:Provider</c>: sqlite, sqlserver or postgresql.</param>
/// <param name="Connection"><c>Database:Connection</c>; for SQLite a file in the data folder if left out.</param>
/// <param name="DataFolder"><c>Data:Folder</c>: the SQLite file and, below it, the keys.</param>
/// <param name="KeyFolder"><c>Keys:Folder</c>: keys that must not lie in the database; shared by all processes.</param>
/// <param name="KeyPassphrase"><c>Keys:Passphrase</c>: encrypts the record's keys and the key ring on disk; null leaves them to the folder's protection.</param>
/// <param name="WorkflowFolder"><c>Workflows:Folder</c>: the workflow files.</param>
/// <param name="SetUpCode"><c>SetUp:Code</c>: asked for once, when the enterprise is founded; made up at the start if left out.</param>
/// <param name="Flow"><c>Engine:Flow</c>: which engine walks the flows; null for the build's own choice.</param>
/// <param name="Wake"><c>Engine:Wake</c>: what wakes the clocks; null for the build's own choice.</param>
public sealed record ReviewSettings(
    string Provider, string Connection, string DataFolder, string KeyFolder, string? KeyPassphrase, string WorkflowFolder, string SetUpCode, string? Flow, string? Wake)
{
    public static ReviewSettings From(IConfiguration configuration)
    {
        var data = Path.GetFullPath(configuration["Data:Folder"] ?? "data");
        return new ReviewSettings(
            configuration["Database:Provider"] ?? Databases.Sqlite,
            configuration["Database:Connection"] ?? $"Data Source={Path.Combine(data, "review.db")}",
            data,
            Path.GetFullPath(configuration["Keys:Folder"] ?? Path.Combine(data, "keys")),
            configuration["Keys:Passphrase"] is { Length: > 0 } passphrase ? passphrase : null,
            configuration["Workflows:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "workflows"),
            configuration["SetUp:Code"] ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(5)),
            configuration["Engine:Flow"],
            configuration["Engine:Wake"]);
    }
}
