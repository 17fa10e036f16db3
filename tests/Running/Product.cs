namespace DemocraticReview.Running;

/// <summary>Where the built product lies, seen from a test assembly: bin/{project}/{configuration} of the artifacts folder.</summary>
internal static class Product
{
    public static string Program { get; } = Built("DemocraticReview.Web");

    public static string Built(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }
}
