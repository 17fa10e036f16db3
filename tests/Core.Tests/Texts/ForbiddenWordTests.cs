namespace Core.Tests.Texts;

/// <summary>A review is no trial and no election, and the product promises nothing that it cannot keep.</summary>
public sealed class ForbiddenWordTests
{
    private static readonly string[] Forbidden =
    [
        "判决", "裁决", "审判", "被告", "违纪人员",
        "选举", "选票", "选民",
        "证据清单", "举报人",
        "绝对保密", "不可篡改", "区块链",
    ];

    private static readonly string[] Texts = [".resx", ".json", ".md", ".html", ".ts", ".cs", ".cshtml"];

    [Theory(DisplayName = "文本中不得出现审判、选举、违纪定性和绝对保密一类词语")]
    [InlineData("src")]
    [InlineData("workflows")]
    public void No_text_calls_a_review_a_trial_or_an_election(string folder) =>
        Find(Path.Combine(Repository.Root, folder)).ShouldBeEmpty();

    [Fact]
    public void There_are_texts_of_every_kind_to_look_at() =>
        FilesOf(Path.Combine(Repository.Root, "src")).Select(f => Path.GetExtension(f)).Distinct().ShouldBe(Texts, ignoreOrder: true);

    [Fact]
    public void Each_forbidden_word_is_found_in_each_kind_of_file()
    {
        var folder = Directory.CreateTempSubdirectory("forbidden");
        try
        {
            var files = Texts.SelectMany(kind => Forbidden.Select((word, i) => (Path: Path.Combine(folder.FullName, $"{i}{kind}"), Word: word))).ToList();
            files.ForEach(f => File.WriteAllText(f.Path, $"这是{f.Word}。"));
            File.WriteAllText(Path.Combine(folder.FullName, "clean.md"), "评议结果、质询、当事人。");

            Find(folder.FullName).ShouldBe(files.Select(f => $"{f.Path}: {f.Word}"), ignoreOrder: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Find(string folder) =>
        from file in FilesOf(folder)
        let text = File.ReadAllText(file)
        from word in Forbidden
        where text.Contains(word, StringComparison.Ordinal)
        select $"{file}: {word}";

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Texts.Contains(Path.GetExtension(f)) && !IsBuilt(Path.GetRelativePath(folder, f)));

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "dist" or "node_modules");
}
