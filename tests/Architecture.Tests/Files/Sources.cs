using Architecture.Tests.Docs;

namespace Architecture.Tests.Files;

/// <summary>A source file. <paramref name="Path"/> is relative to the working copy, with slashes.</summary>
internal sealed record Source(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    public IReadOnlyList<string> Lines => Text.Split('\n');
}

/// <summary>The sources as they lie in the working copy.</summary>
internal static class Sources
{
    /// <param name="ending">Such as <c>*.cs</c>.</param>
    /// <param name="folders">Below the working copy.</param>
    public static IReadOnlyList<Source> Of(string ending, params string[] folders) =>
        [.. from folder in folders
            from file in Directory.EnumerateFiles(System.IO.Path.Combine(DocsFolder.Root, folder), ending, SearchOption.AllDirectories)
            let path = System.IO.Path.GetRelativePath(DocsFolder.Root, file).Replace('\\', '/')
            where !path.Split('/').Any(p => p is "bin" or "obj" or "node_modules")
            orderby path
            select new Source(path, File.ReadAllText(file))];

    /// <summary>What a migration tool wrote: nobody edits it, so nobody is held to it.</summary>
    public static bool IsGenerated(Source source) =>
        source.Path.StartsWith("src/DemocraticReview.Migrations/", StringComparison.Ordinal)
        && (source.Path.EndsWith(".Designer.cs", StringComparison.Ordinal) || source.Path.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal) || char.IsAsciiDigit(source.Name[0]));
}

/// <summary>Exceptions from a check, each with its reason. One that nothing needs any more is itself a finding.</summary>
internal sealed class Reasons(params (string Subject, string Reason)[] list)
{
    /// <summary>Subjects may end in a slash, for everything below.</summary>
    public IEnumerable<string> Apply(IEnumerable<(string Subject, string Finding)> findings)
    {
        var found = findings.ToList();
        var idle = list.Where(r => !found.Exists(f => Covers(r.Subject, f.Subject))).Select(r => $"{r.Subject}: the exception is not needed ({r.Reason})");
        return found.Where(f => !list.Any(r => Covers(r.Subject, f.Subject))).Select(f => $"{f.Subject}: {f.Finding}").Concat(idle);
    }

    private static bool Covers(string listed, string subject) =>
        listed == subject || (listed.EndsWith('/') && subject.StartsWith(listed, StringComparison.Ordinal));
}
