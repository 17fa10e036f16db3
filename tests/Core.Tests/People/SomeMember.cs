using Bogus;
using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Tests.People;

/// <summary>Members and sheets whose details do not matter.</summary>
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
}
