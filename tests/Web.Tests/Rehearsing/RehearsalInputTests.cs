using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.People;
using DemocraticReview.Migrations;
using DemocraticReview.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Tests.Rehearsing;

/// <summary>A works' own roster and contracts, in the forms in which they come.</summary>
public sealed class RehearsalInputTests
{
    private const int Corps = 33;

    [Fact]
    public async Task Two_contracts_are_two_items_and_the_first_stands_at_the_top()
    {
        var run = await Rehearsal.PlayAsync("--satisfied 9", "--dossier", Ocds("05-contract"), "--dossier", Ocds("04-award"));
        run.ExitCode.ShouldBe(0);
        var items = run.Result.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(2);
        items[0].GetProperty("title").GetString().ShouldNotBe(items[1].GetProperty("title").GetString());
        foreach (var figure in items[0].EnumerateObject().Where(f => f.Name != "title"))
        {
            run.Result.GetProperty(figure.Name).GetRawText().ShouldBe(figure.Value.GetRawText());
        }

        run.Lines.Count(l => l.Contains("2 × 9 = 18 > 17")).ShouldBe(2);
    }

    [Fact]
    public async Task A_broken_package_is_refused_with_the_place_in_it()
    {
        using var folder = new TemporaryFolder();
        var package = JsonNode.Parse(await File.ReadAllTextAsync(Ocds("05-contract")))!;
        package["releases"]![0]!["contracts"]![0]!["value"]!["amount"] = "eleven million";
        var run = await Rehearsal.PlayAsync("", "--dossier", folder.Write("broken.json", Encoding.UTF8.GetBytes(package.ToJsonString())));
        run.ExitCode.ShouldBe(1);
        run.Last.ShouldContain("$.releases[0].contracts[0].value.amount");
    }

    [Fact]
    public async Task A_database_that_is_a_works_own_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder["works"], "review.db");
        await using (var db = new SqliteReviewDb(new DbContextOptionsBuilder<SqliteReviewDb>().UseSqlite($"Data Source={file};Pooling=False").Options))
        {
            await Databases.MigrateAsync(db, default);
            var id = Guid.NewGuid();
            db.Enterprises.Add(new EnterpriseRow { Id = id, EnterpriseId = id, Name = "示范钢铁有限公司" });
            await db.SaveChangesAsync();
        }

        var run = await Rehearsal.RunAsync(["rehearse", "--out", folder["out"]], folder["temp"], file);
        run.ExitCode.ShouldBe(2, string.Join('\n', run.Lines));
        run.Last.ShouldContain("已有企业");
        Directory.GetFiles(folder["out"]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".gb18030.csv")]
    public async Task The_representatives_come_from_the_given_roster(string form)
    {
        using var folder = new TemporaryFolder();
        var run = await Rehearsal.PlayAsync("--satisfied 9", "--roster", folder.Write($"名册 2026{form}", Roster(form)));
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Lines));
        run.Lines.ShouldContain(l => l.Contains($"名册导入 {Corps} 人"));
    }

    [Fact]
    public async Task A_roster_with_a_faulty_row_names_the_row_and_is_not_taken()
    {
        using var folder = new TemporaryFolder();
        var text = Encoding.UTF8.GetString(Roster(".csv"));
        var run = await Rehearsal.PlayAsync("", "--roster", folder.Write("roster.csv", Encoding.UTF8.GetBytes(text.Replace("10002", "10001", StringComparison.Ordinal))));
        run.ExitCode.ShouldBe(1);
        run.Lines.ShouldContain(l => l.Contains("第 3 行") && l.Contains("10001"));
        run.Last.ShouldStartWith("规则不允许 [roster-");
    }

    private static byte[] Roster(string form)
    {
        var corps = Enumerable.Range(1, Corps).Select(i => new CorpsMember($"{10000 + i}", $"职工{i}", $"第{i % 9}车间", "技师", "机械", MemberStatus.Active)).ToList();
        using var file = new MemoryStream();
        if (form == ".xlsx")
        {
            RosterExport.Write(file, corps);
            return file.ToArray();
        }

        RosterExport.WriteCsv(file, corps);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return form == ".csv" ? file.ToArray() : Encoding.GetEncoding("GB18030").GetBytes(Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF'));
    }

    private static string Ocds(string name) => Repository.File("tests", "data", "ocds", $"{name}.json");
}
