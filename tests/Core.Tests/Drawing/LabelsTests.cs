using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Drawing;

public sealed class LabelsTests
{
    [Fact]
    public void Labels_are_unique_ascending_of_one_length_and_name_each_member_once() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll<byte, int>((count, seed) =>
        {
            var fresh = Labels.Fresh(count, SomeDraw.Prk32(seed));
            var labels = fresh.Select(l => l.Label).ToList();

            labels.Zip(labels.Skip(1)).ShouldAllBe(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
            labels.ShouldAllBe(l => l.Length == 4 && l.All(Labels.Alphabet.Contains));
            fresh.Select(l => l.MemberIndex).Order().ShouldBe(Enumerable.Range(0, count));
        }));

    [Fact]
    public void A_large_roster_gets_longer_labels_and_no_sign_is_favoured()
    {
        var fresh = Labels.Fresh(100_000, SomeDraw.Prk32(1));
        fresh.Select(l => l.Label).Distinct().Count().ShouldBe(100_000);
        fresh[0].Label.Length.ShouldBe(6);

        // Each of the 32 signs comes up about 18,750 times in 600,000.
        var signs = fresh.SelectMany(l => l.Label).CountBy(sign => sign).ToDictionary();
        Labels.Alphabet.Sum(sign => Math.Pow(signs.GetValueOrDefault(sign) - 18_750, 2) / 18_750).ShouldBeLessThan(ChiSquare.Critical(31));
    }

    [Fact]
    public void The_same_bytes_give_the_same_labels_and_others_give_others()
    {
        Labels.Fresh(50, SomeDraw.Prk32(1)).ShouldBe(Labels.Fresh(50, SomeDraw.Prk32(1)));
        Labels.Fresh(50, SomeDraw.Prk32(1)).ShouldNotBe(Labels.Fresh(50, SomeDraw.Prk32(2)));
    }

    [Fact(DisplayName = "编号每次重新生成,编号顺序不反映名册顺序")]
    public void The_order_of_the_labels_says_nothing_about_the_order_of_the_roster()
    {
        // Four members have 24 orders; with fair labels each comes up about 500 times in 12,000.
        var orders = Enumerable.Range(0, 12_000)
            .CountBy(i => string.Concat(Labels.Fresh(4, SomeDraw.Prk32(i)).Select(l => l.MemberIndex)))
            .Select(o => (double)o.Value)
            .ToList();

        orders.Count.ShouldBe(24);
        orders.Sum(o => (o - 500) * (o - 500) / 500).ShouldBeLessThan(ChiSquare.Critical(23));
    }

    [Fact]
    public void Too_few_random_bytes_are_refused() =>
        Should.Throw<BrokenRuleException>(() => Labels.Fresh(5, new byte[31])).Rule.ShouldBe(DrawRules.RandomBytesTooFew);
}
