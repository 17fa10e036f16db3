namespace Architecture.Tests.Docs;

/// <summary>Pages written by hand name rules, events and types: what they name is there.</summary>
public sealed class ProseTests
{
    public static TheoryData<string> Pages => [.. DocsFolder.Pages().Select(p => Path.GetRelativePath(DocsFolder.Root, p))];

    /// <summary>The stages and the glossary speak of the product's own names alone.</summary>
    public static TheoryData<string> PagesOfCode => [.. Directory.EnumerateFiles(DocsFolder.Path, "?-*.md").Append(Path.Combine(DocsFolder.Path, "glossary.md"))
        .Select(p => Path.GetRelativePath(DocsFolder.Root, p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_rule_named_on_a_page_is_in_the_list_with_that_source(string page) => Prose.WrongRules(Read(page)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file(string page) =>
        Prose.BrokenLinks(Read(page), Path.GetDirectoryName(Path.Combine(DocsFolder.Root, page))!).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PagesOfCode))]
    public void Every_event_named_on_a_page_is_in_the_catalogue(string page) => Prose.WrongEvents(Read(page)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PagesOfCode))]
    public void Every_name_in_code_on_a_page_is_in_the_code(string page) => Prose.WrongNames(Read(page)).ShouldBeEmpty();

    [Fact]
    public void What_is_not_in_the_code_is_found()
    {
        Prose.WrongRules("`quorum-missing` (Law), `quorum-missing` (Seed), `quorum-is-missing` (Law), `15` (default)")
            .ShouldBe(["`quorum-missing` (Seed)", "`quorum-is-missing` (Law)"]);
        Prose.WrongEvents("`ballot.opened`, `ballot.cast`, `result.json`").ShouldBe(["`ballot.cast`"]);
        Prose.WrongNames("`OpenBallot`, `Verdict.Inequality`, `BlockChain`").ShouldBe(["`BlockChain`"]);
        Prose.BrokenLinks("[a](README.md) [b](docs/nothing.md) [c](https://example.org) ![d](docs/adr#top)", DocsFolder.Root).ShouldBe(["docs/nothing.md"]);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(DocsFolder.Root, page));
}
