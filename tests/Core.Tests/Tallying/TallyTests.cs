using DemocraticReview.Core;
using DemocraticReview.Core.Tallying;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Tallying;

public sealed class TallyTests
{
    private static readonly Attendance Seventeen = new(Appointed: 17, Present: 17, Recused: 0, Seated: 17);

    private static readonly BallotCount Usual = new(Issued: 17, Collected: 17, Satisfied: 9, Dissatisfied: 7, Abstained: 1, Invalid: 0);

    [Fact(DisplayName = "8票满意、7票不满意、2票弃权,评委17人:移送")]
    public void More_satisfied_than_dissatisfied_is_not_enough()
    {
        var verdict = Tally.Of(Seventeen, Usual with { Satisfied = 8, Abstained = 2 }).Decide(Threshold.MoreThanHalf);
        verdict.Passed.ShouldBeFalse();
        verdict.Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
    }

    [Fact(DisplayName = "弃权、废票、未投计入基数,不计入满意票")]
    public void Abstained_invalid_and_not_cast_stay_in_the_base()
    {
        var tally = Tally.Of(Seventeen, new BallotCount(Issued: 16, Collected: 15, Satisfied: 8, Dissatisfied: 4, Abstained: 2, Invalid: 1));

        tally.Valid.ShouldBe(14);
        tally.NotCast.ShouldBe(2);
        tally.Decide(Threshold.MoreThanHalf).Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
    }

    [Fact(DisplayName = "中途离场的评委仍计入基数;质询开始后回避的不计入")]
    public void Who_leaves_stays_in_the_base_and_who_is_recused_does_not()
    {
        var left = Tally.Of(Seventeen, new BallotCount(16, 16, 8, 8, 0, 0));
        left.NotCast.ShouldBe(1);
        left.Decide(Threshold.MoreThanHalf).Passed.ShouldBeFalse();

        var recused = Tally.Of(Seventeen with { Recused = 1, Seated = 16 }, new BallotCount(16, 16, 9, 7, 0, 0));
        recused.NotCast.ShouldBe(0);
        recused.Decide(Threshold.MoreThanHalf).Inequality.ShouldBe("2 × 9 = 18 > 16");
    }

    [Fact(DisplayName = "收回票数多于发出票数的,本轮无效")]
    public void More_collected_than_issued_is_a_void_round()
    {
        Tally.IsVoid(issued: 16, collected: 17).ShouldBeTrue();
        RuleOf(Seventeen, Usual with { Issued = 16 }).ShouldBe(TallyRules.RoundVoid);
    }

    [Fact(DisplayName = "收回票数等于或少于发出票数的,本轮有效")]
    public void As_many_or_fewer_collected_than_issued_is_valid()
    {
        Tally.IsVoid(17, 17).ShouldBeFalse();
        Tally.IsVoid(17, 0).ShouldBeFalse();
        Tally.Of(Seventeen, new BallotCount(17, 0, 0, 0, 0, 0)).NotCast.ShouldBe(17);
    }

    [Fact]
    public void For_any_N_and_any_split_the_lines_add_up_and_more_than_half_passes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(1, 3), Prop.ForAll(Splits(), split =>
        {
            var (heads, count) = split;
            var tally = Tally.Of(heads, count);

            (tally.Satisfied + tally.Dissatisfied + tally.Abstained).ShouldBe(tally.Valid);
            (tally.Valid + tally.Invalid).ShouldBe(tally.Collected);
            (tally.Collected + tally.NotCast).ShouldBe(tally.Seated);
            tally.NotCast.ShouldBeGreaterThanOrEqualTo(0);
            tally.Decide(Threshold.MoreThanHalf).Passed.ShouldBe(2 * tally.Satisfied > tally.Seated);
            (tally.Appointed, tally.Present, tally.Recused, tally.Seated).ShouldBe((heads.Appointed, heads.Present, heads.Recused, heads.Seated));
        }));

    [Fact]
    public void Each_line_below_zero_is_refused()
    {
        RuleOf(Seventeen with { Appointed = -1 }, Usual).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen with { Present = -1 }, Usual).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen with { Recused = -1 }, Usual).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen with { Seated = -1 }, Usual).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen, Usual with { Issued = -1 }).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen, Usual with { Collected = -1 }).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen, Usual with { Satisfied = -1, Dissatisfied = 17 }).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen, Usual with { Dissatisfied = -1, Satisfied = 17 }).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen, Usual with { Abstained = -1, Satisfied = 11 }).ShouldBe(TallyRules.LineNegative);
        RuleOf(Seventeen, Usual with { Invalid = -1, Satisfied = 10 }).ShouldBe(TallyRules.LineNegative);
    }

    [Fact]
    public void Lines_that_do_not_add_up_are_refused()
    {
        RuleOf(Seventeen, Usual with { Satisfied = 10 }).ShouldBe(TallyRules.CollectedNotAddingUp);
        RuleOf(Seventeen, Usual with { Invalid = 1 }).ShouldBe(TallyRules.CollectedNotAddingUp);
        RuleOf(Seventeen, Usual with { Satisfied = int.MaxValue, Dissatisfied = int.MaxValue }).ShouldBe(TallyRules.CollectedNotAddingUp);
        RuleOf(Seventeen with { Present = 18 }, Usual).ShouldBe(TallyRules.PresentExceedsAppointed);
        RuleOf(Seventeen with { Recused = 1 }, Usual).ShouldBe(TallyRules.SeatedExceedsAppointed);
        RuleOf(Seventeen with { Seated = 0 }, Usual).ShouldBe(TallyRules.NobodySeated);
        RuleOf(Seventeen with { Seated = 16 }, Usual).ShouldBe(TallyRules.IssuedExceedsSeated);
        RuleOf(Seventeen with { Present = 16 }, Usual).ShouldBe(TallyRules.IssuedExceedsPresent);
    }

    // Any number of judges; some recused, some gone before the ballots were issued, some ballots never handed in, the rest split anyhow.
    private static Arbitrary<(Attendance Heads, BallotCount Count)> Splits() =>
        Gen.Choose(0, 40).ArrayOf(7).Select(parts => (
            new Attendance(1 + parts.Sum(), 1 + parts[1..].Sum(), parts[0], 1 + parts[1..].Sum()),
            new BallotCount(1 + parts[2..].Sum(), 1 + parts[3..].Sum(), 1 + parts[3], parts[4], parts[5], parts[6]))).ToArbitrary();

    private static Rule RuleOf(Attendance heads, BallotCount count) =>
        Should.Throw<BrokenRuleException>(() => Tally.Of(heads, count)).Rule;
}
