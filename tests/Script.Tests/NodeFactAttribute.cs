using DemocraticReview.Web.Tests.Pages;

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

/// <summary>A test of a page in chromium.</summary>
public sealed class PageFactAttribute : FactAttribute
{
    public PageFactAttribute() => Skip = Missing.InBrowser();
}

/// <inheritdoc cref="PageFactAttribute"/>
public sealed class PageTheoryAttribute : TheoryAttribute
{
    public PageTheoryAttribute() => Skip = Missing.InBrowser();
}

/// <summary>A test that works through whole boxes or hundreds of records in a browser or in node: minutes on two cores, so only in the long run.</summary>
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = Missing.InLongRun();
}


internal static class Missing
{
    public static string? InLongRun() => Environment.GetEnvironmentVariable("REVIEW_LONG") is null ? "Takes minutes; ./test.sh --long runs it."
        : InBrowser();

    public static string? InBrowser() => !File.Exists(Browser.Program) ? $"No chromium at {Browser.Program}; set CHROMIUM to where it is." : Of("node", "npm");

    public static string? Of(params string?[] programs) =>
        programs.FirstOrDefault(p => p is not null && Tool.Find(p) is null) is { } missing ? $"{missing} is not installed." : null;
}
