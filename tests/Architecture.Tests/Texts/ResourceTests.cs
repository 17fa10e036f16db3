using System.Text.RegularExpressions;
using System.Xml.Linq;
using Architecture.Tests.Files;
using DemocraticReview.Core;

namespace Architecture.Tests.Texts;

/// <summary>Resource files: both languages say the same things, and the code asks for what is there. Rules' texts are held against the rule book in Core.Tests.</summary>
public sealed partial class ResourceTests
{
    private static readonly IReadOnlyList<Source> Files = Sources.Of("*.resx", "src");
    private static readonly IReadOnlyList<Source> Users = [.. Sources.Of("*.cs", "src"), .. Sources.Of("*.cshtml", "src")];

    private static readonly Reasons NeverAsked = new(("MeetingTexts.VacancyReason.Recused", "a recusal empties a seat by itself and is on no list of reasons"));

    [Fact]
    public void Both_languages_have_the_same_keys_and_placeholders() => Files.Where(IsChinese).SelectMany(f => Differences(f, Files.FirstOrDefault(e => e.Path == English(f)))).ShouldBeEmpty();

    [Fact]
    public void A_key_or_placeholder_that_one_language_lacks_is_found()
    {
        var zh = Resource("T.resx", ("a", "{0} 名"), ("b", "乙"), ("e", " "));
        Differences(zh, Resource("T.en.resx", ("a", "members"), ("c", "C"), ("e", "E"))).ShouldBe(
            ["T.resx: b is missing in English", "T.resx: c is missing in Chinese", "T.resx: a mentions other figures in English", "T.resx: e is empty"], ignoreOrder: true);
        Differences(zh, null).ShouldBe(["T.resx: there is no English file"]);
    }

    [Fact]
    public void No_text_that_the_code_asks_for_is_missing() => NeverAsked.Apply(Missing(Users, Files)).ShouldBeEmpty();

    [Fact]
    public void A_text_that_is_asked_for_and_not_there_is_found()
    {
        Source[] users =
        [
            new("src/P/_ViewImports.cshtml", "@inject IStringLocalizer<CommonTexts> L"),
            new("src/P/B.cshtml", "@inject IStringLocalizer<ATexts> T\n@T[x ? \"Title\" : \"Either\"] @T[y switch { null => \"Null\", _ => $\"Other{y}\" }] @T[list[0] ?? \"Else\", 1]"),
            new("src/P/Base.cs", "protected IStringLocalizer<ATexts> Texts => Service();"),
            new("src/P/Heir.cs", "Texts[\"Title\"] + Texts[\"Heir\"]"),
            new("src/P/A.cshtml", "@inject IStringLocalizer<ATexts> T\n@T[\"Title\"] @T[\"Titel\"] @L[\"Save\"] @L[\"Title\"] @L[$\"RuleSource.{x}\"] @L[\"RuleSource.\" + x] @L[$\"Nothing.{x}\"]"),
        ];
        Missing(users, [Resource("src/P/ATexts.resx", ("Title", "题")), Resource("src/P/CommonTexts.resx", ("Save", "存"), ("RuleSource.House", "本"))]).Select(f => f.Subject).Distinct().ShouldBe(
            ["ATexts.Titel", "ATexts.Either", "ATexts.Null", "ATexts.Other*", "ATexts.Else", "ATexts.Heir", "CommonTexts.Title", "CommonTexts.Nothing.*", .. Enum.GetNames<RuleSource>().Where(n => n != "House").Select(n => $"CommonTexts.RuleSource.{n}")],
            ignoreOrder: true);
    }

    [Fact]
    public void No_text_is_left_over() => Unused(Users, Files).ShouldBeEmpty();

    [Fact]
    public void A_text_that_nothing_asks_for_is_found() =>
        Unused([new("a.cs", "texts[\"Used\"] + texts[$\"Role.{role}\"]")], [Resource("T.resx", ("Used", "用"), ("Role.Judge", "评委"), ("Left", "余"))]).ShouldBe(["T: Left"]);

    private static bool IsChinese(Source file) => !file.Path.EndsWith(".en.resx", StringComparison.Ordinal);

    private static string English(Source file) => file.Path.Replace(".resx", ".en.resx", StringComparison.Ordinal);

    private static Source Resource(string path, params (string Key, string Text)[] texts) =>
        new(path, new XElement("root", texts.Select(t => new XElement("data", new XAttribute("name", t.Key), new XElement("value", t.Text)))).ToString());

