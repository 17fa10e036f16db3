using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bogus;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using Person = DemocraticReview.Core.People.Person;

namespace Core.Tests;

/// <summary>Whatever does not matter to a test, the same in every run. The works is an invented one.</summary>
internal static class Some
{
    public const string Owner = "供应处";

    // A faker is slow to make, and the properties ask for the same people thousands of times.
    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);

    private static readonly string[] Units = ["炼铁厂", "焦化厂", "轧钢厂", "动力厂", "运输部"];
    private static readonly string[] Departments = ["财务处", "审计处", "法务处", "设备处", "质量处", "技术处", "安全处", "企管处", "计划处", "人事处"];

    /// <summary>Monday, 2 March 2026, nine o'clock.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 9, 0, 0, WorkCalendar.ChinaOffset);

    /// <summary>Nine days later: more than five working days.</summary>
    public static DateTimeOffset HeldAt { get; } = Monday.AddDays(9);

    public static ProcedureSettings Settings { get; } = new()
    {
        Procedure = SettingsReader.Changgang,
        Question = "您对本项目采购情况及当事人质询答复是否满意?",
        QuestionEn = "Are you satisfied with how this item was purchased and with the answers of the persons concerned?",
    };

    public static DefinitionRef Definition { get; } = new(SettingsReader.Changgang, 1, new string('a', 64));

    public static ReferralLetter Letter { get; } = new(
        "示工函〔2026〕3号", "公司纪委", "关于移送轴承采购项目民主评议情况及有关材料的函", "质询三个问题,当事人逐一说明。", "公司民主评议办法第十二条", "工会办公室 8001");

    public static Actor Author { get; } = new(Role.EvaluationOfficer, "author");

    public static Actor Colleague { get; } = new(Role.EvaluationOfficer, "colleague");

    public static Actor Union { get; } = new(Role.UnionOfficer, "union");

    public static Faker Faker(int seed) => new("zh_CN") { Random = new Randomizer(20090313 + seed) };

    public static Guid Key(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    public static byte[] Bytes(int number) => SHA256.HashData(BitConverter.GetBytes(number));

    public static string Text(int length) => new('字', length);

    public static Circumstances At(DateTimeOffset now, Actor? by = null) => new(now, by ?? Union, WorkCalendar.WeekdaysOnly);

    public static Actor Judge(string label) => new(Role.Judge, $"link-{label}", label);

    public static Actor Respondent(int number) => new(Role.Respondent, $"link-{RespondentNumber(number)}", RespondentNumber(number));

    public static string RespondentNumber(int number) => $"R{number:D4}";

    public static Person Person(string number, string unit) => new(number, NameOf(number), unit, "主管");

    public static Person Head(int number) => Person($"H{number:D4}", Departments[number % Departments.Length]);

    public static Person Teller(int number) => Person($"T{number:D4}", "机关");

    public static Person Scrutineer { get; } = Person("S0001", "机关");

    public static Person Observer { get; } = Person("O0001", "纪委");

    /// <summary>Active members, none of them of a respondent's unit.</summary>
    public static IReadOnlyList<CorpsMember> Corps(int count) => [.. Enumerable.Range(1, count).Select(Member)];

    public static CorpsMember Member(int number)
    {
        var key = $"C{number:D5}";
        return new CorpsMember(key, NameOf(key), Units[number % Units.Length], "技师", number % 2 == 0 ? "机械" : "财务", MemberStatus.Active);
    }

    /// <summary>Item 1 has respondent 101, item 2 has 201; a second respondent is 102, and so on.</summary>
    public static ItemFacts Item(int number, int respondents = 1) => new(
        Key(number),
        $"轴承采购之{number}",
        Owner,
        [Ground.PriceGap],
        [.. Enumerable.Range(1, respondents).Select(i => Person(RespondentNumber((100 * number) + i), Owner))],
        [new DepartmentConcerned("财务处", Head(0))],
        new ProcurementSummary($"HT-{number}", [NameOf($"S{number}") + "商贸公司"], 1_250_000.50m, "CNY"),
        Convert.ToHexStringLower(Bytes(number)),
        ["finding.PriceGap", "price-gap.contract"]);

    /// <summary>A dossier that is complete for its grounds.</summary>
    public static DossierContent Dossier(params Ground[] grounds) => new(
        "轴承采购",
        Owner,
        [.. grounds.Select(g => new GroundFinding(g, "高出市场价三成。"))],
        [Person("R0101", Owner)],
        [new DepartmentConcerned("财务处", Head(0))],
        new ProcurementSummary("HT-1", ["示例轴承厂"], 1_250_000.50m, "CNY"),
        null,
        new PriceGapMaterial(PerPiece(130m), [Benchmark("行业信息网", 100m), Benchmark("邻近企业合同", 100m)]),
        new ContractMaterial([new ClauseCheck("违约责任", false, null), new ClauseCheck("付款方式", true, null)]),
        new TechnicalMaterial([new TechnicalClause("验收", "逐批取样", "按数量签收", false)]),
        new ReactionMaterial([new ReactionCount("使用寿命变短", 12)], "三个车间反映轴承使用寿命变短。"));

    public static Price PerPiece(decimal amount) => new(amount, "CNY", "套", TaxBasis.Inclusive);

    public static Benchmark Benchmark(string source, decimal amount) => new(source, new DateOnly(2026, 2, 20), PerPiece(amount));

    /// <summary>A file as it would be found out to be.</summary>
    public static Attachment File(int number, string name = "合同.pdf", AttachmentType type = AttachmentType.Pdf, long size = 1000, SecrecyLevel? late = null) =>
        new(Key(5000 + number), name, type, size, Convert.ToHexStringLower(Bytes(number)), late, Monday);

    private static string NameOf(string number) => Names.GetOrAdd(number, n =>
    {
        var faker = Faker(n.Aggregate(0, (sum, c) => (31 * sum) + c) % 100_000);
        return faker.Name.LastName() + faker.Name.FirstName();
    });
}
