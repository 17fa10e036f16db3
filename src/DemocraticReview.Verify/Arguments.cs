namespace DemocraticReview.Verify;

/// <summary>What the program was called with.</summary>
public sealed record Arguments(IReadOnlyList<string> Files, string? Member, string? Language, string? Root, bool Json)
{
    /// <summary>Null where the call makes no sense.</summary>
    public static Arguments? Read(IReadOnlyList<string> args)
    {
        var files = new List<string>();
        string? member = null, language = null, root = null;
        var json = false;
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--member" when value is not null:
                    (member, i) = (value, i + 1);
                    break;
                case "--language" when value is "zh" or "en":
                    (language, i) = (value, i + 1);
                    break;
                case "--root" when value is not null:
                    (root, i) = (value, i + 1);
                    break;
                case "--json":
                    json = true;
                    break;
                case var option when option.StartsWith('-'):
                    return null;
                case var file:
                    files.Add(file);
                    break;
            }
        }

        return files.Count == 0 ? null : new Arguments(files, member, language, root, json);
    }
}
