using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;

namespace Core.Tests.Flagging;

public sealed class CompletenessTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact(DisplayName = "价格相差较大：合同价格和至少两个来源的同口径对比价格")]
    public void A_price_gap_rests_on_two_sources_like_for_like()
    {
        Gap(Ground.PriceGap, d => d with { PriceGap = null }).ShouldBe(DossierRules.ContractPriceMissing);
        Gap(Ground.PriceGap, d => d with { PriceGap = d.PriceGap! with { Contract = null } }).ShouldBe(DossierRules.ContractPriceMissing);
        Gap(Ground.PriceGap, Prices(Some.Benchmark("行业信息网", 100m))).ShouldBe(DossierRules.BenchmarksTooFew);
        Gap(Ground.PriceGap, Prices(Some.Benchmark("行业信息网", 100m), Some.Benchmark(" 行业信息网 ", 99m))).ShouldBe(DossierRules.BenchmarksTooFew);
        Gap(Ground.PriceGap, Prices(Some.Benchmark("甲", 100m), Some.Benchmark("乙", 99m) with { Date = Today.AddDays(1) })).ShouldBe(DossierRules.BenchmarkFromFuture);
        Price[] unlike = [Some.PerPiece(99m) with { Unit = "个" }, Some.PerPiece(99m) with { Currency = "USD" }, Some.PerPiece(99m) with { Tax = TaxBasis.Exclusive }];
        foreach (var price in unlike)
        {
            Gap(Ground.PriceGap, Prices(Some.Benchmark("甲", 100m), Some.Benchmark("乙", 1m) with { Price = price })).ShouldBe(DossierRules.NotLikeForLike);
        }

        Gap(Ground.PriceGap, d => d).ShouldBeNull();
    }

    [Fact(DisplayName = "采购合同漏洞较多：至少写明一处漏洞，缺条款也算")]
    public void A_loophole_is_named()
    {
        Gap(Ground.ContractLoopholes, d => d with { Contract = null }).ShouldBe(DossierRules.LoopholeMissing);
        Gap(Ground.ContractLoopholes, d => d with { Contract = new([new ClauseCheck("付款方式", true, " ")]) }).ShouldBe(DossierRules.LoopholeMissing);
        Gap(Ground.ContractLoopholes, d => d with { Contract = new([new ClauseCheck("付款方式", true, "没有写明期限")]) }).ShouldBeNull();
        Gap(Ground.ContractLoopholes, d => d with { Contract = new([new ClauseCheck("付款方式", false, null)]) }).ShouldBeNull();
    }

    [Fact(DisplayName = "技术协议制定执行不严谨：至少一条没有照协议执行")]
    public void A_clause_that_was_not_kept_is_named()
    {
        Gap(Ground.TechnicalAgreement, d => d with { Technical = new([]) }).ShouldBe(DossierRules.TechnicalGapMissing);
        Gap(Ground.TechnicalAgreement, d => d with { Technical = new([new TechnicalClause("验收", "逐批", "逐批", true)]) }).ShouldBe(DossierRules.TechnicalGapMissing);
        Gap(Ground.TechnicalAgreement, d => d).ShouldBeNull();
    }

    [Fact(DisplayName = "职工反应强烈：有人次、有概括")]
    public void Reactions_are_counted_and_summarised()
    {
        Gap(Ground.WorkersReaction, d => d with { Reaction = null }).ShouldBe(DossierRules.ReactionsMissing);
        Gap(Ground.WorkersReaction, d => d with { Reaction = d.Reaction! with { Summary = "" } }).ShouldBe(DossierRules.ReactionsMissing);
        Gap(Ground.WorkersReaction, d => d with { Reaction = d.Reaction! with { Counts = [new ReactionCount("寿命短", 0)] } }).ShouldBe(DossierRules.ReactionsMissing);
        Gap(Ground.WorkersReaction, d => d).ShouldBeNull();
    }

    [Fact]
    public void Material_without_its_finding_is_no_ground_and_asks_for_nothing() =>
        Completeness.Gaps(Some.Dossier(Ground.PriceGap) with { Technical = null, Contract = null, Reaction = null }, Today).ShouldBeEmpty();

    [Fact]
    public void An_incomplete_dossier_is_neither_approved_nor_frozen()
    {
        var item = AnItem.Draft(Some.Dossier(Ground.PriceGap) with { PriceGap = null });
        Refused.By(DossierRules.ContractPriceMissing, () => Flags.Review(item, true, null, Some.At(Some.Monday, Some.Colleague)));
        Refused.By(DossierRules.ContractPriceMissing, () => Flags.Flag(item, AnItem.Hash, Some.At(Some.Monday, Some.Author)));
    }

    [Fact]
    public void Prices_counts_and_rows_keep_their_limits()
    {
        var dossier = Some.Dossier(Ground.PriceGap);
        decimal[] wrong = [0m, -1m, 1_000_000_000_000m, 0.0000001m];
        foreach (var amount in wrong)
        {
            Refused.By(DossierRules.PriceOutOfRange, () => AnItem.Draft(dossier with { PriceGap = new(Some.PerPiece(amount), []) }));
        }

        Refused.By(DossierRules.CurrencyUnknown, () => AnItem.Draft(dossier with { PriceGap = new(Some.PerPiece(1m) with { Currency = "rmb" }, []) }));
        Refused.By(Rules.ChoiceUnknown, () => AnItem.Draft(dossier with { PriceGap = new(Some.PerPiece(1m) with { Tax = (TaxBasis)7 }, []) }));
        Refused.By(Rules.CountNegative, () => AnItem.Draft(dossier with { Reaction = new([new ReactionCount("寿命短", -1)], "") }));
        Refused.By(DossierRules.TooManyRows, () => AnItem.Draft(dossier with { Contract = new([.. Enumerable.Repeat(new ClauseCheck("验收", true, null), 51)]) }));
        Refused.By(DossierRules.GroundTwice, () => AnItem.Draft(Some.Dossier(Ground.PriceGap, Ground.PriceGap)));
    }

    private static Rule? Gap(Ground ground, Func<DossierContent, DossierContent> change)
    {
        var gaps = Completeness.Gaps(change(Some.Dossier(ground)), Today).ToList();
        gaps.ForEach(g => Refused.By(g.Rule, () => throw g));
        return gaps.Count == 0 ? null : gaps.ShouldHaveSingleItem().Rule;
    }

    private static Func<DossierContent, DossierContent> Prices(params Benchmark[] benchmarks) => d => d with { PriceGap = d.PriceGap! with { Benchmarks = benchmarks } };
}
