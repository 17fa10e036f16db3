using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.Tests.People;

/// <summary>What the tests of roster files say again and again.</summary>
internal static class Rosters
{
    public static RosterSheet Read(Stream stream, string name = "名册.xlsx") => RosterFile.Read(stream, name);

    public static RosterPlan Import(this RosterSheet sheet, params CorpsMember[] current) => RosterPlan.Of(current, sheet);

    public static BrokenRuleException Refused(Stream stream, Rule rule, string name = "名册.xlsx")
    {
        var refusal = Should.Throw<BrokenRuleException>(() => RosterFile.Read(stream, name));
        refusal.Rule.ShouldBe(rule);
        return refusal;
    }

    /// <summary>The raw texts of all rows, a|b|c, with a dash for nothing.</summary>
    public static IEnumerable<string> Lines(this RosterSheet sheet) =>
        sheet.Rows.Select(r => string.Join('|', RosterColumns.All.Where(sheet.Columns.Contains).Select(c => r[c] ?? "-")));

    public static IReadOnlyList<CorpsMember> Many(int count) => [.. Enumerable.Range(1, count).Select(i => new CorpsMember(
        $"{i:D6}", $"测试{i:X}", $"第{i % 40}车间", "技师", "机械", MemberStatus.Active, $"138{i:D8}", "第三届"))];
}
