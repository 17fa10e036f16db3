using System.Text.RegularExpressions;
using DemocraticReview.App.Commands;

namespace Architecture.Tests.Files;

/// <summary>Where things lie, and how long they are.</summary>
public sealed partial class FileTests
{
    private const int LongestFile = 300;

    private static readonly Reasons LongFiles = new();

    private static readonly Reasons OtherNamespaces = new(
        ("src/DemocraticReview.Web/Pages/", "a page's folder is its address; all pages share one namespace, since folders are named like what they show"),
        ("tests/Running/Product.cs", "compiled into two test projects"),
        ("tests/KillSwitch/StartupHook.cs", "the runtime asks for this type without a namespace"));

    [Fact]
    public void No_file_is_longer_than_300_lines() => LongFiles.Apply(TooLong(Sources.Of("*.cs", "src", "tests").Where(s => !Sources.IsGenerated(s)).Concat(Sources.Of("*.ts", "src", "tests")))).ShouldBeEmpty();

    [Fact]
    public void A_file_of_301_lines_is_found() =>
        TooLong([new Source("src/a.cs", string.Concat(Enumerable.Repeat("x\n", 300))), new Source("src/b.cs", string.Concat(Enumerable.Repeat("x\n", 301)))])
            .ShouldHaveSingleItem().Subject.ShouldBe("src/b.cs");

    [Fact]
    public void A_file_s_namespace_is_its_folder() =>
        OtherNamespaces.Apply(Misplaced(Sources.Of("*.cs", "src", "tests").Where(s => !Sources.IsGenerated(s)), Sources.Of("*.csproj", "src", "tests"))).ShouldBeEmpty();

    [Fact]
    public void A_namespace_that_is_not_the_folder_is_found()
    {
        Source[] projects = [new("src/P/P.csproj", ""), new("tests/Q/Q.csproj", "<RootNamespace>P.Q</RootNamespace>")];
        Misplaced(
            [
                new("src/P/Voting/A.cs", "namespace P.Voting;"), new("src/P/Voting/B.cs", "namespace P.Vote;"), new("src/P/C.cs", "namespace P\n{"),
                new("tests/Q/D.cs", "namespace P.Q;"), new("tests/Q/E.cs", "namespace Q;"), new("src/P/Program.cs", "return 0;"),
            ],
            projects).Select(f => f.Subject).ShouldBe(["src/P/Voting/B.cs", "src/P/C.cs", "tests/Q/E.cs"]);
    }

    [Fact]
    public void One_use_case_is_one_file_of_its_name_with_command_and_handler_together() => NotTogether(CommandActs.All, Sources.Of("*.cs", "src/DemocraticReview.App")).ShouldBeEmpty();

    [Fact]
    public void A_command_without_its_file_its_handler_or_its_own_file_is_found()
    {
        Source[] files =
        [
            new("src/DemocraticReview.App/Voting/OpenBallot.cs", "public sealed record OpenBallot(int Item) : MeetingCommand\n{"),
            new("src/DemocraticReview.App/Commands/MeetingCommand.cs", "public sealed class Handler<T> : IRequestHandler<T, Answer>\n    where T : MeetingCommand\n{"),
            new("src/DemocraticReview.App/Meetings/CheckIn.cs", "public sealed record CheckIn : OnMeeting;\npublic sealed record OpenSession : MeetingCommand;"),
        ];
        NotTogether([typeof(DemocraticReview.App.Voting.OpenBallot), typeof(DemocraticReview.App.Meetings.CheckIn), typeof(DemocraticReview.App.Meetings.OpenSession)], files)
            .ShouldBe(["CheckIn: no handler beside it", "OpenSession: lies in CheckIn.cs"]);
    }

    private static IEnumerable<(string Subject, string Finding)> TooLong(IEnumerable<Source> sources) =>
        from source in sources
        let lines = source.Text.Count(c => c == '\n')
        where lines > LongestFile
        select (source.Path, $"{lines} lines");

    private static IEnumerable<(string Subject, string Finding)> Misplaced(IEnumerable<Source> sources, IReadOnlyList<Source> projects) =>
        from source in sources
        where source.Name != "Program"
        let project = projects.FirstOrDefault(p => source.Path.StartsWith(p.Folder + "/", StringComparison.Ordinal))
        let wanted = project is null ? "that of a project" : NamespaceOf(project) + source.Folder[project.Folder.Length..].Replace('/', '.')
        where Short(source, NamespaceLine().Match(source.Text).Groups["name"].Value) != Short(source, wanted) && source.Lines.Any(l => !l.StartsWith("using", StringComparison.Ordinal) && l.Contains("class ", StringComparison.Ordinal) || l.StartsWith("namespace", StringComparison.Ordinal))
        select (source.Path, $"its namespace should be {wanted}");

    // A test project may leave the product's name out of its namespaces.
    private static string Short(Source source, string name) =>
        source.Path.StartsWith("tests/", StringComparison.Ordinal) && name.StartsWith("DemocraticReview.", StringComparison.Ordinal) ? name["DemocraticReview.".Length..] : name;

    private static string NamespaceOf(Source project) => RootNamespace().Match(project.Text) is { Success: true } named ? named.Groups["name"].Value : project.Name;

    private static IEnumerable<string> NotTogether(IEnumerable<Type> commands, IReadOnlyList<Source> files)
    {
        foreach (var command in commands)
        {
            var declaration = new Regex($@"\brecord {command.Name}\b[^;{{]*:\s*(?<base>\w+)");
            var file = files.FirstOrDefault(f => declaration.IsMatch(f.Text));
            if (file is null)
            {
                yield return $"{command.Name}: no file declares it";
            }
            else if (file.Name != command.Name)
            {
                yield return $"{command.Name}: lies in {file.Name}.cs";
            }
            else if (!file.Text.Contains($"IRequestHandler<{command.Name}, Answer>", StringComparison.Ordinal)
                && !files.Any(f => HandlesAll(f, declaration.Match(file.Text).Groups["base"].Value)))
            {
                yield return $"{command.Name}: no handler beside it";
            }
        }
    }

    private static bool HandlesAll(Source file, string kind) => Regex.IsMatch(file.Text, $@"IRequestHandler<T, Answer>\s+where T : {kind}\b");

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("<RootNamespace>(?<name>[^<]+)<")]
    private static partial Regex RootNamespace();
}
