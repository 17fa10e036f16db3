using Bogus;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Web.Rehearsing;
using Person = DemocraticReview.Core.People.Person;

namespace DemocraticReview.Web.Demo;

/// <summary>Invented purchases of the demo works, each once, and the dossiers that they give: prices, clauses, agreements, reactions that hang together.</summary>
internal sealed class DemoPapers(int seed, Cast cast)
{
    private static readonly string[] Sites = ["一号高炉", "二号高炉", "一炼钢", "二炼钢", "热轧生产线", "冷轧生产线", "焦化", "烧结", "动力", "制氧"];

    private static readonly Purchase[] Purchases =
    [
        new("耐火砖", "物资采购处", "吨", 3300, Ground.PriceGap), new("喷煤粉", "物资采购处", "吨", 1150, Ground.PriceGap), new("石墨电极", "物资采购处", "吨", 21_000, Ground.ContractLoopholes),
        new("保护渣", "物资采购处", "吨", 4800, Ground.WorkersReaction), new("合金辅料", "物资采购处", "吨", 9200, Ground.PriceGap), new("循环水药剂", "物资采购处", "吨", 7600, Ground.TechnicalAgreement),
        new("轧辊", "设备处", "支", 86_000, Ground.PriceGap), new("电动机轴承", "设备处", "套", 2450, Ground.WorkersReaction), new("皮带机托辊", "设备处", "只", 180, Ground.WorkersReaction),
        new("除尘布袋", "设备处", "条", 260, Ground.TechnicalAgreement), new("液压油", "设备处", "桶", 3100, Ground.PriceGap), new("起重机钢丝绳", "设备处", "米", 96, Ground.TechnicalAgreement),
        new("防腐工程", "工程建设处", "平方米", 145, Ground.ContractLoopholes), new("厂房屋面改造", "工程建设处", "平方米", 320, Ground.ContractLoopholes),
        new("检测仪器", "质量处", "台", 128_000, Ground.TechnicalAgreement), new("劳动防护用品", "安全环保处", "套", 420, Ground.WorkersReaction),
    ];

    private readonly Faker faker = new("zh_CN") { Random = new Randomizer(seed) };
    private readonly Queue<(string Site, Purchase Purchase)> open = new(new Randomizer(seed).Shuffle(Sites.SelectMany(s => Purchases.Select(p => (s, p)))));
    private int contracts;

    /// <summary>The next purchase that somebody had doubts about.</summary>
    /// <param name="day">When it is written down.</param>
    public DossierContent Next(DateOnly day)
    {
        var (site, purchase) = open.Dequeue();
        var grounds = Enum.GetValues<Ground>().Where(g => g == purchase.Ground || faker.Random.Int(0, 3) == 0).ToHashSet();
        var price = Math.Round(purchase.Price * faker.Random.Decimal(0.96m, 1.04m), 2);
        var paid = Math.Round(price * (grounds.Contains(Ground.PriceGap) ? faker.Random.Decimal(1.12m, 1.31m) : faker.Random.Decimal(1.00m, 1.04m)), 2);
        var quantity = faker.Random.Int(20, 400);
        var supplier = $"{faker.PickRandom("晋中", "太行", "汾河", "北方", "长治", "华北")}{faker.PickRandom("宏远", "瑞丰", "金鼎", "信达", "恒通", "鑫源")}{faker.PickRandom("物资", "机电", "耐材", "贸易")}有限公司（虚构）";
        return new DossierContent(
            $"{site}{purchase.What}采购项目",
            purchase.Owner,
            [.. grounds.Select(g => new GroundFinding(g, FindingOf(g)))],
            [.. Enumerable.Range(1, faker.Random.Int(1, 2)).Select(i => cast.Buyer(purchase.Owner, i))],
            [.. Concerned(purchase.Owner).Select(h => new DepartmentConcerned(h.Unit, h))],
            new ProcurementSummary($"CH-{day.Year}-{++contracts:000}", [supplier], Math.Round(paid * quantity, 2), "CNY"),
            null,
            grounds.Contains(Ground.PriceGap) ? PricesOf(purchase, price, paid, day) : null,
            grounds.Contains(Ground.ContractLoopholes) ? Clauses : null,
            grounds.Contains(Ground.TechnicalAgreement) ? Agreement : null,
            grounds.Contains(Ground.WorkersReaction) ? Reactions() : null);
    }

    /// <summary>Two departments besides the buyer's own, with their heads.</summary>
    private IEnumerable<Person> Concerned(string owner) =>
        faker.Random.Shuffle(Enumerable.Range(1, Cast.Departments.Count).Where(d => Cast.Departments[d - 1] != owner)).Take(2).Select(cast.Head);

    private static string FindingOf(Ground ground) => ground switch
    {
        Ground.PriceGap => "与同期三个来源的价格相比，合同单价明显偏高，采购时没有第三家报价。",
        Ground.ContractLoopholes => "合同没有写明验收方法，预付比例前后不一致，没有退换货条款。",
        Ground.TechnicalAgreement => "技术协议要求逐批取样检验，实际按数量签收，没有取样记录。",
        _ => "使用单位多次反映新批次寿命变短，班组台账可以对照。",
    };

    private PriceGapMaterial PricesOf(Purchase purchase, decimal market, decimal paid, DateOnly day)
    {
        Price Each(decimal amount) => new(amount, "CNY", purchase.Unit, TaxBasis.Inclusive);
        Benchmark From(string source, int daysAgo) => new(source, day.AddDays(-daysAgo), Each(Math.Round(market * faker.Random.Decimal(0.98m, 1.02m), 2)));
        return new PriceGapMaterial(Each(paid), [From("行业信息网月度均价", 20), From("邻近企业同期合同", 13), From("供应商书面报价", 6)]);
    }

    private static ContractMaterial Clauses { get; } = new(
    [
        new ClauseCheck("验收标准和方法", false, null), new ClauseCheck("付款方式和期限", true, "预付比例写了两个数。"), new ClauseCheck("质量保证期", true, null),
        new ClauseCheck("违约责任", true, null), new ClauseCheck("退换货条件", false, null),
    ]);

    private static TechnicalMaterial Agreement { get; } = new(
    [
        new TechnicalClause("验收", "到货后由质检中心逐批取样检验", "按数量签收，没有取样记录", Kept: false),
        new TechnicalClause("质保期", "十二个月", "十二个月", Kept: true),
        new TechnicalClause("技术服务", "到货后一周内派人现场指导", "没有派人", Kept: false),
    ]);

    private ReactionMaterial Reactions() => new(
        [new ReactionCount("使用寿命变短", faker.Random.Int(9, 40)), new ReactionCount("到货不及时", faker.Random.Int(3, 12)), new ReactionCount("规格不一致", faker.Random.Int(2, 8))],
        "三个车间集中反映新批次不耐用，更换次数比上一批明显增多。");

    private sealed record Purchase(string What, string Owner, string Unit, decimal Price, Ground Ground);
}
