using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>One workflow file, as it was read.</summary>
public sealed record WorkflowFile(string Name, string Text);

/// <summary>One thing wrong with a file, told so that whoever wrote the file can mend it.</summary>
/// <param name="JsonPath">Where, from <c>$</c>, such as <c>$.root.connections[3].source.port</c>.</param>
/// <param name="Code">From the closed list of <see cref="DefectTexts"/>, or from Core where the settings are wrong.</param>
/// <param name="Nearest">The right name that was probably meant, if one is near.</param>
public sealed record Defect(string File, string JsonPath, string Code, Bilingual Reason, string? Nearest = null)
{
    /// <summary>One line for the console: <c>file:path: reason (did you mean "x"?)</c>.</summary>
    public string ToLine(string language)
    {
        var hint = Nearest is null ? null : new Bilingual($"(是否应为“{Nearest}”?)", $" (did you mean \"{Nearest}\"?)");
        return $"{File}:{JsonPath}: {Reason.In(language)}{hint?.In(language)}";
    }
}

/// <summary>A defect of the settings, as Core finds it.</summary>
/// <param name="Path">Within the settings: <c>seats</c>, <c>answers[2]</c>; empty for the settings as a whole.</param>
public sealed record SettingsDefect(string Path, string Code, Bilingual Reason, string? Nearest = null);

/// <summary>A version of a definition that was loaded before and is kept.</summary>
/// <param name="Running">How many flows still run on it.</param>
public sealed record KnownDefinition(string Id, string DefinitionId, int Version, string Sha256, int Running);
