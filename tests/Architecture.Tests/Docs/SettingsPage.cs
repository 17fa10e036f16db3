using System.Collections;
using System.Text.Json;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Texts;
using DemocraticReview.Workflow.Activities;

namespace Architecture.Tests.Docs;

/// <summary>docs/settings.md: what a workflow file may choose. Names, defaults and ranges are asked of the code; the meaning stands in <see cref="SettingMeanings"/>.</summary>
internal static class SettingsPage
{
    private static readonly ProcedureSettings Usual = new() { Procedure = "", Question = "", QuestionEn = "" };

    /// <summary>Names of all settings, as the reader knows them.</summary>
    public static IReadOnlyList<string> Names { get; } = Defects("""{"?": 0}""").First(d => d.Known is not null).Known!;

    public static string Text()
    {
        var shipped = JsonDocument.Parse(File.ReadAllText(Path.Combine(DocsFolder.Root, "workflows", "changgang-review.json"))).RootElement.GetProperty("settings");
        return new Page("Settings of a workflow file")
            .Say("What differs between procedures stands at the top of its workflow file, under `settings`. Core checks it when the file is loaded and by `./start.sh check FILE…`; "
                + "a file with a defect is left out whole. A meeting takes the settings with it when it is created, so that a later file does not touch it.")
            .Say("Sources as in [the rules](rules.md). *Recommended* is a default of this project and may be changed; it is no law.")
            .Heading("A meeting")
            .Table(
                ["setting", "default", "range", "in `changgang-review.json`", "meaning", "source"],
                Names.Select(n => new[] { Page.Code(n), Default(n), Range(n), shipped.TryGetProperty(n, out var v) ? Page.Code(Short(v)) : "", SettingMeanings.Of(n).Text, $"{SettingMeanings.Of(n).Source}" }))
            .Say($"A file that calls itself Changgang's (its `definitionId`, `procedure`, `displayName` or `displayNameEn` contains *changgang* or 长钢) may not undo what the Shanxi rule says: "
                + $"`seats` and `minimumRepresentatives` at least {SettingsReader.ChanggangMinimum}, `selection` `{Selection.Drawn}`, `threshold` not below 1/2, `failedItem` `{FailedItemGoes.Discipline}`.")
            .Say("Also checked: `minimumRepresentatives` not above `seats` where representatives are drawn; the `professionMinimums` together not above `seats`; "
                + "`Satisfied` and `Dissatisfied` each once in `answers`; at least one channel, each once.")
            .Heading("Words")
            .Say("Terms that a procedure may have words of its own for (`words`), and what the product calls them. "
                + "Titles of steps are not among them: the file gives them at the step.")
            .Table(["term", "Chinese", "English"], Enum.GetValues<Term>().Select(t => new[] { Page.Code($"{t}"), Wording.HouseWord(t).Zh, Wording.HouseWord(t).En }))
            .Heading("Inputs of steps")
            .Say("Clocks stand at the step that they belong to, as inputs of the activity.")
            .Table(
                ["activity", "input", "default", "range", "meaning"],
                from activity in ActivityCatalog.Standard.All
                from input in activity.Inputs
                select new[] { Page.Code(activity.Type), Page.Code(input.Name), $"{input.Default}", $"{input.Minimum} to {input.Maximum}", $"{input.Summary.En} ({input.Summary.Zh})" })
            .ToString();
    }

    /// <summary>What holds where a file is silent, for people to read.</summary>
    public static string Default(string name)
    {
        if (Defects("{}").Any(d => d.Path == $"$.{name}"))
        {
            return "*required*";
        }

        var property = typeof(ProcedureSettings).GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!;
        return property.GetValue(Usual) is { } usual ? Page.Code(Short(usual)) : "*left out*";
    }

    /// <summary>What the reader says it would have taken.</summary>
    public static string Range(string name)
    {
        var sentence = ((string[])["{}", "[{}]", "0", "[]", """{"?": "?"}"""])
            .SelectMany(wrong => Defects($$"""{"{{name}}": {{wrong}}}""")).Where(d => d.Path.Split('[', '.')[1] == name)
            .Select(d => d.En).Distinct().ToList();
        return string.Join("; ", sentence.Select(s => s.Replace("must be ", "", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<SettingDefect> Defects(string json) => SettingsReader.Read(JsonDocument.Parse(json).RootElement, "docs").Defects;

    private static string Short(object value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray()),
        Threshold share => $"{share.Numerator}/{share.Denominator}",
        IDictionary { Count: 0 } => "{}",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object>()),
        _ => $"{value}",
    };
}
