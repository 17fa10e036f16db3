namespace DemocraticReview.Web.Tests.Rehearsing;

/// <summary>A workers' congress, from its own workflow file and without a line of code for it.</summary>
public sealed class CongressTests
{
    private const string Congress = "--procedure workers-congress-deliberation --representatives 30";

    [Theory(DisplayName = "同意票超过全体代表半数的通过,恰好一半的退回,缺席的计入全体")]
    [InlineData("--absent 10 --satisfied 16 --dissatisfied 3 --abstained 1", 16, 10, "Passed", "2 × 16 = 32 > 30")]
    [InlineData("--absent 10 --satisfied 15 --dissatisfied 5", 15, 10, "SentBack", "2 × 15 = 30 ≤ 30")]
    [InlineData("--satisfied 15 --dissatisfied 12 --abstained 2 --invalid 1", 15, 0, "SentBack", "2 × 15 = 30 ≤ 30")]
    public async Task More_than_half_of_all_delegates_must_agree(string arguments, int satisfied, int notCast, string verdict, string inequality)
    {
        var run = await Rehearsal.PlayedAsync($"{Congress} {arguments}");
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Lines));
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)[("judges", 30), ("representatives", 30), ("heads", 0), ("seated", 30), ("satisfied", satisfied), ("notCast", notCast)])
        {
            run.Result.GetProperty(name).GetInt32().ShouldBe(count, name);
        }

        run.Result.GetProperty("procedure").GetString().ShouldBe("workers-congress-deliberation");
        run.Result.GetProperty("verdict").GetString().ShouldBe(verdict);
        run.Result.GetProperty("inequality").GetString().ShouldBe(inequality);
        run.Lines.ShouldNotContain(l => l.Contains("移送"));
    }

    [Theory(DisplayName = "到会代表差一名不足三分之二,不能开会")]
    [InlineData("", "到会职工代表 19 人")]
    [InlineData("--language en", "19 of 30 delegates are here")]
    public async Task One_delegate_short_of_two_thirds_the_congress_does_not_open(string language, string sentence)
    {
        var run = await Rehearsal.PlayAsync($"{Congress} --absent 11 --satisfied 16 {language}");
        run.ExitCode.ShouldBe(1);
        run.Last.ShouldContain("[quorum-missing]");
        run.Last.ShouldContain(sentence);
        run.Json.ShouldBeNull();
    }

    [Fact]
    public async Task Several_proposals_are_taken_in_one_sitting_and_every_line_speaks_of_delegates()
    {
        var run = await Rehearsal.PlayAsync("--procedure workers-congress-deliberation --representatives 12 --items 3 --satisfied 7 --language en");
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Lines));
        run.Result.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()).ShouldBe(["议案1（彩排）", "议案2（彩排）", "议案3（彩排）"]);
        run.Lines.Count(l => l.Contains("2 × 7 = 14 > 12, adopted")).ShouldBe(3);
        run.Lines.ShouldContain(l => l.Contains("All 12 delegates sit"));
        run.Lines.ShouldAllBe(l => !l.Contains("judge") && !l.Contains("representative") && !l.Contains("item"));
    }

    [Fact]
    public async Task A_functional_head_has_no_seat_in_a_congress()
    {
        var run = await Rehearsal.PlayAsync($"{Congress} --heads 1 --satisfied 16");
        run.ExitCode.ShouldBe(1);
        run.Last.ShouldContain("[office-seat-unknown]");
    }
}
