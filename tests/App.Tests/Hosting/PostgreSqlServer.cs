using System.Diagnostics;
using Npgsql;

namespace App.Tests.Hosting;

/// <summary>
/// A real PostgreSQL for one run of the tests: the server that REVIEW_TEST_POSTGRES names, else one of our own from Debian's binaries,
/// on a socket in a temporary folder (no port to race for), started when first asked for and gone with this process.
/// </summary>
public static class PostgreSqlServer
{
    private const string Account = "postgres";

    // The server's life hangs on this process's end of the pipe, so that not even a killed test run leaves one behind.
    private const string Supervise = "\"$1/postgres\" -D \"$2/data\" $3 -c max_connections=200 "
        + "-c listen_addresses= -c unix_socket_directories=\"$2\" >\"$2/log\" 2>&1 & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf \"$2\"";

    private static readonly string? Given = Environment.GetEnvironmentVariable("REVIEW_TEST_POSTGRES");
    private static readonly string? Binaries = BinariesOf("/usr/lib/postgresql");
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Whether our own one writes through to the disk at each commit, as in production. To be set before it is first asked for.</summary>
    public static bool WritesThrough { get; set; }

    /// <summary>Why there is none on this machine; null if there is one.</summary>
    public static string? WhyNot { get; } = !string.IsNullOrEmpty(Given) ? null
        : Binaries is null ? "No PostgreSQL here: set REVIEW_TEST_POSTGRES to a server where databases may be created, or install Debian's postgresql."
        : Environment.IsPrivilegedProcess && !HasAccount() ? $"PostgreSQL refuses to run as root, and there is no account '{Account}'."
        : null;

    /// <summary>Connection string of the server's own database.</summary>
    public static Task<string> ConnectionAsync() => Started.Value;

    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await ConnectionAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Leaves a given server as it was; our own one goes with all it holds.</summary>
    public static void DropAtTheEnd(string database)
    {
        if (!string.IsNullOrEmpty(Given))
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync($"DROP DATABASE IF EXISTS {database}").Wait(TimeSpan.FromSeconds(10));
        }
    }

    private static async Task<string> StartAsync()
    {
        if (!string.IsNullOrEmpty(Given))
        {
            return Given;
        }

        var folder = (await RunAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "review-pg-XXXXXX"))).Trim();
        await RunAsync($"{Binaries}/initdb", "-D", $"{folder}/data", "-U", Account, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var server = Start("sh", "-c", Supervise, "sh", Binaries!, folder, WritesThrough ? "" : "-c fsync=off -c full_page_writes=off -c synchronous_commit=off");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.StandardInput.Close();
            server.WaitForExit(TimeSpan.FromSeconds(10));
        };
        var connection = $"Host={folder};Username={Account};Database=postgres;Include Error Detail=true";
        await AnswersAsync(connection, server);
        return connection;
    }

    private static async Task AnswersAsync(string connection, Process server)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var probe = new NpgsqlConnection(connection);
                await probe.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (tries < 200 && !server.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await error}");
    }

    // Root hands over to the account that Debian made for this.
    private static Process Start(string program, params string[] arguments)
    {
        string[] line = Environment.IsPrivilegedProcess ? ["runuser", "-u", Account, "--", program, .. arguments] : [program, .. arguments];
        return Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    private static string? BinariesOf(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateDirectories(folder).Select(d => $"{d}/bin").Where(d => File.Exists($"{d}/initdb")).Order(StringComparer.Ordinal).LastOrDefault();

    private static bool HasAccount() => File.ReadLines("/etc/passwd").Any(l => l.StartsWith(Account + ":", StringComparison.Ordinal));
}
