using DemocraticReview.App.People;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Referring;
using Human = DemocraticReview.Core.People.Person;

namespace DemocraticReview.Kill.Tests;

/// <summary>Who and what the play is about.</summary>
internal static class Cast
{
    public static Human Buyer { get; } = new("9001", "钱采购", "物资采购处", "采购员");

    public static Human Head { get; } = new("7001", "孙处长", "财务处", "处长");

    public static ReferralLetter Letter { get; } = new("示工函〔2031〕1号", "纪检监察部门", "关于移送耐火材料采购项目民主评议情况及有关材料的函", "评委质询三问，当事人作了说明。", "《民主评议会实施办法》", "工会办公室");

    public static Human Officer(int number) => new($"800{number}", $"干事{number}", "工会办公室", "干事");

    public static DossierContent Dossier(string title) => new(
        title, "物资采购处", [new GroundFinding(Ground.PriceGap, "单价高于近三个月的市场报价。")], [Buyer], [], null, null,
        PriceGap: new PriceGapMaterial(PerTon(3980m), [new Benchmark("行业信息网", new DateOnly(2025, 12, 5), PerTon(3120m)), new Benchmark("邻近企业合同", new DateOnly(2025, 12, 6), PerTon(3205.50m))]));

    private static Price PerTon(decimal amount) => new(amount, "CNY", "吨", TaxBasis.Inclusive);

    public static byte[] Roster()
    {
        using var file = new MemoryStream();
        RosterExport.WriteCsv(file, [.. Enumerable.Range(1, 40).Select(i => new CorpsMember(
            $"{10000 + i}", $"职工{i}", $"第{i % 9}车间", "技师", i % 2 == 0 ? "机械" : "电气", MemberStatus.Active))]);
        return file.ToArray();
    }
}
