using Bogus;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using Person = DemocraticReview.Core.People.Person;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Invented people and papers of a rehearsal: the same for the same seed, and nobody's of any real works.</summary>
internal sealed class Cast
{
    public const string OwnerUnit = "物资采购处";
    public const string Password = "Rehearsal2009";

    private const int CorpsSize = 120;
    private static readonly string[] Professions = ["机械", "电气", "炼铁", "炼钢", "轧钢", "财务", "法务", "计量"];
    private static readonly string[] Units = ["炼铁厂", "炼钢厂", "轧钢厂", "焦化厂", "烧结厂", "动力厂", "制氧厂", "运输部", "检修中心", "质检中心", "能源中心", "技术中心"];
    private static readonly string[] Departments = ["财务处", "审计处", "法务处", "质量处", "设备处", "技术处", "安全处"];
    private readonly Faker faker;

    public Cast(int seed) => faker = new Faker("zh_CN") { Random = new Randomizer(seed) };

    public IReadOnlyList<CorpsMember> Corps() =>
        [.. Enumerable.Range(1, CorpsSize).Select(i => new CorpsMember(
            $"{10000 + i}", Name(), faker.PickRandom(Units), faker.PickRandom("技师", "工程师", "班长", "操作工"), Professions[i % Professions.Length], MemberStatus.Active))];

    public Person Respondent(int number) => new($"9{number:000}", Name(), OwnerUnit, number % 2 == 1 ? "采购主管" : "采购员");

    public Person Officer(int number) => new($"8{number:000}", Name(), "工会办公室", "干事");

    public Person Head(int number) => new($"7{number:000}", Name(), Departments[(number - 1) % Departments.Length], "处长");

    public DossierContent Dossier(string title, int number, IReadOnlyList<Person> heads, DateOnly day) => new(
        title,
        OwnerUnit,
        [
            new GroundFinding(Ground.PriceGap, "与近三个月两家以上市场报价相比,单价偏高(彩排数据)。"),
            new GroundFinding(Ground.TechnicalAgreement, "技术协议中的验收条款没有写明检验方法(彩排数据)。"),
        ],
        [Respondent(number)],
        [.. heads.Select(h => new DepartmentConcerned(h.Unit, h))],
        null,
        null,
        Prices(day),
        Technical: new TechnicalMaterial(
        [
            new TechnicalClause("验收", "到货后由质检中心逐批取样检验", "按数量签收，没有取样记录（彩排数据）", Kept: false),
            new TechnicalClause("质保期", "十二个月", "十二个月", Kept: true),
        ]));

    public SealedReport Report(DateOnly day) => new(Name(), faker.PickRandom(Units), "0000（彩排）", day, "这批材料使用寿命明显变短（彩排数据）。");

    public string Question() => faker.PickRandom("为什么没有第三家报价?", "验收由谁签字,依据是什么?", "合同变更经过哪些人审批?", "单价为什么高于上一批?");

    public string Reply() => faker.PickRandom("报价期内只有两家具备资质,名单在材料第三页。", "验收由使用单位和质检中心共同签字。", "变更经采购处和法务处会签。");

    public string LastWord() => faker.PickRandom("愿意接受监督，改进工作。", "感谢各位评委提出的问题。", "该说明的已经说明，请各位评委评判。");

    /// <summary>So many ten-sided dice.</summary>
    public string Dice(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => faker.Random.Int(0, 9)));

    public T Pick<T>(params T[] choices) => faker.PickRandom(choices);

    public int Between(int least, int most) => faker.Random.Int(least, most);

    // Three market prices within a few percent, and a contract that lies above them.
    private PriceGapMaterial Prices(DateOnly day)
    {
        var market = faker.Random.Int(2000, 9000);
        Price PerTon(decimal amount) => new(amount, "CNY", "吨", TaxBasis.Inclusive);
        Benchmark From(string source, int daysAgo) =>
            new($"{source}（彩排数据）", day.AddDays(-daysAgo), PerTon(Math.Round(market * faker.Random.Decimal(0.97m, 1.03m), 2)));
        return new PriceGapMaterial(
            PerTon(Math.Round(market * faker.Random.Decimal(1.08m, 1.34m), 2)),
            [From("行业信息网月度均价", 12), From("邻近企业同期合同", 8), From("供应商书面报价", 3)]);
    }

    private string Name() => faker.Name.LastName() + faker.Name.FirstName();
}
