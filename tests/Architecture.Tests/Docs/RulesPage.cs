using System.Globalization;
using System.Reflection;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Texts;

namespace Architecture.Tests.Docs;

/// <summary>docs/rules.md: the closed list, with what each rule says to a person.</summary>
internal static class RulesPage
{
    private static readonly CultureInfo Chinese = new("zh-CN");
    private static readonly CultureInfo English = new("en");

    /// <summary>Every rule of Core and App, by the class that holds it.</summary>
    public static IReadOnlyList<(Type Chapter, Rule Rule)> All { get; } =
        [.. from type in new[] { typeof(Rule).Assembly, typeof(Command).Assembly }.SelectMany(a => a.GetTypes()).OrderBy(t => t != typeof(Rules)).ThenBy(t => t.FullName, StringComparer.Ordinal)
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
            where field.FieldType == typeof(Rule)
            select (type, (Rule)field.GetValue(null)!)];

    public static string Text()
    {
        var page = new Page("Rules")
            .Say("What the product refuses, under which code, and on what that rests: "
                + "**Seed** the union articles the procedure was first written down in, **Mission** the card this product was begun from, "
                + "**Law** Chinese law or a standard, or the nearest analogy, **Recommended** this project's default, never presented as law, "
                + "**House** what any careful record asks for.")
            .Say("`{names}` are the facts that stand in the answer's `facts`.");
        foreach (var chapter in All.GroupBy(r => r.Chapter))
        {
            page.Heading(chapter.Key.Name).Table(["code", "source", "中文", "English"], chapter.Select(r => new[]
            {
                Page.Code(r.Rule.Code), $"{r.Rule.Source}", TextOf(r.Rule, Chinese), TextOf(r.Rule, English),
            }));
        }

        return page.ToString();
    }

    private static string TextOf(Rule rule, CultureInfo culture) =>
        RuleTexts.Find(rule.Code, culture)?.ReplaceLineEndings(" ") ?? "**no text**";
}
