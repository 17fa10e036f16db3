using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>What came out of verifying one bundle.</summary>
public sealed record BundleReport
{
    /// <summary>Every step that holds, in order.</summary>
    public required IReadOnlyList<Told> Told { get; init; }

    /// <summary>The first thing that does not hold; null where all does.</summary>
    public Lie? Lie { get; init; }

    /// <summary>The verified content; null after a lie.</summary>
    internal VerifiedBundle? Verified { get; init; }

    /// <summary>Number of the meeting, as the works counts; null after a lie.</summary>
    public string? Number => Verified?.Number;

    /// <summary>Entries and root, as printed on the papers; null after a lie.</summary>
    public TreeHead? Head => Verified?.Chain.Head;

    /// <summary>Whether the file is no bundle at all.</summary>
    public bool IsUnreadable => Lie?.Check == Checks.Container;
}

internal sealed record VerifiedBundle(Guid Enterprise, Guid Meeting, string Number, ChainCheck Chain, LogCheck Log, MeetingReplay Replay);

/// <summary>Verifies a bundle from nothing but its bytes: no server, no network, no clock.</summary>
public static class BundleCheck
{
    /// <param name="zip">The file <c>meeting-no.zip</c>.</param>
    public static BundleReport Check(ReadOnlyMemory<byte> zip)
    {
        var told = new List<Told>();
        try
        {
            var files = BundleZip.Read(zip) ?? throw new Place("").Lie(Checks.Container, "", "docs/record-format.md, 2", "-");
            return new BundleReport { Verified = Verify(files.ToDictionary(f => f.Name, f => f.Bytes, StringComparer.Ordinal), told), Told = told };
        }
        catch (LieException first)
        {
            return new BundleReport { Lie = first.Lie, Told = told };
        }
    }

    private static VerifiedBundle Verify(Dictionary<string, ReadOnlyMemory<byte>> files, List<Told> told)
    {
        FilesCheck.Names(files);
        var chain = ChainCheck.Of(files);
        var created = chain.Entries[0].Body;
        var enterprise = Guid.TryParseExact(created.Text("enterprise"), "D", out var id) ? id : throw created.At.Lie(Checks.EntryForm, "body.enterprise", "uuid", created.Text("enterprise"));
        var meeting = Guid.Parse(chain.Entries[0].Meeting);
        told.Add(Told.Of(created.Flag("rehearsal") ? "rehearsal" : "meeting", ("number", created.Text("number")), ("title", created.Text("title"))));
        told.Add(Told.Of("entries", ("entries", chain.Entries.Count), ("first", chain.Entries[0].At), ("last", chain.Entries[^1].At)));

        var log = LogCheck.Of(FilesCheck.Get(files, Bundle.LogName), FilesCheck.Get(files, Bundle.LogCheckpointName), enterprise);
        FilesCheck.MeetingCheckpoint(FilesCheck.Get(files, Bundle.CheckpointName), enterprise, meeting, chain.Head, log.Key);
        told.Add(Told.Of("checkpoint", ("size", chain.Head.Size), ("root", chain.Head.Root), ("key", chain.Key)));

        FilesCheck.Workflow(FilesCheck.Get(files, Bundle.WorkflowName), created);
        told.Add(Told.Of("workflow", ("id", created.Object("definition").Text("id")), ("version", created.Object("definition").Count("version")), ("sha256", created.Object("definition").Text("sha256"))));

        var replay = new MeetingReplay(chain, files);
        told.AddRange(replay.Run());
        told.AddRange(BoxCheck.Of(files, meeting, chain, replay));
        if (replay.Witnessed > 0)
        {
            told.Add(Told.Of("witnessed", ("count", replay.Witnessed)));
        }

        log.MustHold(chain, replay.IsClosed);
        told.Add(Told.Of("log", ("leaves", log.Lines.Count), ("meetings", log.Meetings.Select(m => m.Meeting).Distinct().Count())));
        told.Add(Told.Of(replay.IsClosed ? "closed" : "still-open"));
        return new VerifiedBundle(enterprise, meeting, created.Text("number"), chain, log, replay);
    }

    /// <summary>Explains one member's ticket: who sits, who waits, and why not.</summary>
    public static Told Member(BundleReport report, string label)
    {
        var replay = report.Verified?.Replay ?? throw new ArgumentException("Only of a bundle that holds.", nameof(report));
        if (replay.DrawInForce is not { Roster: { } roster } draw || replay.Drawn is not { } drawn)
        {
            return Told.Of("member-no-draw", ("label", label));
        }

        if (!roster.Members().Any(m => m.Label == label))
        {
            return Told.Of("member-unknown", ("label", label), ("draw", draw.Number));
        }

        if (draw.RecusedBecause.TryGetValue(label, out var reason))
        {
            return Told.Of("member-recused", ("label", label), ("reason", reason));
        }

        var seat = drawn.Panel.Index().FirstOrDefault(m => m.Item.Label == label, (Index: -1, Item: null!)).Index + 1;
        var reserve = drawn.Reserves.Index().FirstOrDefault(m => m.Item.Label == label, (Index: -1, Item: null!)).Index + 1;
        var (key, byLot) = seat > 0 ? ("member-sits", "member-sits-by-lot")
            : reserve > 0 ? ("member-waits", "member-waits-by-lot")
            : ("member-not-drawn", "member-not-drawn-by-lot");
        if (draw.Prk is null)
        {
            return Told.Of(byLot, ("label", label), ("place", Math.Max(seat, reserve)));
        }

        using var printer = new TicketPrinter(draw.Prk);
        var ticket = printer.For(label);
        var rank = 1 + roster.Members().Count(m => !draw.Recused.Contains(m.Label) && printer.For(m.Label) < ticket);
        return Told.Of(
            key, ("label", label), ("prk", Hex.Of(draw.Prk)), ("ticket", ticket.ToString()), ("rank", rank), ("eligible", drawn.Eligible),
            ("place", Math.Max(seat, reserve)), ("last", drawn.Panel.Max(m => m.Ticket).ToString()));
    }
}
