using System.Text.Json.Nodes;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace DemocraticReview.Verify;

/// <summary>Verifies the files named on the command line.</summary>
/// <param name="say">Takes every line that the program says.</param>
/// <param name="environment">The language is asked of it.</param>
public sealed class VerifyProgram(Action<string> say, Func<string, string?> environment)
{
    /// <summary>All holds.</summary>
    public const int Well = 0;

    /// <summary>Something does not; the first lie is named.</summary>
    public const int Bent = 1;

    /// <summary>A file cannot be read, or the call makes no sense.</summary>
    public const int Unreadable = 2;

    public int Run(IReadOnlyList<string> args)
    {
        var arguments = Arguments.Read(args);
        var telling = new Telling(Telling.LanguageOf(arguments?.Language, environment));
        if (arguments is null)
        {
            say(telling.Say("usage"));
            return Unreadable;
        }

        var (code, lie) = Verify(arguments, telling, arguments.Json ? _ => { } : say);
        if (arguments.Json)
        {
            say(Json(code, lie));
        }

        return code;
    }

    private static (int Code, Lie? Lie) Verify(Arguments arguments, Telling telling, Action<string> tell)
    {
        var bundles = new List<(string File, BundleReport Report)>();
        var kept = new List<(string File, string Note)>();
        foreach (var file in arguments.Files)
        {
            if (Read(file, telling, tell) is not { } bytes)
            {
                return (Unreadable, null);
            }

            if (!bytes.AsSpan().StartsWith("PK"u8) && Checkpoint.Read(System.Text.Encoding.UTF8.GetString(bytes)) is not null)
            {
                kept.Add((file, System.Text.Encoding.UTF8.GetString(bytes)));
                continue;
            }

            var report = BundleCheck.Check(bytes);
            tell(telling.Say("reading", ("file", Path.GetFileName(file))));
            if (report.IsUnreadable)
            {
                tell(telling.Say("not-a-bundle", ("file", file)));
                return (Unreadable, report.Lie);
            }

            Tell(report.Told, telling, tell);
            if (report.Lie is { } lie)
            {
                return Named(lie, telling, tell);
            }

            bundles.Add((file, report));
        }

        try
        {
            Together(arguments, bundles, kept, telling, tell);
        }
        catch (LieException first)
        {
            return Named(first.Lie, telling, tell);
        }

        tell(telling.Say("well", ("files", string.Join("; ", bundles.Select(b => telling.Say("well-one", ("number", b.Report.Number!), ("size", b.Report.Head!.Size), ("root", b.Report.Head.Root)))))));
        return (Well, null);
    }

    private static void Together(Arguments arguments, List<(string File, BundleReport Report)> bundles, List<(string File, string Note)> kept, Telling telling, Action<string> tell)
    {
        Tell(AcrossBundles.Check(bundles), telling, tell);
        var reports = bundles.Select(b => b.Report).ToList();
        Tell(kept.Select(k => AcrossBundles.Kept(reports, Path.GetFileName(k.File), k.Note)!), telling, tell);
        if (arguments.Root is { } root)
        {
            var size = reports.Select(r => AcrossBundles.SizeOf(r, AsHex(root))).FirstOrDefault(s => s is not null)
                ?? throw new LieException(new Lie(Checks.Kept, null, "--root", "", string.Join(", ", reports.Select(r => r.Head!.Root)), root));
            Tell([Core.Verifying.Told.Of("printed-root", ("size", size))], telling, tell);
        }

        if (arguments.Member is { } label)
        {
            Tell(reports.Select(r => BundleCheck.Member(r, label)), telling, tell);
        }
    }

    // Papers may print a root in base64, which is shorter.
    private static string AsHex(string root)
    {
        var bytes = new byte[32];
        return root.Length == 44 && Convert.TryFromBase64String(root, bytes, out _) ? Hex.Of(bytes) : root.ToLowerInvariant();
    }

    private static byte[]? Read(string file, Telling telling, Action<string> tell)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            tell(telling.Say("cannot-read", ("file", file), ("why", broken.GetType().Name)));
            return null;
        }
    }

    private static (int Code, Lie Lie) Named(Lie lie, Telling telling, Action<string> tell)
    {
        foreach (var line in telling.Say(lie))
        {
            tell(line);
        }

        return (Bent, lie);
    }

    private static void Tell(IEnumerable<Told> steps, Telling telling, Action<string> tell)
    {
        foreach (var step in steps)
        {
            tell($"  ✓ {telling.Say(step)}");
        }
    }

    private static string Json(int code, Lie? lie) => new JsonObject
    {
        ["exit"] = code,
        ["check"] = lie?.Check,
        ["entry"] = lie?.Entry,
        ["file"] = lie?.File,
        ["field"] = lie?.Field,
        ["expected"] = lie?.Expected,
        ["found"] = lie?.Found,
    }.ToJsonString();
}
