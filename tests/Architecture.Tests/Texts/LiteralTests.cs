using Architecture.Tests.Files;

namespace Architecture.Tests.Texts;

/// <summary>What people read stands in resource files, where a translator finds it.</summary>
public sealed class LiteralTests
{
    private static readonly Reasons Places = new(
        ("src/DemocraticReview.App/People/RosterHeader.cs", "other words that works write above the same columns"),
        ("src/DemocraticReview.App/People/RosterPackage.cs", "the name of the sheet in an exported roster"),
        ("src/DemocraticReview.App/People/RosterFile.cs", "the mark between names in a list"),
        ("src/DemocraticReview.App/People/WorkbookReading.cs", "the mark between names in a list"),
        ("src/DemocraticReview.App/People/FormulaGuard.cs", "full-width signs that a spreadsheet takes for a formula"),
        ("src/DemocraticReview.Core/People/MemberStatusWords.cs", "words of the sheets that works keep, read and written as they are"),
        ("src/DemocraticReview.Core/People/RosterColumn.cs", "headings of those sheets"),
        ("src/DemocraticReview.Core/Drawing/Roster.cs", "names of the fields that a person's hash is made of, fixed for ever"),
        ("src/DemocraticReview.App/Rights/ReissueLink.cs", "a reason on record, for which nobody was asked"),
        ("src/DemocraticReview.Core/Meetings/ProcedureSettings.cs", "a setting's default, which a workflow file replaces"),
        ("src/DemocraticReview.Core/Meetings/SettingsReader.cs", "defects of a workflow file, in both languages side by side"),
        ("src/DemocraticReview.Core/Meetings/SettingValues.cs", "defects of a workflow file, in both languages side by side"),
        ("src/DemocraticReview.Core/Voting/PhoneRounds.cs", "answers as the record's format has them, fixed for ever"),
        ("src/DemocraticReview.Core/Texts/Wording.cs", "the words of the texts that a procedure may say otherwise"),
        ("src/DemocraticReview.Workflow/", "steps and defects of workflow files, in both languages side by side"),
        ("src/DemocraticReview.Web/Demo/", "an invented works"),
        ("src/DemocraticReview.Web/Pages/WorksTime.cs", "the form of a date"),
        ("src/DemocraticReview.Web/Pages/Administration/Settings.cshtml.cs", "marks between dates that somebody types"),
        ("src/DemocraticReview.Web/Pages/Shared/_Layout.cshtml", "the name of the other language, for whoever reads that one"),
        ("src/DemocraticReview.Web/Hosting/CheckFiles.cs", "one line each in both languages, before a language is known"),
        ("src/DemocraticReview.Web/Rehearsing/", "an invented cast, and what it says"));

    private static readonly Reasons ScriptPlaces = new(
        ("src/DemocraticReview.Web/Assets/Drawing/draw.ts", "names of fields in the record's format"),
        ("src/DemocraticReview.Web/Assets/Verifying/boxes.ts", "answers as the record's format has them"),
        ("src/DemocraticReview.Web/Assets/Verifying/settings.ts", "the name under which the rule of 15 may not be undone"),
        ("src/DemocraticReview.Web/Assets/Voting/holderKey.ts", "full-width marks that somebody writes between characters"));

    [Fact]
    public void No_Chinese_stands_in_the_code_or_in_a_page_but_where_it_has_a_reason() =>
        Places.Apply(Sources.Of("*.cs", "src").Where(s => !Sources.IsGenerated(s)).Concat(Sources.Of("*.cshtml", "src")).SelectMany(Chinese)).ShouldBeEmpty();

    [Fact]
    public void No_Chinese_stands_in_the_browser_s_scripts_but_in_their_files_of_texts() =>
        ScriptPlaces.Apply(Sources.Of("*.ts", "src").Where(s => !s.Name.EndsWith("texts", StringComparison.OrdinalIgnoreCase)).SelectMany(Chinese)).ShouldBeEmpty();

    [Fact]
    public void Chinese_in_a_text_is_found_and_in_a_comment_is_not()
    {
        const string Code = "// 评委\nvar a = \"http://x\"; /* 评\n委 */ var b = $\"{n} 名评委\"; // 满意\nvar c = \"\"\"\n  // 满意\n  \"\"\"; var d = '票';\n";
        Chinese(new Source("a.cs", Code)).Select(f => f.Finding).ShouldBe(["line 3", "line 5", "line 6"]);
        Chinese(new Source("a.cshtml", "@* 评委 *@<p>票</p>\n@* 评\n委 *@ @(x ? \"中文\" : null)")).Select(f => f.Finding).ShouldBe(["line 1", "line 3"]);
    }

    private static IEnumerable<(string Subject, string Finding)> Chinese(Source source) =>
        from line in SourceText.WithoutComments(source.Text).Split('\n').Index()
        where line.Item.Any(SourceText.IsChinese)
        select (source.Path, $"line {line.Index + 1}");
}
