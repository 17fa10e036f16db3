using System.Globalization;
namespace DemocraticReview.Running;

/// <summary>Where the built product lies, seen from a test assembly: bin/{project}/{configuration} of the artifacts folder.</summary>
internal static class Product
{
    /// <summary>The one that test.sh has compiled ahead of time, or else what the build has made.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("REVIEW_PROGRAM") ?? Built("DemocraticReview.Web");

    public static string Built(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"{project}.dll");
    }

    /// <summary>
    /// The most memory that a process has held at once, in MB; 0 where the system does not tell. Pages of the program's own files, which it
    /// shares with whatever runs them beside it and which can be dropped at any time, are not counted: what is left is what it takes from the machine.
    /// </summary>
    public static double PeakMegabytes(int process)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{process}/status");
            return (Kilobytes(status, "VmHWM:") - Kilobytes(status, "RssFile:")) / 1024;
        }
        catch (IOException)
        {
            // It has just ended, or the system has no /proc.
            return 0;
        }
    }

    private static double Kilobytes(string[] status, string name) =>
        status.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) : 0;
}
