using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Drawing;

public sealed class DrawTests
{
    private static readonly Config Replayed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 3);

    // PRK 000102…1f and eight members. The tickets were computed once with another language's HMAC and are written out here,
    // in the order in which they come up.
    private static readonly byte[] Prk = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly PoolMember[] Pool =
    [
        new("A1", "采购"), new("A2", "采购"), new("B1", "机械"), new("B2", "机械"),
        new("B3", "机械"), new("C1", "安全"), new("C2", "安全"), new("D1", "财务"),
    ];

    private static readonly (string Label, string Ticket)[] InOrder =
    [
        ("C2", "4f4882c9b95035f162a043f7fbdcfe5691e25e250f4808f5c903027f5c367c03"),
        ("B3", "66263db82b71258fa37a4fc9471ec6f8a4918462fa18abb234cde05d3d4f3c49"),
        ("B2", "719f3b66a8235d156f4b0ffb9c580c155ba593b1a2047ae11ca9f23d8d980646"),
        ("C1", "aae5b0252eb7e760923a9abd18aa20d4d889483f0d0527efc944d9cb2d9c9482"),
        ("A1", "b3eae8c64d72238556871807dab69b68b45f0d19fa3c8b89869d668a15115d7a"),
        ("A2", "cd4ab3b7fd391285986d564c8f3e8ba0b56de1b14025dd96d670357bd5a637a9"),
        ("B1", "d3a9bf727e5b9f4505ae8ef21bc09de963bb4629b84935189ccae9f3ea12bd29"),
        ("D1", "dc3608e039c0579c91e8aec6108ccffb1e592be27e4edf7b4c4ac02cff5fa5c5"),
    ];

    [Fact]
    public void The_tickets_are_those_computed_elsewhere()
    {
        using var printer = new TicketPrinter(Prk);
        foreach (var (label, ticket) in InOrder)
        {
            printer.For(label).ToString().ShouldBe(ticket);
            NaiveDraw.TicketOf(Prk, label).ShouldBe(ticket);
        }
    }

    [Fact(DisplayName = "评委从监督评价团成员中随机抽取")]
    public void The_lowest_tickets_sit_and_the_next_are_reserves()
    {
        var drawn = Draw.Hold(Prk, Pool, [], 4, 2, SomeDraw.NoMinimums);

        drawn.Panel.Concat(drawn.Reserves).Select(m => (m.Label, m.Ticket.ToString())).ShouldBe(InOrder[..6]);
        drawn.Panel.Count.ShouldBe(4);
        drawn.Panel[0].Stratum.ShouldBe("安全");
        drawn.PassedOver.ShouldBeEmpty();
        drawn.Eligible.ShouldBe(8);
    }

    [Fact(DisplayName = "回避人员不参加抽取")]
    public void A_recused_member_is_skipped_and_nobody_else_moves()
    {
        var drawn = Draw.Hold(Prk, Pool, ["B3"], 4, 2, SomeDraw.NoMinimums);

        Names(drawn.Panel).ShouldBe("C2 B2 C1 A1");
        Names(drawn.Reserves).ShouldBe("A2 B1");
        drawn.Eligible.ShouldBe(7);
    }

    [Fact(DisplayName = "各专业名额下限必须保证")]
    public void The_last_seats_wait_for_professions_below_their_minimum()
    {
        var drawn = Draw.Hold(Prk, Pool, [], 4, 2, new Dictionary<string, int> { ["采购"] = 1, ["财务"] = 1 });

        Names(drawn.Panel).ShouldBe("C2 B3 A1 D1");
        Names(drawn.Reserves).ShouldBe("B2 C1");
        Names(drawn.PassedOver).ShouldBe("B2 C1");
    }

    [Fact]
    public void The_generator_makes_feasible_and_infeasible_draws_and_some_that_pass_members_over()
    {
        var some = Enumerable.Range(0, 300).Select(SomeDraw.From).ToList();
        var feasible = some.Where(s => s.IsFeasible).ToList();
        feasible.Count.ShouldBeInRange(90, 210);
        feasible.Count(s => s.Hold().PassedOver.Count > 0).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Streaming_agrees_with_sorting_everything() =>
        Check.One(Replayed, Prop.ForAll(SomeDraw.Seeds, seed =>
        {
            var some = SomeDraw.From(seed);
            if (some.IsFeasible)
            {
                var naive = NaiveDraw.Hold(some.Prk, some.Pool, some.Recused, some.Seats, some.Reserves, some.Minimums);
                var drawn = some.Hold();
                drawn.Panel.Select(m => m.Member).ShouldBe(naive.Panel);
                drawn.Reserves.Select(m => m.Member).ShouldBe(naive.Reserves);
            }
        }));

    [Fact(DisplayName = "回避人员任何情况下不得入席")]
    public void A_recused_member_is_never_drawn() =>
        Check.One(Replayed, Prop.ForAll(SomeDraw.Seeds, seed =>
        {
            var some = SomeDraw.From(seed);
            if (some.IsFeasible)
            {
                var drawn = some.Hold();
                drawn.Panel.Concat(drawn.Reserves).ShouldAllBe(m => !some.Recused.Contains(m.Label));
            }
        }));

    [Fact(DisplayName = "一人回避,其他人的抽取顺序不变")]
    public void A_recusal_leaves_the_order_of_the_others_as_it_was() =>
        Check.One(Replayed, Prop.ForAll(SomeDraw.Seeds, seed =>
        {
            var some = SomeDraw.From(seed) with { Recused = [], Seats = 1, Minimums = SomeDraw.NoMinimums };
            some = some with { Reserves = some.Pool.Count };
            if (some.Pool.Count > 1)
            {
                var leaving = some.Pool[seed % some.Pool.Count].Label;
                var before = some.Hold();
                var after = (some with { Recused = [leaving] }).Hold();
                after.Panel.Concat(after.Reserves).ShouldBe(before.Panel.Concat(before.Reserves).Where(m => m.Label != leaving));
            }
        }));

    [Fact(DisplayName = "名额下限可行则必满足,不可行则不得抽取")]
    public void Minimums_are_kept_whenever_they_can_be_and_refused_otherwise() =>
        Check.One(Replayed, Prop.ForAll(SomeDraw.Seeds, seed =>
        {
            var some = SomeDraw.From(seed);
            if (!some.IsFeasible)
            {
                Should.Throw<BrokenRuleException>(some.Hold);
                return;
            }

            var drawn = some.Hold();
            drawn.Panel.Count.ShouldBe(some.Seats);
            drawn.Reserves.Count.ShouldBe(Math.Min(some.Reserves, some.Eligible.Count() - some.Seats));
            foreach (var (profession, minimum) in some.Minimums)
            {
                drawn.Panel.Count(m => m.Stratum == profession).ShouldBeGreaterThanOrEqualTo(minimum);
            }
        }));

    [Fact(DisplayName = "监督评价团可抽人数不足评委席位的,不得抽取")]
    public void A_pool_smaller_than_the_panel_is_refused()
    {
        Refused(DrawRules.PoolTooSmall, Pool, ["A1"], 8).Facts["eligible"].ShouldBe(7L);
        Draw.Hold(Prk, Pool, [], 8, 5, SomeDraw.NoMinimums).Reserves.ShouldBeEmpty();
    }

    [Fact]
    public void A_minimum_that_cannot_be_met_is_refused()
    {
        var broken = Refused(DrawRules.ProfessionTooSmall, Pool, ["C1"], 4, ("安全", 2));
        broken.Facts["profession"].ShouldBe("安全");
        broken.Facts["eligible"].ShouldBe(1);
        Refused(DrawRules.MinimumsExceedSeats, Pool, [], 4, ("安全", 2), ("机械", 3));
        Refused(DrawRules.SettingOutOfRange, Pool, [], 4, ("安全", -1));
    }

    [Fact]
    public void A_pool_that_is_no_clean_roster_is_refused()
    {
        Refused(DrawRules.LabelTwice, [.. Pool, new("D1", "采购")], [], 4);
        Refused(DrawRules.LabelsNotAscending, [.. Pool, new("A3", "采购")], [], 4);
        Refused(DrawRules.LabelMalformed, [new("", "采购"), .. Pool], [], 4);
        Refused(DrawRules.LabelMalformed, [.. Pool, new("\ud83d", "采购")], [], 4);
        Refused(DrawRules.LabelMalformed, [.. Pool, new(new string('Z', 129), "采购")], [], 4);
        Refused(DrawRules.LabelsNotAscending, [.. Pool, default], [], 4);
        Refused(DrawRules.RecusedUnknown, Pool, ["C1", "C9"], 4).Facts["label"].ShouldBe("C9");
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void A_key_of_another_length_is_refused(int length) =>
        Should.Throw<BrokenRuleException>(() => Draw.Hold(new byte[length], Pool, [], 4, 2, SomeDraw.NoMinimums)).Rule.ShouldBe(DrawRules.KeyLength);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(10_001, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 10_001)]
    public void Seats_and_reserves_out_of_range_are_refused(int seats, int reserves) =>
        Should.Throw<BrokenRuleException>(() => Draw.Hold(Prk, Pool, [], seats, reserves, SomeDraw.NoMinimums))
            .Rule.ShouldBe(DrawRules.SettingOutOfRange);

    private static string Names(IEnumerable<DrawnMember> members) => string.Join(' ', members.Select(m => m.Label));

    private static BrokenRuleException Refused(
        Rule rule, IEnumerable<PoolMember> pool, string[] recused, int seats, params (string Profession, int Minimum)[] minimums)
    {
        var broken = Should.Throw<BrokenRuleException>(() =>
            Draw.Hold(Prk, pool, recused, seats, 2, minimums.ToDictionary(m => m.Profession, m => m.Minimum)));
        broken.Rule.ShouldBe(rule);
        return broken;
    }
}
