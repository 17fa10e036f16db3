using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.References;

/// <summary>What only one database understands stands in one folder; everything else is asked through EF Core, so that all of them answer alike.</summary>
public sealed partial class SqlTests
{
    private const string OneFolder = "src/DemocraticReview.Migrations/";

    [Fact]
    public void SQL_and_providers_are_named_in_one_folder_alone() => Spoken(Sources.Of("*.cs", "src")).ShouldBeEmpty();

    [Theory]
    [InlineData("await db.Database.ExecuteSqlRawAsync(\"VACUUM\");")]
    [InlineData("var open = db.Meetings.FromSql($\"SELECT * FROM Meetings\");")]
    [InlineData("using Npgsql;")]
    [InlineData("if (db.Database.IsSqlite())")]
    [InlineData("command.CommandText = text;")]
    [InlineData("e.HasIndex(r => r.Open).HasFilter(\"[Open] = 1\");")]
    public void A_line_that_one_database_alone_understands_is_found(string line) => Spoken([new Source("src/DemocraticReview.App/a.cs", line)]).ShouldHaveSingleItem();

    [Fact]
    public void In_its_folder_it_may_stand() => Spoken([new Source($"{OneFolder}a.cs", "using Npgsql;")]).ShouldBeEmpty();

    [Fact]
    public void A_prepared_query_asks_nothing_of_the_unit_that_was_the_first_to_ask()
    {
        var sources = Sources.Of("*.cs", "src");
        sources.ShouldContain(s => PreparedQuery().IsMatch(s.Text));
        Frozen(sources).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("new(() => EF.CompileAsyncQuery((ReviewDb db, Guid id) => db.Meetings.Where(m => m.EnterpriseId == db.EnterpriseId)));", 1)]
    [InlineData("new(() => EF.CompileAsyncQuery((ReviewDb db, Guid id) => db.Meetings\n.Where(m => m.Id == id)));\nvar mine = db.EnterpriseId;", 0)]
    [InlineData("EF.CompileQuery((ReviewDb context) => context.Meetings.Where(m => m.EnterpriseId == context.EnterpriseId));", 1)]
    [InlineData("EF.CompileAsyncQuery((ReviewDb db, Guid works) => db.Meetings.Where(m => m.EnterpriseId == works));", 0)]
    [InlineData("EF.CompileAsyncQuery<ReviewDb, Meeting>(db => db.Meetings);", 1)]
    public void What_would_become_a_constant_in_a_prepared_query_is_found(string text, int found) => Frozen([new Source("src/a.cs", text)]).Count().ShouldBe(found);

    // One that does not begin with its context cannot be read here, and is found too.
    private static IEnumerable<string> Frozen(IEnumerable<Source> sources) =>
        from source in sources
        from Match match in PreparedQuery().Matches(source.Text)
        let db = match.Groups["db"]
        where !db.Success || Regex.IsMatch(match.Value, $@"\b{db.Value}\.EnterpriseId\b")
        select $"{source.Path}: {match.Value}";

    private static IEnumerable<string> Spoken(IEnumerable<Source> sources) =>
        from source in sources
        where !source.Path.StartsWith(OneFolder, StringComparison.Ordinal) && !source.Path.StartsWith("src/SqlServerTypes/", StringComparison.Ordinal)
            && !source.Path.StartsWith("src/DemocraticReview.Elsa/", StringComparison.Ordinal) && !source.Path.StartsWith("src/DemocraticReview.Hangfire/", StringComparison.Ordinal)
        from Match match in Dialect().Matches(source.Text)
        select $"{source.Path}: {match.Value}";

    [GeneratedRegex(@"EF\.Compile(?:Async)?Query(?!</)(?:\(\s*\(ReviewDb (?<db>\w+))?.*?;", RegexOptions.Singleline)]
    private static partial Regex PreparedQuery();

    [GeneratedRegex("""ExecuteSql|FromSql|SqlQuery|CommandText|CreateCommand|using Npgsql|using Microsoft\.Data\.(SqlClient|Sqlite)|\.Is(Sqlite|Npgsql|SqlServer)\(|HasFilter\(".|HasColumnType\(|HasDefaultValueSql""")]
    private static partial Regex Dialect();
}
