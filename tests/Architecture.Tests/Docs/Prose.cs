using System.Text.RegularExpressions;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;
using DemocraticReview.Migrations;
using DemocraticReview.Verify;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Workflow.Activities;

namespace Architecture.Tests.Docs;

/// <summary>What a page written by hand says of the code, held against the code.</summary>
internal static partial class Prose
{
    private static readonly HashSet<string> Sources = [.. Enum.GetNames<RuleSource>()];
    private static readonly HashSet<string> FileEndings = ["json", "sh", "md", "cs", "sln", "db", "key", "config", "svg", "xlsx", "csv", "yml", "resx"];

    /// <summary>Names of types and of their members, in all projects of the product.</summary>
    private static readonly Lazy<HashSet<string>> CodeNames = new(() =>
        [.. from assembly in new[] { typeof(Rule), typeof(Command), typeof(ActivityCatalog), typeof(Databases), typeof(ReviewApp), typeof(VerifyProgram) }.Select(t => t.Assembly)
            from type in assembly.GetTypes()
            from name in type.GetMembers().Select(m => m.Name).Append(type.Name.Split('`')[0])
            select name]);

    /// <summary>Rules named as <c>`code` (Source)</c> that there are not, or that rest on something else.</summary>
    public static IEnumerable<string> WrongRules(string text) =>
        from match in RuleMention().Matches(text)
        where Sources.Contains(match.Groups["source"].Value)
        where !RulesPage.All.Any(r => r.Rule.Code == match.Groups["code"].Value && $"{r.Rule.Source}" == match.Groups["source"].Value)
        select match.Value;

    /// <summary>Events named as <c>`subject.happened`</c> that are not in the catalogue.</summary>
    public static IEnumerable<string> WrongEvents(string text) =>
        from match in EventMention().Matches(text)
        where !FileEndings.Contains(match.Groups["name"].Value.Split('.')[^1]) && !EventCatalog.Types.ContainsKey(match.Groups["name"].Value)
        select match.Value;

    /// <summary>Names in code, such as <c>`OpenBallot`</c> or <c>`Verdict.Inequality`</c>, that no project of the product has.</summary>
    public static IEnumerable<string> WrongNames(string text) =>
        from match in NameMention().Matches(text)
        from name in match.Groups["name"].Value.Split('.')
        where !CodeNames.Value.Contains(name)
        select match.Value;

    /// <summary>Links to files that are not there.</summary>
    public static IEnumerable<string> BrokenLinks(string text, string folder) =>
        from match in Link().Matches(text)
        let target = match.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target))
        select target;

    [GeneratedRegex(@"`(?<code>[a-z]+(-[a-z]+)*)` \((?<source>\w+)\)")]
    private static partial Regex RuleMention();

    [GeneratedRegex(@"`(?<name>[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*)`")]
    private static partial Regex EventMention();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)*)`")]
    private static partial Regex NameMention();

    [GeneratedRegex(@"(\]\(|src=""|srcset="")(?<target>[^)""\s]+)")]
    private static partial Regex Link();
}
