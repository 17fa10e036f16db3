using System.Globalization;
using DemocraticReview.Web.Hosting;

namespace DemocraticReview.Web.Tests.Hosting;

/// <summary>What <c>./start.sh check FILE…</c> says, and what it tells the shell.</summary>
public sealed class CheckFilesTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "workflows", "changgang-review.json");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-check-");

    [Fact]
    public void The_shipped_files_are_good_and_the_shell_hears_0()
    {
        var (code, said) = Check("zh-CN", [.. Directory.EnumerateFiles(Path.GetDirectoryName(Shipped)!, "*.json")]);
        code.ShouldBe(0, said);
        said.ShouldContain("没有发现问题");
    }

    [Theory]
    [InlineData("zh-CN", "没有步骤类型“DemocraticReview.RevealDrwa”")]
    [InlineData("en", "There is no type of step \"DemocraticReview.RevealDrwa\"")]
    public void A_defect_is_told_with_its_file_place_and_nearest_right_name_and_the_shell_hears_1(string language, string reason)
    {
        var file = Write("misspelt.json", File.ReadAllText(Shipped).Replace("DemocraticReview.RevealDraw", "DemocraticReview.RevealDrwa", StringComparison.Ordinal));
        var (code, said) = Check(language, [file]);
        code.ShouldBe(1, said);
        said.ShouldContain("misspelt.json");
        said.ShouldContain("$.root.activities[");
        said.ShouldContain(reason);
        said.ShouldContain("DemocraticReview.RevealDraw");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_and_the_shell_hears_2_whatever_the_others_are()
    {
        var (code, said) = Check("zh-CN", [Shipped, Path.Combine(folder.FullName, "nothing.json"), Write("empty.json", "")]);
        code.ShouldBe(2, said);
        said.ShouldContain("nothing.json");
        said.ShouldContain("empty.json");
    }

    [Fact]
    public void Without_a_file_the_usage_is_told_and_the_shell_hears_2()
    {
        var (code, said) = Check("zh-CN", []);
        code.ShouldBe(2);
        said.ShouldContain("./start.sh check FILE");
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_a_defect_like_any_other()
    {
        var (code, said) = Check("en", [Write("broken.json", "{\n  \"id\": ")]);
        code.ShouldBe(1, said);
        said.ShouldContain("is not valid JSON");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static (int Code, string Said) Check(string language, IReadOnlyList<string> files)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            using var output = new StringWriter(CultureInfo.InvariantCulture);
            return (CheckFiles.Run(files, output), output.ToString());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
