namespace DemocraticReview.Web.Tests.Rehearsing;

/// <summary>Where the rules say no, a rehearsal ends with their sentence, and where the call is wrong with how it is right.</summary>
public sealed class RehearsalRefusalTests
{
    [Theory(DisplayName = "规则不允许的,说明理由并以非零退出")]
    [InlineData("--representatives 14", "too-few-representatives", "专业代表不足 15 名")]
    [InlineData("--satisfied 18", "more-collected-than-issued", "发出 17 张、收回 18 张")]
    [InlineData("--satisfied 9 --dissatisfied 5 --abstained 3 --invalid 1", "more-collected-than-issued", "发出 17 张、收回 18 张")]
    [InlineData("--heads 8", "too-many-heads", "不得超过评委的三分之一")]
    [InlineData("--absent 6", "seat-reserves-used-up", "候补")]
    [InlineData("--procedure changgang-revue", "procedure-unknown", "changgang-revue")]
    public async Task What_the_rules_refuse_ends_with_their_sentence(string arguments, string code, string sentence)
    {
        var run = await Rehearsal.PlayAsync(arguments);
        run.ExitCode.ShouldBe(1);
        run.Last.ShouldStartWith($"规则不允许 [{code}]: ");
        run.Last.ShouldContain(sentence);
        run.Json.ShouldBeNull();
    }

    [Fact]
    public async Task Every_line_is_in_english_where_english_is_asked_for()
    {
        var run = await Rehearsal.PlayAsync("--representatives 14 --language en");
        run.Last.ShouldStartWith("Refused [too-few-representatives]: ");
        run.Last.ShouldContain("15");
        run.Last.ShouldNotContain("专业代表");
        run.Lines.SkipLast(1).ShouldAllBe(l => l.StartsWith("[rehearsal] "));
    }

    [Theory]
    [InlineData("--heads 7 --satisfied 12", 22)]
    [InlineData("--absent 5 --satisfied 17", 17)]
    public async Task The_last_value_that_a_rule_allows_is_played(string arguments, int seated)
    {
        var run = await Rehearsal.PlayAsync(arguments);
        run.ExitCode.ShouldBe(0, string.Join('\n', run.Lines));
        run.Result.GetProperty("seated").GetInt32().ShouldBe(seated);
    }

    [Theory]
    [InlineData("--satisfeid 9", "--satisfeid")]
    [InlineData("--satisfied nine", "--satisfied nine")]
    [InlineData("--satisfied -1", "--satisfied -1")]
    [InlineData("--satisfied", "--satisfied")]
    [InlineData("--roster /no/such/名册.xlsx", "/no/such/名册.xlsx")]
    [InlineData("--dossier /no/such/file.json", "/no/such/file.json")]
    public async Task A_wrong_call_is_told_how_it_is_right(string arguments, string named)
    {
        var run = await Rehearsal.PlayAsync(arguments);
        run.ExitCode.ShouldBe(2);
        run.Lines[0].ShouldStartWith(named);
        run.Lines.ShouldContain(l => l.StartsWith("用法 / usage: "));
    }

    [Fact]
    public async Task Without_a_folder_for_the_result_nothing_is_played()
    {
        using var folder = new TemporaryFolder();
        var run = await Rehearsal.RunAsync(["rehearse", "--satisfied", "9"], folder["temp"]);
        run.ExitCode.ShouldBe(2);
        run.Lines[0].ShouldStartWith("--out");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_before_anything_is_played()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a-file", []);
        var run = await Rehearsal.RunAsync(["rehearse", "--out", Path.Combine(file, "below")], folder["temp"]);
        run.ExitCode.ShouldBe(2);
        run.Lines[0].ShouldContain("a-file");
    }

    [Fact]
    public async Task A_refusal_leaves_no_result_of_an_earlier_rehearsal_standing()
    {
        using var folder = new TemporaryFolder();
        var earlier = Path.Combine(folder["out"], "result.json");
        await File.WriteAllTextAsync(earlier, "{}");
        var run = await Rehearsal.RunAsync(["rehearse", "--out", folder["out"], "--representatives", "14"], folder["temp"]);
        run.ExitCode.ShouldBe(1);
        File.Exists(earlier).ShouldBeFalse();
    }
}
