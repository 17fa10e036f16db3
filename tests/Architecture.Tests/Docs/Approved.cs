namespace Architecture.Tests.Docs;

/// <summary>A file that is generated, read by people and kept in the repository: it must be what the code says today.</summary>
internal static class Approved
{
    /// <summary>Compares; where the two differ, the new text is laid beside the file.</summary>
    /// <returns>How to renew the file, or null where it is up to date.</returns>
    public static string? Difference(string folder, string name, string generated)
    {
        var file = Path.Combine(folder, name);
        var received = $"{file}.received";
        if (File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == generated)
        {
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, generated);
        return $"docs/{name} is not what the code says. Look at the difference and renew it: mv docs/{name}.received docs/{name}";
    }
}
