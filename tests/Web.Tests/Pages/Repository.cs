namespace DemocraticReview.Web.Tests.Pages;

internal static class Repository
{
    /// <summary>A file of the repository that the tests were built from.</summary>
    public static string File(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "DemocraticReview.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine([folder.FullName, .. path]);
    }
}
