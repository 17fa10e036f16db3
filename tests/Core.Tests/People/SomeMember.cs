using Bogus;
using DemocraticReview.Core.People;
using FsCheck;
using FsCheck.Fluent;

namespace DemocraticReview.Core.Tests.People;

/// <summary>Members and sheets whose details do not matter, and names that make trouble.</summary>
internal static class SomeMember
{
    private static readonly string[] Units = ["炼铁厂", "焦化厂", "轧钢厂", "动力厂", "供应处"];
    private static readonly string[] Professions = ["机械", "电气", "冶金", "财务", "采购"];

    public static CorpsMember Numbered(string number) => Many(1).Single() with { Number = number };

    public static IReadOnlyList<CorpsMember> Many(int count)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(20090313) };
        return [.. Enumerable.Range(1, count).Select(i => new CorpsMember(
            $"{i:D6}",
            faker.Name.LastName() + faker.Name.FirstName(),
            faker.PickRandom(Units),
            faker.PickRandom("技师", "主管", "班长"),
            faker.PickRandom(Professions),
            MemberStatus.Active,
            faker.Phone.PhoneNumber("1##########"),
            "第三届"))];
    }

    /// <summary>The rows a sheet of these members has, from row 2 on.</summary>
    public static RosterSheet Sheet(params IReadOnlyCollection<CorpsMember> members) =>
        Sheet(members.Select(m => RosterColumns.All.Select(c => m[c]).ToArray()));

    public static RosterSheet Sheet(IEnumerable<string?[]> rows) =>
        new(RosterColumns.All.ToHashSet(), [.. rows.Select((cells, i) => new RosterRow(i + 2, cells))], []);

    /// <summary>A roster in canonical form with hostile texts: rare ideographs, quotes, line breaks, formula signs.</summary>
    public static Arbitrary<CorpsMember[]> AnyRoster()
    {
        var piece = Gen.Elements("张", "𠮷", "䶮", "\"", "'", "\n", ",", ";", "\t", "=", "+", "-", "@", " ", "　", "<&>", "]]>", "0", "·", "_x0041_", "ﾊ", "e\u0301", "阿卜杜拉", "﨑");
        var text = Gen.Sized(size => piece.ListOf(Math.Min(size, 12) + 1)).Select(p => string.Concat(p).Replace('\t', ' '));
        var member =
            from number in text
            from name in text
            from unit in text
            from post in text
            from profession in text
            from phone in text
            from term in text
            from retired in Gen.Elements(true, false)
            select new CorpsMember(
                Clean(RosterColumn.Number, number.Replace('\n', ' ')),
                Clean(RosterColumn.Name, name),
                Clean(RosterColumn.Unit, unit),
                Clean(RosterColumn.Post, post),
                Clean(RosterColumn.Profession, profession),
                retired ? MemberStatus.Retired : MemberStatus.Active,
                OrNull(Clean(RosterColumn.Phone, phone.Replace('\n', ' '))),
                OrNull(Clean(RosterColumn.Term, term.Replace('\n', ' '))));
        return member.ListOf()
            .Select(list => list.Where(m => m.Number.Length <= 32 && (m.Phone?.Length ?? 0) <= 32 && (m.Term?.Length ?? 0) <= 32).DistinctBy(m => m.Number).ToArray())
            .Where(roster => roster.Length > 0)
            .ToArbitrary();
    }

    private static string Clean(RosterColumn column, string text)
    {
        var cleaned = RosterText.Clean(column, text);
        return cleaned.Length > 0 ? cleaned : "无";
    }

    private static string? OrNull(string text) => text == "无" ? null : text;
}
