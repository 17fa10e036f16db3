namespace Script.Tests;

/// <summary>A test that needs node and npm, and perhaps another program; skipped, with the reason, where one is missing.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Missing.Of("node", "npm");
}

/// <inheritdoc cref="NodeFactAttribute"/>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute(string? alsoNeeds = null)
    {
        AlsoNeeds = alsoNeeds;
        Skip = Missing.Of("node", "npm", alsoNeeds);
    }

    public string? AlsoNeeds { get; }
}

internal static class Missing
{
    public static string? Of(params string?[] programs) =>
        programs.FirstOrDefault(p => p is not null && Tool.Find(p) is null) is { } missing ? $"{missing} is not installed." : null;
}
