namespace Architecture.Tests.Docs;

/// <summary>The documentation as it lies in the working copy.</summary>
internal static class DocsFolder
{
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    public static string Path { get; } = System.IO.Path.Combine(Root, "docs");

    /// <summary>Every page that a person reads: the README and what lies in docs.</summary>
    public static IReadOnlyList<string> Pages() =>
        [System.IO.Path.Combine(Root, "README.md"), .. Directory.EnumerateFiles(Path, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Up(string folder) => File.Exists(System.IO.Path.Combine(folder, "DemocraticReview.sln"))
        ? folder
        : Up(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie in a working copy of the project."));
}
