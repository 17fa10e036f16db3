using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Tests.People;

public sealed class RosterFaultTests
{
    private static readonly CorpsMember Zhang = SomeMember.Numbered("00123");
    private static readonly CorpsMember Li = SomeMember.Numbered("00124");

    public static TheoryData<RosterColumn, string?, string> OneBadCell => new()
    {
        { RosterColumn.Number, null, "roster-missing-number" },
        { RosterColumn.Number, "　 ", "roster-missing-number" },
        { RosterColumn.Name, "", "roster-missing-name" },
        { RosterColumn.Unit, null, "roster-partly-empty" },
        { RosterColumn.Post, "\u200B", "roster-partly-empty" },
        { RosterColumn.Profession, null, "roster-partly-empty" },
        { RosterColumn.Status, null, "roster-partly-empty" },
        { RosterColumn.Status, "是", "roster-unknown-status" },
        { RosterColumn.Number, new string('9', 33), "roster-over-long" },
        { RosterColumn.Name, new string('张', 101), "roster-over-long" },
        { RosterColumn.Phone, new string('1', 33), "roster-over-long" },
        { RosterColumn.Status, new string('在', 17), "roster-over-long" },
        { RosterColumn.Number, "12\n34", "roster-control-character" },
        { RosterColumn.Name, "张\u0007三", "roster-control-character" },
        { RosterColumn.Name, "张\u200B三", "roster-control-character" },
        { RosterColumn.Unit, "\u202E厂铁炼x", "roster-control-character" },
        { RosterColumn.Post, "技\tx", "roster-control-character" },
        { RosterColumn.Term, "第\uFFFF届", "roster-control-character" },
    };

    [Theory]
    [MemberData(nameof(OneBadCell))]
    public void A_faulty_cell_is_named_by_row_column_and_reason(RosterColumn column, string? text, string code)
    {
        var plan = RosterPlan.Of([], SomeMember.Sheet([Cells(Li), With(Zhang, column, text)]));

        var fault = plan.Faults.ShouldHaveSingleItem();
        (fault.Row, fault.Column, fault.Rule.Code).ShouldBe((3, column, code));
        fault.Facts["row"].ShouldBe(3);
        fault.Facts["column"].ShouldBe(RosterColumns.Heading(column));
        plan.Added.ShouldBe([Li]);
    }

    // A fact of its own: a theory's data is written down on its way here, and that mends the text.
    [Fact]
    public void Half_a_character_is_a_fault() =>
        RosterPlan.Of([], SomeMember.Sheet(Zhang with { Profession = "机\uD842" })).Faults.ShouldHaveSingleItem().Rule.ShouldBe(RosterRules.ControlCharacter);

    [Fact]
    public void A_number_that_stands_twice_names_the_row_that_came_first()
    {
        var fault = RosterPlan.Of([], SomeMember.Sheet(Zhang, Li, Zhang with { Name = "张四" })).Faults.ShouldHaveSingleItem();

        fault.Rule.ShouldBe(RosterRules.DuplicateNumber);
        fault.Row.ShouldBe(4);
        fault.Facts["firstRow"].ShouldBe(2);
        fault.Facts["value"].ShouldBe("00123");
    }

    [Fact]
    public void Numbers_that_differ_only_in_width_are_the_same_number() =>
        RosterPlan.Of([], SomeMember.Sheet(Zhang, Zhang with { Number = "００１２３　" })).Faults.ShouldHaveSingleItem().Rule.ShouldBe(RosterRules.DuplicateNumber);

    [Fact]
    public void Every_fault_of_a_row_is_told_at_once()
    {
        var faults = RosterPlan.Of([], SomeMember.Sheet([["合计", null, null, null, null, null, null, null]])).Faults;

        faults.Select(f => f.Rule.Code).ShouldBe(["roster-missing-name", "roster-partly-empty", "roster-partly-empty", "roster-partly-empty", "roster-partly-empty"]);
    }

    [Fact]
    public void A_faulty_row_never_retires_the_member_it_names()
    {
        var plan = RosterPlan.Of([Zhang, Li], SomeMember.Sheet([Cells(Li), With(Zhang, RosterColumn.Status, "??")]));

        plan.Retired.ShouldBeEmpty();
        plan.CanApply.ShouldBeFalse();
        Should.Throw<BrokenRuleException>(() => plan.Confirm(plan.Digest)).Rule.ShouldBe(RosterRules.HasFaults);
    }

    [Fact]
    public void A_fault_that_only_the_file_could_tell_stops_the_plan_too()
    {
        var sheet = SomeMember.Sheet(Zhang, Li) with { Faults = [new RosterFault(3, RosterColumn.Name, RosterRules.FormulaCell)] };

        var plan = RosterPlan.Of([Zhang, Li], sheet);

        plan.Faults.ShouldHaveSingleItem().Rule.ShouldBe(RosterRules.FormulaCell);
        plan.CanApply.ShouldBeFalse();
        plan.Digest.ShouldNotBe(RosterPlan.Of([Zhang, Li], SomeMember.Sheet(Zhang, Li)).Digest);
    }

    [Fact]
    public void A_text_at_its_limit_is_welcome() =>
        RosterPlan.Of([], SomeMember.Sheet(Zhang with { Name = new string('张', 100), Number = new string('9', 32) })).Faults.ShouldBeEmpty();

    [Fact]
    public void An_over_long_text_is_quoted_by_its_beginning_without_cutting_a_character()
    {
        var fault = RosterPlan.Of([], SomeMember.Sheet(Zhang with { Name = string.Concat(Enumerable.Repeat("𠮷", 80)) })).Faults.ShouldHaveSingleItem();

        fault.Facts["value"].ShouldBe(string.Concat(Enumerable.Repeat("𠮷", 20)));
        fault.Facts["limit"].ShouldBe(100);
    }

    private static string?[] Cells(CorpsMember member) => [.. RosterColumns.All.Select(c => member[c])];

    private static string?[] With(CorpsMember member, RosterColumn column, string? text)
    {
        var cells = Cells(member);
        cells[(int)column] = text;
        return cells;
    }
}
