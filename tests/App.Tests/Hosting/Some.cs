using Bogus;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using Person = DemocraticReview.Core.People.Person;

namespace App.Tests.Hosting;

/// <summary>People and papers whose details do not matter.</summary>
internal static class Some
{
    private static readonly string[] Units = ["炼铁厂", "焦化厂", "轧钢厂", "动力厂"];
    private static readonly string[] Professions = ["机械", "电气", "冶金", "财务", "采购"];

    public const string OwnerUnit = "供应处";

    public static IEnumerable<MemberRow> Corps(int count, Guid enterpriseId)
    {
        var faker = Faker();
        return Enumerable.Range(1, count).Select(i => new MemberRow
        {
            EnterpriseId = enterpriseId,
            Number = $"{i:D6}",
            Name = NameBy(faker),
            Unit = faker.PickRandom(Units),
            Post = faker.PickRandom("技师", "主管", "班长"),
            Profession = faker.PickRandom(Professions),
            Active = true,
        });
    }

    public static Person Person(string number, string unit = "机关") => new(number, NameBy(Faker()), unit);

    public static DossierContent Dossier(string title, string respondent = "R1") => new(
        title,
        OwnerUnit,
        [new GroundFinding(Ground.PriceGap, "同型号价格高出市场价三成")],
        [Person(respondent, OwnerUnit)],
        [],
        new ProcurementSummary("HT-2026-001", ["某机电公司"], 1_250_000.50m, "CNY"),
        null,
        PriceGap: new PriceGapMaterial(PerTon(3980m), [new Benchmark("行业信息网", new DateOnly(2025, 12, 5), PerTon(3120m)), new Benchmark("邻近企业合同", new DateOnly(2025, 12, 6), PerTon(3205.50m))]));

    /// <summary>What is put to a meeting that reviews no purchase.</summary>
    public static DossierContent Submission(string title, string text = "全文如下。") =>
        new(title, OwnerUnit, [new GroundFinding(Ground.Submission, text)], [Person("R1", OwnerUnit)], [], null, null);

    private static Price PerTon(decimal amount) => new(amount, "CNY", "吨", TaxBasis.Inclusive);

    private static Faker Faker() => new("zh_CN") { Random = new Randomizer(20090313) };

    private static string NameBy(Faker faker) => faker.Name.LastName() + faker.Name.FirstName();
}
