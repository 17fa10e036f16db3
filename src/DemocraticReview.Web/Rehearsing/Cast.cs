using Bogus;
using DemocraticReview.App.People;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using Person = DemocraticReview.Core.People.Person;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Invented people and papers of a rehearsal: the same for the same seed, and nobody's of any real works.</summary>
internal sealed class Cast
{
    public const string OwnerUnit = "物资采购处";
    public const string Password = "Rehearsal2009";

    public const int CorpsSize = 120;
    private static readonly string[] Professions = ["机械", "电气", "炼铁", "炼钢", "轧钢", "财务", "法务", "计量"];
    private static readonly string[] Units = ["炼铁厂", "炼钢厂", "轧钢厂", "焦化厂", "烧结厂", "动力厂", "制氧厂", "运输部", "检修中心", "质检中心", "能源中心", "技术中心"];

    private static readonly (string Question, string Answer)[] Exchanges =
    [
        ("为什么没有第三家报价？", "报价期内只有两家具备资质，名单在材料第三页。"),
        ("验收由谁签字，依据是什么？", "验收由使用单位和质检中心共同签字，依据是技术协议第四条。"),
        ("合同变更经过哪些人审批？", "变更经采购、法务、财务三个处会签，审批单在附件里。"),
        ("单价为什么高于上一批？", "上一批是去年的长协价，这一批按到货当月的行情定价。"),
        ("为什么不等到季度集中采购？", "库存只够用九天，等不到集中采购，当时报了紧急采购单。"),
        ("质量问题反映以后做了什么？", "已经要求供应商换货两批，扣了质保金的一半。"),
    ];

    private readonly Faker faker;
    private readonly Dictionary<string, string> names = [];

    /// <summary>The twelve functional departments of the invented works; each has one head.</summary>
    public static IReadOnlyList<string> Departments { get; } =
        ["财务处", "审计处", "法务处", "质量处", "设备处", "技术处", "安全环保处", "工程建设处", "计划经营处", "人力资源处", "信息化处", OwnerUnit];

    public Cast(int seed) => faker = new Faker("zh_CN") { Random = new Randomizer(seed) };

    public IReadOnlyList<CorpsMember> Corps(int size = CorpsSize) =>
        [.. Enumerable.Range(1, size).Select(i => new CorpsMember(
            $"{10000 + i}", Name(), faker.PickRandom(Units), faker.PickRandom("技师", "工程师", "班长", "操作工"), Professions[i % Professions.Length], MemberStatus.Active))];

    /// <summary>The corps as a file that a union office would import.</summary>
    public byte[] Roster(int size = CorpsSize)
    {
        using var file = new MemoryStream();
        RosterExport.Write(file, Corps(size));
        return file.ToArray();
    }

    /// <summary>Who watches, counts and sits in at a meeting.</summary>
    public IEnumerable<(Role Role, Person Person)> Helpers() =>
        new[] { Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer }.Select((role, i) => (role, Officer(i + 1)));

    /// <summary>What a secrecy review usually says: market prices are a trade secret, the rest is internal.</summary>
    public static IReadOnlyList<FieldMark> MarksOf(ReviewItem item) =>
        [.. DossierFields.Of(item.Content, item.Attachments).Select(f => new FieldMark(f, f == DossierFields.Benchmarks ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal))];

    public Person Respondent(int number) => Known($"9{number:000}", OwnerUnit, number % 2 == 1 ? "采购主管" : "采购员");

    /// <summary>Somebody of a department who buys.</summary>
    public Person Buyer(string department, int number) => Known($"6{Index(department):00}{number}", department, number == 1 ? "采购主管" : "采购员");

    public Person Officer(int number) => Known($"8{number:000}", "工会办公室", "干事");

    public Person Head(int number) => Known($"7{number:000}", Departments[(number - 1) % Departments.Count], "处长");

    public DossierContent Dossier(string title, int number, IReadOnlyList<Person> heads, DateOnly day) => new(
        title,
        OwnerUnit,
        [
            new GroundFinding(Ground.PriceGap, "与近三个月两家以上市场报价相比，单价偏高（彩排数据）。"),
            new GroundFinding(Ground.TechnicalAgreement, "技术协议中的验收条款没有写明检验方法（彩排数据）。"),
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

    /// <summary>What is put to a meeting that reviews no purchase.</summary>
    public DossierContent Submission(string title, int number) => new(
        title, OwnerUnit, [new GroundFinding(Ground.Submission, "全文见附件，提请会议审议（彩排数据）。")], [Respondent(number)], [], null, null);

    public SealedReport Report(DateOnly day) => new(Name(), faker.PickRandom(Units), "0000（彩排）", day, "这批材料使用寿命明显变短（彩排数据）。");

    /// <summary>Questions of one item, each with its answer, none twice.</summary>
    public IReadOnlyList<(string Question, string Answer)> Hearing(int questions) => [.. faker.Random.Shuffle(Exchanges).Take(questions)];

    public string Statement() => faker.PickRandom("采购按制度进行，比价记录和会签单都在附件里，请评委核对。", "当时原料正在涨价，供货又急，没有等到第三家报价，这一点愿意说明。");

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

    // The same number is the same person, in every meeting.
    private Person Known(string number, string unit, string post)
    {
        if (!names.TryGetValue(number, out var name))
        {
            names[number] = name = Name();
        }

        return new Person(number, name, unit, post);
    }

    private static int Index(string department) => Departments.ToList().IndexOf(department) + 1;

    private string Name() => faker.Name.LastName() + faker.Name.FirstName();
}
