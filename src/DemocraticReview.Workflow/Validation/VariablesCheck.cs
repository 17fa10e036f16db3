using System.Text.Json;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

internal static class VariablesCheck
{
    private static readonly string[] Keys = ["id", "name", "typeName", "value", "isArray", "storageDriverTypeName"];

    /// <returns>Values by id; an undefined value for a variable that is there but wrong, so that its use is not called unknown as well.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Run(JsonAt variables, DefectLog log)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!variables.Missing && !variables.IsArray)
            log.Add(variables.Path, "wrong-form", ("expectedZh", "一个列表 […]"), ("expectedEn", "a list […]"));
        foreach (var variable in variables.Items)
        {
            HeadCheck.UnknownKeys(variable, Keys, log);
            var value = ValueOf(variable, log);
            if (variable["id"].Text is { } id && !values.TryAdd(id, value))
                log.Add(variable["id"].Path, "duplicate-id", ("id", id), ("first", variables.Path));
        }

        return values;
    }

    private static JsonElement ValueOf(JsonAt variable, DefectLog log)
    {
        if (variable["id"].Text is null || variable["name"].Text is null || variable["typeName"].Text is not { } type || variable["value"].Missing)
        {
            log.Add(variable.Path, "variable-form");
            return default;
        }

        var value = variable["value"];
        if (!ElsaForm.VariableTypes.Contains(type))
            log.AddName(variable["typeName"].Path, "variable-type", type, ElsaForm.VariableTypes, ("allowed", string.Join(", ", ElsaForm.VariableTypes)));
        else if (value.Element.ValueKind != JsonValueKind.String)
            log.Add(value.Path, "variable-not-text");
        else if (ElsaForm.ValueOf(type, value.Element.GetString()!) is { } read)
            return read;
        else
            log.Add(value.Path, "variable-value", ("value", value.Element.GetString()!), ("type", type));
        return default;
    }
}
