using Bogus;
using DemocraticReview.App.People;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using Person = DemocraticReview.Core.People.Person;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>Values that do not matter, the same in every run.</summary>
internal static class Some
{
    private static readonly Faker Faker = new("zh_CN") { Random = new Randomizer(2009) };
    private static readonly string[] Professions = ["机械", "电气", "炼钢", "财务", "法务"];
    private static readonly string[] Units = ["炼铁厂", "炼钢厂", "轧钢厂", "动力厂", "运输部", "质检中心"];

    public static string Name()
    {
        lock (Faker)
        {
            return Faker.Name.LastName() + Faker.Name.FirstName();
        }
    }

    /// <param name="members">How many.</param>
    public static IReadOnlyList<CorpsMember> Corps(int members) =>
        [.. Enumerable.Range(1, members).Select(i => new CorpsMember($"{10000 + i}", Name(), Units[i % Units.Length], "工程师", Professions[i % Professions.Length], MemberStatus.Active))];

    public static byte[] RosterFile(IReadOnlyList<CorpsMember> corps)
    {
        using var file = new MemoryStream();
        RosterExport.Write(file, corps);
        return file.ToArray();
    }

    /// <param name="number">Tells it from others.</param>
    public static DossierContent Dossier(int number) => new(
        $"第 {number} 号采购项目",
        "物资采购处",
        [new GroundFinding(Ground.PriceGap, "单价高于市场报价。")],
        [new Person($"9{number:0000}", Name(), "物资采购处", "采购员")],
        [],
        null,
        null,
        PriceGap: new PriceGapMaterial(PerTon(3980m), [new Benchmark("行业信息网", new DateOnly(2025, 12, 5), PerTon(3120m)), new Benchmark("邻近企业合同", new DateOnly(2025, 12, 6), PerTon(3205.50m))]));

    private static Price PerTon(decimal amount) => new(amount, "CNY", "吨", TaxBasis.Inclusive);

    public static Person Officer(int number) => new($"8{number:0000}", Name(), "工会办公室", "干事");

    public static Person Head(int number) => new($"7{number:0000}", Name(), "财务处", "处长");
}
