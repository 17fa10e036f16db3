using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;

namespace Core.Tests.Flagging;

public sealed class FlagTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory(DisplayName = "价格相差较大、合同漏洞较多、技术协议不严谨、职工反应强烈的,确定为评议项目")]
    [InlineData(Ground.PriceGap)]
    [InlineData(Ground.ContractLoopholes)]
    [InlineData(Ground.TechnicalAgreement)]
    [InlineData(Ground.WorkersReaction)]
    public void Each_of_the_four_grounds_flags_an_item(Ground ground) =>
        Flags.FactsOf(Flagged(Some.Dossier(ground))).Grounds.ShouldBe([ground]);

    [Fact(DisplayName = "没有理由或没有当事人的,不得确定为评议项目")]
    public void Without_ground_or_respondent_nothing_is_flagged()
    {
        Refused.By(Rules.GroundMissing, () => Flags.Flag(Draft(Some.Dossier()), Hash, At));
        Refused.By(Rules.RespondentMissing, () => Flags.Flag(Draft(Some.Dossier(Ground.PriceGap) with { Respondents = [] }), Hash, At));
    }

    [Fact(DisplayName = "材料定稿后不得修改,不得重复确定")]
    public void A_flagged_dossier_is_frozen()
    {
        var item = Flagged(Some.Dossier(Ground.PriceGap));
        Refused.By(Rules.DossierFrozen, () => Flags.Revise(item, Some.Dossier(Ground.WorkersReaction), Some.Author));
        Refused.By(Rules.DossierFrozen, () => Flags.Flag(item, Hash, At));
        Refused.By(Rules.DossierFrozen, () => Flags.Review(item, true, null, At));
        Refused.By(Rules.DossierFrozen, () => Flags.MarkSecrecy(item, AnItem.Marks(item), Some.Colleague));
        Refused.By(Rules.DossierFrozen, () => Supplements.Seal(item, []));
        Refused.By(Rules.DossierFrozen, () => Supplements.Remove(item, Some.Key(1), Some.Author));
        Flags.Revise(Draft(Some.Dossier()), Some.Dossier(Ground.PriceGap), Some.Author).Apply(item).Content.Findings.Count.ShouldBe(1);
    }

    [Fact(DisplayName = "未确定为评议项目的不得列入议程")]
    public void Only_a_flagged_item_comes_onto_an_agenda() =>
        Refused.By(Rules.ItemNotFlagged, () => Flags.FactsOf(Draft(Some.Dossier(Ground.PriceGap))));

    [Fact]
    public void What_is_missing_in_a_dossier_is_named()
    {
        var dossier = Some.Dossier(Ground.PriceGap);
        Missing(null!).ShouldBe("content");
        Missing(dossier with { Title = " " }).ShouldBe("title");
        Missing(dossier with { OwnerUnit = null! }).ShouldBe("ownerUnit");
        Missing(dossier with { Findings = null! }).ShouldBe("findings");
        Missing(dossier with { Findings = [null!] }).ShouldBe("findings");
        Missing(dossier with { Findings = [new GroundFinding(Ground.PriceGap, "")] }).ShouldBe("finding");
        Missing(dossier with { Respondents = null! }).ShouldBe("respondents");
        Missing(dossier with { Respondents = [null!] }).ShouldBe("respondents");
        Missing(dossier with { Departments = null! }).ShouldBe("departments");
        Missing(dossier with { Departments = [null!] }).ShouldBe("departments");
        Missing(dossier with { Departments = [new DepartmentConcerned("", Some.Head(0))] }).ShouldBe("department.name");
        Missing(dossier with { Departments = [new DepartmentConcerned("财务处", null!)] }).ShouldBe("person.number");
        Missing(dossier with { Procurement = new ProcurementSummary("1", null!, null, null) }).ShouldBe("suppliers");
        Missing(dossier with { Procurement = new ProcurementSummary("1", [""], null, null) }).ShouldBe("supplier");
        Missing(dossier with { PriceGap = new PriceGapMaterial(null, null!) }).ShouldBe("benchmarks");
        Missing(dossier with { PriceGap = new PriceGapMaterial(null, [Some.Benchmark("", 1m)]) }).ShouldBe("benchmark.source");
        Missing(dossier with { PriceGap = new PriceGapMaterial(Some.PerPiece(1m) with { Unit = "" }, []) }).ShouldBe("priceGap.contract.unit");
        Missing(dossier with { Contract = new ContractMaterial([new ClauseCheck("", true, null)]) }).ShouldBe("contract.clause");
        Missing(dossier with { Technical = new TechnicalMaterial([new TechnicalClause("验收", "逐批取样", "", true)]) }).ShouldBe("technical.executed");
        Missing(dossier with { Reaction = new ReactionMaterial([new ReactionCount("", 1)], "") }).ShouldBe("reaction.matter");
    }

    [Fact]
    public void Over_long_texts_unknown_grounds_and_a_respondent_twice_are_refused()
    {
        var dossier = Some.Dossier(Ground.PriceGap);
        Refused.By(Rules.FieldTooLong, () => Draft(dossier with { Title = Some.Text(201) }));
        Refused.By(Rules.FieldTooLong, () => Draft(dossier with { Findings = [new GroundFinding(Ground.PriceGap, Some.Text(4001))] }));
        Refused.By(Rules.FieldTooLong, () => Draft(dossier with { Procurement = new ProcurementSummary("1", [], 1m, "人民币元") }));
        Refused.By(Rules.ChoiceUnknown, () => Draft(Some.Dossier((Ground)99)));
        Refused.By(Rules.PersonAlreadyAppointed, () => Draft(dossier with { Respondents = [Some.Head(1), Some.Head(1)] }));
    }

    [Fact]
    public void An_item_begins_as_a_draft_once()
    {
        Should.Throw<ArgumentException>(() => ReviewItem.From([]));
        Should.Throw<InvalidOperationException>(() => Flags.Draft(Some.Key(1), Some.Key(2), Some.Dossier(), Some.Author).Apply(Draft(Some.Dossier())));
    }

    private static object Missing(DossierContent content) => Refused.By(Rules.FieldMissing, () => Draft(content)).Facts["field"];

    private static Circumstances At => Some.At(Some.Monday, Some.Colleague);

    private static ReviewItem Draft(DossierContent content) => AnItem.Draft(content);

    private static ReviewItem Flagged(DossierContent content) => AnItem.Frozen(content);
}
