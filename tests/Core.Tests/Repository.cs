namespace Core.Tests;

/// <summary>The files beside the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No DemocraticReview.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "DemocraticReview.sln")) ? folder.FullName
        : Find(folder.Parent);
}
