namespace DemocraticReview.Web.Tests.Rehearsing;

/// <summary>A joint wage review, from its own workflow file and without a line of code for it.</summary>
public sealed class WageReviewTests
{
    private const string Review = "--procedure joint-wage-review";

    [Fact(DisplayName = "工资联审通过的放行")]
    public async Task An_approved_sheet_is_released()
    {
        var run = await Rehearsal.PlayAsync($"{Review} --satisfied 5 --dissatisfied 2");
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Lines));
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)[("judges", 7), ("representatives", 4), ("heads", 3), ("seated", 7), ("satisfied", 5), ("dissatisfied", 2), ("notCast", 0)])
        {
            run.Result.GetProperty(name).GetInt32().ShouldBe(count, name);
        }

        run.Result.GetProperty("verdict").GetString().ShouldBe("Passed");
        run.Result.GetProperty("inequality").GetString().ShouldBe("3 × 5 = 15 > 2 × 7 = 14");
        run.Lines.ShouldContain(l => l.EndsWith("第 1 项放行。", StringComparison.Ordinal));
        run.Lines.ShouldAllBe(l => !l.Contains("评委") && !l.Contains("满意"));
    }

    [Fact(DisplayName = "工资联审没有通过的退回编制单位,不放行")]
    public async Task A_sheet_that_is_not_approved_goes_back_and_is_not_released()
    {
        var run = await Rehearsal.PlayAsync($"{Review} --satisfied 4 --dissatisfied 3 --language en");
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Lines));
        run.Result.GetProperty("verdict").GetString().ShouldBe("SentBack");
        run.Result.GetProperty("inequality").GetString().ShouldBe("3 × 4 = 12 ≤ 2 × 7 = 14");
        run.Lines.ShouldNotContain(l => l.Contains("is released"));
        run.Lines.ShouldAllBe(l => !l.Contains("judge"));
    }

    [Fact]
    public async Task An_office_that_does_not_sit_holds_the_announcement_back()
    {
        var run = await Rehearsal.PlayAsync($"{Review} --heads 2 --satisfied 5");
        run.ExitCode.ShouldBe(1);
        run.Last.ShouldContain("[office-seats-missing]");
        run.Last.ShouldContain("劳资");
    }
}
