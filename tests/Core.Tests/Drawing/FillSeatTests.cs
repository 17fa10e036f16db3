using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;

namespace Core.Tests.Drawing;

public sealed class FillSeatTests
{
    private static readonly Vacancy OneLeft = new(
        Seats: 4,
        Sitting: [new("A1", "采购"), new("B1", "机械"), new("B2", "机械")],
        Reserves: [new("B3", "机械"), new("D1", "财务"), new("C1", "安全"), new("C2", "安全")],
        AlreadyUsed: new HashSet<string>(),
        Unable: new Dictionary<string, PassedOverReason>(),
        Minimums: SomeDraw.NoMinimums);

    [Fact(DisplayName = "候补按抽取顺序递补")]
    public void The_first_reserve_in_drawn_order_sits()
    {
        var filled = Draw.FillSeat(OneLeft);

        filled.Reserve.Label.ShouldBe("B3");
        filled.PassedOver.ShouldBeEmpty();
        filled.MinimumsKept.ShouldBeTrue();
    }

    [Fact(DisplayName = "递补须保证各专业名额下限,跳过的候补记录原因")]
    public void The_first_reserve_who_keeps_the_minimums_sits()
    {
        var filled = Draw.FillSeat(OneLeft with { Minimums = new Dictionary<string, int> { ["安全"] = 1 } });

        filled.Reserve.Label.ShouldBe("C1");
        filled.PassedOver.ShouldBe([new("B3", PassedOverReason.MinimumsNotKept), new("D1", PassedOverReason.MinimumsNotKept)]);
        filled.MinimumsKept.ShouldBeTrue();
    }

    [Fact]
    public void With_two_seats_vacant_the_first_may_still_go_to_anyone()
    {
        var two = OneLeft with { Seats = 5, Minimums = new Dictionary<string, int> { ["安全"] = 1 } };
        var first = Draw.FillSeat(two);
        first.Reserve.Label.ShouldBe("B3");

        var second = Draw.FillSeat(two with { Sitting = [.. two.Sitting, first.Reserve], AlreadyUsed = new HashSet<string> { "B3" } });
        second.Reserve.Label.ShouldBe("C1");
        second.PassedOver.ShouldBe([new("D1", PassedOverReason.MinimumsNotKept)]);
    }

    [Fact(DisplayName = "没有符合专业要求的候补时,下一位候补入席并记录在案")]
    public void When_no_reserve_keeps_the_minimums_the_next_one_sits_and_the_record_says_so()
    {
        var filled = Draw.FillSeat(OneLeft with
        {
            Minimums = new Dictionary<string, int> { ["电气"] = 1 },
            Unable = new Dictionary<string, PassedOverReason> { ["B3"] = PassedOverReason.Absent },
        });

        filled.Reserve.Label.ShouldBe("D1");
        filled.PassedOver.ShouldBe([new("B3", PassedOverReason.Absent)]);
        filled.MinimumsKept.ShouldBeFalse();
    }

    [Fact]
    public void Reserves_who_cannot_come_are_passed_over_and_used_ones_are_not_mentioned()
    {
        var filled = Draw.FillSeat(OneLeft with
        {
            AlreadyUsed = new HashSet<string> { "B3" },
            Unable = new Dictionary<string, PassedOverReason> { ["D1"] = PassedOverReason.Recused, ["C2"] = PassedOverReason.Absent },
        });

        filled.Reserve.Label.ShouldBe("C1");
        filled.PassedOver.ShouldBe([new("D1", PassedOverReason.Recused)]);
    }

    [Fact(DisplayName = "候补用尽的,不再递补")]
    public void Nobody_is_seated_when_the_reserves_are_used_up()
    {
        RuleOf(OneLeft with { Reserves = [] }).ShouldBe(DrawRules.ReservesUsedUp);
        RuleOf(OneLeft with
        {
            AlreadyUsed = new HashSet<string> { "B3", "D1" },
            Unable = new Dictionary<string, PassedOverReason> { ["C1"] = PassedOverReason.Absent, ["C2"] = PassedOverReason.Absent },
        }).ShouldBe(DrawRules.ReservesUsedUp);
    }

    [Fact]
    public void Nobody_is_seated_when_no_seat_is_vacant() => RuleOf(OneLeft with { Seats = 3 }).ShouldBe(DrawRules.NoSeatVacant);

    private static Rule RuleOf(Vacancy vacancy) => Should.Throw<BrokenRuleException>(() => Draw.FillSeat(vacancy)).Rule;
}
