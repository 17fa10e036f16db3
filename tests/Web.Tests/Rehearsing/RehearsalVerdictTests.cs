using DemocraticReview.Core.Verifying;

namespace DemocraticReview.Web.Tests.Rehearsing;

/// <summary>One whole meeting by one command, and what it comes to.</summary>
public sealed class RehearsalVerdictTests
{
    [Theory(DisplayName = "满意票超过评委半数的过关,达不到半数的移送")]
    [InlineData("--satisfied 9", 17, "Passed", "2 × 9 = 18 > 17")]
    [InlineData("--satisfied 8 --dissatisfied 9", 17, "Referred", "2 × 8 = 16 ≤ 17")]
    [InlineData("--heads 1 --satisfied 8 --dissatisfied 8", 16, "Referred", "2 × 8 = 16 ≤ 16")]
    [InlineData("--representatives 17 --heads 0 --satisfied 9", 17, "Passed", "2 × 9 = 18 > 17")]
    public async Task Passes_with_more_than_half_and_is_referred_otherwise(string arguments, int judges, string verdict, string inequality)
    {
        var run = await Rehearsal.PlayedAsync(arguments);
        run.ExitCode.ShouldBe(0);
        var result = run.Result;
        result.GetProperty("judges").GetInt32().ShouldBe(judges);
        result.GetProperty("seated").GetInt32().ShouldBe(judges);
        result.GetProperty("verdict").GetString().ShouldBe(verdict);
        result.GetProperty("inequality").GetString().ShouldBe(inequality);
        run.Lines.ShouldContain(l => l.Contains(inequality));
        run.Lines.Any(l => l.Contains("移送函")).ShouldBe(verdict == "Referred");
    }

    [Fact(DisplayName = "弃权、废票、未投均计入基数,不计入满意票,分别列出")]
    public async Task Abstained_invalid_and_not_cast_stand_on_lines_of_their_own()
    {
        var result = (await Rehearsal.PlayAsync("--satisfied 8 --dissatisfied 3 --abstained 2 --invalid 1")).Result;
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)[("satisfied", 8), ("dissatisfied", 3), ("abstained", 2), ("invalid", 1), ("notCast", 3), ("seated", 17)])
        {
            result.GetProperty(name).GetInt32().ShouldBe(count, name);
        }

        result.GetProperty("verdict").GetString().ShouldBe("Referred");
    }

    [Fact(DisplayName = "缺席的专业代表由候补依次递补")]
    public async Task Absent_judges_are_replaced_by_reserves()
    {
        var run = await Rehearsal.PlayedAsync("--satisfied 9 --absent 3 --seed 7");
        run.ExitCode.ShouldBe(0);
        run.Lines.Count(l => l.EndsWith("缺席，由候补递补。", StringComparison.Ordinal)).ShouldBe(3);
        run.Result.GetProperty("seated").GetInt32().ShouldBe(17);
        run.Result.GetProperty("representatives").GetInt32().ShouldBe(15);
    }

    [Fact]
    public async Task The_result_holds_what_is_documented_and_nothing_else()
    {
        string[] figures = ["judges", "representatives", "heads", "seated", "satisfied", "dissatisfied", "abstained", "invalid", "notCast", "inequality", "verdict"];
        var result = (await Rehearsal.PlayedAsync("--satisfied 9")).Result;
        result.EnumerateObject().Select(p => p.Name).ShouldBe(["isRehearsal", "procedure", .. figures, "items"]);
        result.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().EnumerateObject().Select(p => p.Name).ShouldBe(["title", .. figures]);
    }

    [Fact]
    public async Task Everything_it_writes_is_marked_as_a_rehearsal()
    {
        var run = await Rehearsal.StartedAsync("--satisfied 8 --dissatisfied 9");
        run.Result.GetProperty("isRehearsal").GetBoolean().ShouldBeTrue();
        run.Last.ShouldEndWith("result.json");
        run.Lines.SkipLast(1).ShouldAllBe(l => l.StartsWith("[彩排] "));
    }

    [Fact]
    public async Task The_same_seed_plays_the_same_meeting()
    {
        var first = await Rehearsal.PlayedAsync("--satisfied 9 --absent 3 --seed 7");
        var second = await Rehearsal.StartedAsync("--satisfied 9 --absent 3 --seed 7");
        var other = await Rehearsal.PlayAsync("--satisfied 9 --absent 3 --seed 8");
        second.Json.ShouldBe(first.Json);
        second.Bundle.ShouldBe(first.Bundle.ShouldNotBeNull());
        BundleCheck.Check(second.Bundle!).Lie.ShouldBeNull();
        second.Lines.SkipLast(1).ShouldBe(first.Lines.SkipLast(1));
        other.Lines.SkipLast(1).ShouldNotBe(first.Lines.SkipLast(1));
    }

    // How many seconds it takes is measured by tests/Benchmarks, which nothing runs beside.
    [Fact]
    public async Task It_stays_under_250_megabytes()
    {
        var run = await Rehearsal.StartedAsync("--satisfied 8 --dissatisfied 9");
        run.ExitCode.ShouldBe(0);
        run.PeakMegabytes.ShouldBeLessThan(250);
        if (OperatingSystem.IsLinux())
        {
            run.PeakMegabytes.ShouldBeGreaterThan(20, "nothing was measured");
        }
    }
}