    private static Dictionary<string, string> TextsOf(Source file) =>
        XDocument.Parse(file.Text).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Differences(Source chinese, Source? english)
    {
        if (english is null)
        {
            return [$"{chinese.Path}: there is no English file"];
        }

        var (zh, en) = (TextsOf(chinese), TextsOf(english));
        return zh.Keys.Except(en.Keys).Select(k => $"{k} is missing in English")
            .Concat(en.Keys.Except(zh.Keys).Select(k => $"{k} is missing in Chinese"))
            .Concat(zh.Where(t => en.TryGetValue(t.Key, out var other) && !Placeholders(t.Value).SetEquals(Placeholders(other))).Select(t => $"{t.Key} mentions other figures in English"))
            .Concat(zh.Concat(en).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{t.Key} is empty"))
            .Select(d => $"{chinese.Path}: {d}");
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    private static IEnumerable<(string Subject, string Finding)> Missing(IReadOnlyList<Source> users, IReadOnlyList<Source> files)
    {
        var known = files.Where(IsChinese).ToDictionary(f => f.Name, f => TextsOf(f).Keys.ToHashSet());
        var shared = users.Where(u => u.Name == "_ViewImports").OrderByDescending(u => u.Folder.Length).ToList();
        var inherited = users.Where(u => u.Text.Contains("protected IStringLocalizer<", StringComparison.Ordinal)).ToList();
        return from user in users
               let above = user.Path.EndsWith(".cshtml", StringComparison.Ordinal) ? shared.Where(s => $"{user.Folder}/".StartsWith($"{s.Folder}/", StringComparison.Ordinal)) : inherited.Where(i => i.Folder == user.Folder)
               let localizers = above.Prepend(user).SelectMany(LocalizersOf).DistinctBy(l => l.Variable).ToDictionary(l => l.Variable, l => l.Texts)
               from use in Uses(user.Text)
               where localizers.ContainsKey(use.Variable)
               let texts = localizers[use.Variable]
               from key in KeysOf(use.Key)
               where key.EndsWith('*') ? !known[texts].Any(k => k.StartsWith(key[..^1], StringComparison.Ordinal)) : !known[texts].Contains(key)
               select ($"{texts}.{key}", $"is asked for by {user.Path}");
    }

    private static IEnumerable<(string Variable, string Texts)> LocalizersOf(Source user) =>
        Localizer().Matches(user.Text).Select(m => (m.Groups["variable"].Value, m.Groups["texts"].Value));

    // The key stands in the brackets at once, or the code chooses there between several.
    private static IEnumerable<(string Variable, Match Key)> Uses(string text) => Use().Matches(text).Select(m => (m.Groups["variable"].Value, m))
        .Concat(Choice().Matches(text).SelectMany(m => Chosen().Matches(m.Groups["inside"].Value), (m, key) => (m.Groups["variable"].Value, key)));

    // A key whose end is computed: where it is a name of an enumeration of Core's, each of them; else any that begins so.
    private static IEnumerable<string> KeysOf(Match use)
    {
        var key = use.Groups["key"].Value;
        if (!use.Groups["name"].Success)
        {
            return [key];
        }

        var names = typeof(Rule).Assembly.GetTypes().FirstOrDefault(t => t.IsEnum && $"{t.Name}." == key);
        return names is null ? [$"{key}*"] : Enum.GetNames(names).Select(n => key + n);
    }

    private static IEnumerable<string> Unused(IReadOnlyList<Source> users, IReadOnlyList<Source> files)
    {
        var literals = users.SelectMany(u => Literal().Matches(u.Text)).Select(m => (Key: m.Groups["key"].Value, Open: m.Groups["name"].Success)).ToHashSet();
        var exact = literals.Where(l => !l.Open).Select(l => l.Key).ToHashSet();
        var begun = literals.Where(l => l.Open && l.Key.Length > 1).Select(l => l.Key).ToList();
        return from file in files.Where(f => IsChinese(f) && f.Name != "RuleTexts")
               from key in TextsOf(file).Keys
               where !exact.Contains(key) && !begun.Exists(b => key.StartsWith(b, StringComparison.Ordinal))
               select $"{file.Name}: {key}";
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:var (?<variable>\w+) =[^;\n]*)?IStringLocalizer<(?<texts>\w+)>+(?:\(\)|\s+(?<variable>\w+))")]
    private static partial Regex Localizer();

    [GeneratedRegex("""\b(?<variable>\w+)\[\$?"(?<key>[^"{]+)(?:(?<name>\{|"\s*\+)|")""")]
    private static partial Regex Use();

    [GeneratedRegex("""\b(?<variable>\w+)(?=\[(?!\$?")(?<inside>(?:[^\[\]"]|"[^"\n]*"|\[[^\[\]]*\])*)\])""")]
    private static partial Regex Choice();

    [GeneratedRegex("""(?:\?|:|=>)\s*\$?"(?<key>[^"{]+)(?:(?<name>\{|"\s*\+)|")""")]
    private static partial Regex Chosen();

    [GeneratedRegex("""\$?"(?<key>[\w.-]+)(?:(?<name>\{|"\s*\+)|")""")]
    private static partial Regex Literal();
}
