using System.Runtime.CompilerServices;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace App.Tests.Databases.SqlServer;

/// <summary>SQL Server's own parser (that of 2019) reads the approved texts; what a script executes as a text of its own is one to it.</summary>
public sealed class SqlServerGrammarTests
{
    [Theory]
    [InlineData("sqlserver")]
    [InlineData("sqlserver-queries")]
    public void Every_approved_statement_is_read_by_SQL_Servers_own_parser(string name)
    {
        var read = Read(File.ReadAllText(Approved($"{name}.approved.sql")), out var errors);

        errors.ShouldBeEmpty();
        read.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("SELECT [m].[Id] FROM [Meetings] AS [m] LIMIT 1")]
    [InlineData("UPDATE [Meetings] SET [Change] = @p0 WHERE [Id] = @p1 RETURNING 1")]
    public void What_another_database_says_is_not(string statement) => ErrorsIn(statement).ShouldNotBeEmpty();

    /// <summary>What the parser finds wrong in a statement.</summary>
    internal static IEnumerable<string> ErrorsIn(string statement)
    {
        Read(statement, out var errors);
        return errors.Select(e => $"{e} in {statement}");
    }

    private static int Read(string text, out IEnumerable<string> errors)
    {
        using var reader = new StringReader(text);
        var read = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var found);
        errors = found.Select(e => $"{e.Line}: {e.Message}");
        return read.Batches.Sum(b => b.Statements.Count);
    }

    private static string Approved(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
