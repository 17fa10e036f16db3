using System.Diagnostics;

namespace App.Tests.Voting;

/// <summary>The format's own program, run as a program: an oracle that nobody here wrote. Nothing of it is linked or shipped.</summary>
internal static class BeleniosTool
{
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "belenios-tool")).FirstOrDefault(File.Exists);

    /// <summary>What it says of an archive.</summary>
    public static string Verify(byte[] archive)
    {
        var folder = Directory.CreateTempSubdirectory("box");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "box.bel"), archive);
            var start = new ProcessStartInfo(Program!, ["election", "verify", "--dir", folder.FullName]) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode == 0 ? said : $"exit code {process.ExitCode}: {said}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A test that needs belenios-tool; skipped, and said so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BeleniosToolFactAttribute : FactAttribute
{
    public BeleniosToolFactAttribute() => Skip = BeleniosTool.Program is null ? "belenios-tool is not on the PATH (Debian package belenios-tool)." : null;
}
