using System.Text.Json;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>The inputs of one step against its description.</summary>
internal static class InputsCheck
{
    public static void Run(JsonAt activity, ActivityDescription description, IReadOnlyDictionary<string, JsonElement> variables, DefectLog log)
    {
        var names = description.Inputs.Select(i => i.Name).ToList();
        foreach (var (key, value) in activity.Members.Where(m => !ElsaForm.ActivityKeys.Contains(m.Key)))
        {
            if (description.Input(key) is { } input)
                Value(value, input, variables, log);
            else
                log.AddName(value.Path, "unknown-input", key, [.. names, .. ElsaForm.ActivityKeys]);
        }

        foreach (var input in description.Inputs.Where(i => i.Required && activity[i.Name].Missing))
            log.Add(activity.Path, "input-missing", ("input", input.Name));
    }

    private static void Value(JsonAt at, InputDescription input, IReadOnlyDictionary<string, JsonElement> variables, DefectLog log)
    {
        switch (ElsaForm.Unwrap(at.Element))
        {
            case InputForm.Literal literal:
                Literal(at.Path, literal.Value, input, log);
                break;
            case InputForm.Variable { Id: var id } when variables.TryGetValue(id, out var value):
                if (value.ValueKind != JsonValueKind.Undefined) Literal(at.Path, value, input, log);
                break;
            case InputForm.Variable { Id: var id }:
                log.AddName(at["expression"]["value"]["id"].Path, "unknown-variable", id, variables.Keys);
                break;
            default:
                log.Add(at.Path, "input-form");
                break;
        }
    }

    private static void Literal(string path, JsonElement value, InputDescription input, DefectLog log)
    {
        var isNumber = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _);
        var (fits, expected) = input.Kind switch
        {
            InputKind.Text => (value.ValueKind == JsonValueKind.String, new Bilingual("文本", "a text")),
            InputKind.Flag => (value.ValueKind is JsonValueKind.True or JsonValueKind.False, new("true 或 false", "true or false")),
            InputKind.WorkingDays => (isNumber, new("工作日数(整数)", "a whole number of working days")),
            _ => (isNumber, new("整数", "a whole number")),
        };
        if (!fits)
        {
            log.Add(path, "input-kind", ("input", input.Name), ("expectedZh", expected.Zh), ("expectedEn", expected.En));
            return;
        }

        var minimum = input.Minimum ?? int.MinValue;
        var maximum = input.Maximum ?? int.MaxValue;
        if (isNumber && (value.GetInt32() < minimum || value.GetInt32() > maximum))
            log.Add(path, "input-range", ("input", input.Name), ("value", value.GetInt32()), ("minimum", minimum), ("maximum", maximum));
    }
}
