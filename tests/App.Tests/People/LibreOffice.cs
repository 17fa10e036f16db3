using System.Diagnostics;

namespace DemocraticReview.App.Tests.People;

/// <summary>A fact about files of a real office program; skipped with a reason where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (LibreOffice.Program is null)
        {
            Skip = "LibreOffice (soffice) is not on the PATH, so there is no real office program to make files with.";
        }
    }
}

/// <summary>Runs LibreOffice without a window, each time with a profile of its own so that runs do not disturb each other.</summary>
internal static class LibreOffice
{
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "soffice.exe" : "soffice"))
        .FirstOrDefault(File.Exists);

    /// <summary>Converts files into <paramref name="folder"/>, each under its own name with the new ending.</summary>
    public static async Task Convert(string folder, string format, params string[] files)
    {
        var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        var start = new ProcessStartInfo(Program!, [$"-env:UserInstallation={profile}", "--headless", "--convert-to", format, "--outdir", folder, .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Concat(told));
    }
}
