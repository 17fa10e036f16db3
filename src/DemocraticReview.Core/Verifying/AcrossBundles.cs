using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>What one bundle alone cannot show: two logs for two audiences, a meeting that was left out, a record that was made anew.</summary>
public static class AcrossBundles
{
    /// <summary>The logs of these bundles are one log.</summary>
    /// <param name="bundles">Each with the name of its file; all hold.</param>
    /// <exception cref="LieException"><see cref="Checks.LogFork"/> or <see cref="Checks.LogCopy"/>.</exception>
    public static IReadOnlyList<Told> Check(IReadOnlyList<(string File, BundleReport Report)> bundles)
    {
        var told = new List<Told>();
        foreach (var works in bundles.Select(b => (b.File, Verified: b.Report.Verified!)).GroupBy(b => b.Verified.Enterprise).Where(w => w.Count() > 1))
        {
            var longest = works.MaxBy(b => b.Verified.Log.Lines.Count);
            foreach (var other in works.Where(b => b != longest))
            {
                MustBeginAlike(longest, other);
            }

            foreach (var meeting in works.GroupBy(b => b.Verified.Meeting).Where(m => m.Count() > 1))
            {
                MustBeOneMeeting([.. meeting]);
            }

            told.Add(Told.Of("one-log", ("files", works.Count()), ("leaves", longest.Verified.Log.Lines.Count)));
            var given = works.Select(b => b.Verified.Number).ToHashSet(StringComparer.Ordinal);
            var missing = longest.Verified.Log.Meetings.Select(m => m.Number).Distinct().Where(n => !given.Contains(n)).ToList();
            if (missing.Count > 0)
            {
                told.Add(Told.Of("not-given", ("count", missing.Count), ("numbers", string.Join(", ", missing.Take(20)))));
            }
        }

        return told;
    }

    /// <summary>A checkpoint that somebody has kept, against the bundle, or the log, that it is of.</summary>
    /// <param name="bundles">All hold.</param>
    /// <param name="file">Name of the kept file.</param>
    /// <param name="note">Its text.</param>
    /// <returns>Null where the text is no checkpoint.</returns>
    /// <exception cref="LieException"><see cref="Checks.Kept"/>.</exception>
    public static Told? Kept(IReadOnlyList<BundleReport> bundles, string file, string note)
    {
        if (Checkpoint.Read(note) is not var (kept, _))
        {
            return null;
        }

        var place = new Place(file);
        foreach (var bundle in bundles.Select(b => b.Verified!))
        {
            var isLog = kept.Origin == Checkpoint.LogOriginOf(bundle.Enterprise);
            if (!isLog && kept.Origin != Checkpoint.OriginOf(bundle.Enterprise, bundle.Meeting))
            {
                continue;
            }

            var there = isLog ? bundle.Log.Lines.Count : bundle.Chain.Entries.Count;
            var root = kept.Size > there ? null : isLog ? bundle.Log.RootAt((int)kept.Size) : bundle.Chain.RootAt((int)kept.Size);
            return root == Hex.Of(kept.Root)
                ? Told.Of("kept", ("file", file), ("size", kept.Size))
                : throw place.Lie(Checks.Kept, root is null ? "size" : "root", root is null ? $"<= {there}" : root, root is null ? $"{kept.Size}" : Hex.Of(kept.Root));
        }

        throw place.Lie(Checks.Kept, "origin", string.Join(", ", bundles.Select(b => Checkpoint.OriginOf(b.Verified!.Enterprise, b.Verified.Meeting))), kept.Origin);
    }

    /// <summary>After which entry a printed root was the root; null where it never was.</summary>
    public static int? SizeOf(BundleReport bundle, string root)
    {
        var chain = bundle.Verified!.Chain;
        return Enumerable.Range(1, chain.Entries.Count).Select(s => (int?)s).FirstOrDefault(s => chain.RootAt(s!.Value) == root);
    }

    private static void MustBeginAlike((string File, VerifiedBundle Verified) longest, (string File, VerifiedBundle Verified) other)
    {
        var (all, some) = (longest.Verified.Log.Lines, other.Verified.Log.Lines);
        for (var i = 0; i < some.Count; i++)
        {
            if (!all[i].Span.SequenceEqual(some[i].Span))
            {
                throw new Place($"{other.File}: {Bundle.LogName}:{i + 1}").Lie(Checks.LogFork, "", Text(all[i]), Text(some[i]));
            }
        }

        // What the longer log says of the other's meeting later on must fit too, as far as the other goes.
        foreach (var leaf in longest.Verified.Log.Meetings.Where(m => m.Meeting == other.Verified.Meeting.ToString("D") && m.Head.Size <= other.Verified.Chain.Entries.Count))
        {
            if (other.Verified.Chain.RootAt(leaf.Head.Size) != leaf.Head.Root)
            {
                throw new Place($"{longest.File}: {Bundle.LogName}:{leaf.Index + 1}").Lie(Checks.LogFork, "root", other.Verified.Chain.RootAt(leaf.Head.Size)!, leaf.Head.Root);
            }
        }
    }

    private static void MustBeOneMeeting(IReadOnlyList<(string File, VerifiedBundle Verified)> copies)
    {
        var longest = copies.MaxBy(c => c.Verified.Chain.Entries.Count).Verified.Chain;
        foreach (var (file, copy) in copies)
        {
            var size = copy.Chain.Entries.Count;
            if (copy.Chain.Head.Root != longest.RootAt(size))
            {
                throw new Place(file).Lie(Checks.LogCopy, "root", longest.RootAt(size)!, copy.Chain.Head.Root);
            }
        }
    }

    private static string Text(ReadOnlyMemory<byte> line) => System.Text.Encoding.UTF8.GetString(line.Span);
}
