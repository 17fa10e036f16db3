using System.Data.Common;
using System.Text.RegularExpressions;
using App.Tests.Hosting;
using DemocraticReview.Migrations;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Benchmarks;

/// <summary>The statements that wrote one unit of work, to be sent again under other keys.</summary>
internal sealed partial class BareUnit
{
    // SQLite has one writer, and the product's units queue as well.
    private static readonly SemaphoreSlim Gate = new(1);

    // Places in the record's log below those that the product gives away.
    private static long place;

    private readonly List<(string Text, List<(string Name, object Value)> Parameters, HashSet<string> Places)> statements = [];
    private readonly string mark;
    private readonly string enterprise;

    private BareUnit(string mark, Guid enterprise)
    {
        this.mark = mark;
        this.enterprise = enterprise.ToString();
    }

    /// <param name="host">Whose statements.</param>
    /// <param name="enterprise">Whose key stays.</param>
    /// <param name="mark">Stands in the texts that have to be unique, and is replaced there.</param>
    /// <param name="unit">Is carried out once.</param>
    public static async Task<BareUnit> RecordAsync(ReviewHost host, Guid enterprise, string mark, Func<Task> unit)
    {
        var recorded = new BareUnit(mark, enterprise);
        host.Trap.BeforeCommand = recorded.Take;
        await unit();
        host.Trap.BeforeCommand = null;
        return recorded;
    }

    public async Task SendAsync(TestDatabase database, string key, (Guid From, Guid To)? item = null)
    {
        var oneWriter = database.Provider == Databases.Sqlite;
        if (oneWriter)
        {
            await Gate.WaitAsync();
        }

        try
        {
            await using DbConnection connection = oneWriter ? new SqliteConnection(database.Connection) : new NpgsqlConnection(database.Connection);
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await SendAsync(connection, key, item);
            await transaction.CommitAsync();
        }
        finally
        {
            if (oneWriter)
            {
                Gate.Release();
            }
        }
    }

    /// <summary>Sends them on a connection that is in a transaction.</summary>
    public async Task SendAsync(DbConnection connection, string key, (Guid From, Guid To)? item = null)
    {
        foreach (var (text, parameters, places) in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, places.Contains(name.TrimStart('@')) ? Interlocked.Decrement(ref place) : Renamed(value, key, item));
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private void Take(DbCommand command)
    {
        if (Writes().IsMatch(command.CommandText))
        {
            var places = LogRows().Matches(command.CommandText).SelectMany(rows => Place().Matches(rows.Value)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            statements.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value!))], places));
        }
    }

    private object Renamed(object value, string key, (Guid From, Guid To)? item) => value switch
    {
        Guid id => Other(id, key, item),
        string text => AnyGuid().Replace(text, m => m.Value.Any(char.IsUpper) ? Other(Guid.Parse(m.Value), key, item).ToString().ToUpperInvariant() : Other(Guid.Parse(m.Value), key, item).ToString())
            .Replace(mark, key, StringComparison.Ordinal),
        _ => value,
    };

    // The same key gives the same meeting, so that what is resumed is what was started.
    private Guid Other(Guid id, string key, (Guid From, Guid To)? item)
    {
        if (id == item?.From || id.ToString() == enterprise)
        {
            return id == item?.From ? item.Value.To : id;
        }

        var bytes = id.ToByteArray();
        BitConverter.TryWriteBytes(bytes, BitConverter.ToInt32(bytes) ^ int.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
        return new Guid(bytes);
    }

    [GeneratedRegex(@"^\s*(INSERT|UPDATE|DELETE)", RegexOptions.IgnoreCase)]
    private static partial Regex Writes();

    [GeneratedRegex("INSERT INTO \"Log\" [^;]*")]
    private static partial Regex LogRows();

    [GeneratedRegex(@"\(@p\d+, @(p\d+)")]
    private static partial Regex Place();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex AnyGuid();
}
