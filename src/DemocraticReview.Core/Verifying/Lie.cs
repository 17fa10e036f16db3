namespace DemocraticReview.Core.Verifying;

/// <summary>The first thing that does not hold.</summary>
/// <param name="Check">Code of the check, see <see cref="Checks"/> and docs/record-format.md, 10.</param>
/// <param name="Entry">Number of the entry; null where it is about another file.</param>
/// <param name="File">Name of the file inside the bundle, or of the file that was handed in.</param>
/// <param name="Field">Path of the field, such as <c>body.dice</c>; empty where it is about the whole.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Found">What stands there.</param>
public sealed record Lie(string Check, int? Entry, string File, string Field, string Expected, string Found);

/// <summary>Ends a verification: nothing after the first lie is trusted.</summary>
public sealed class LieException(Lie lie) : Exception($"{lie.Check}: {lie.File} {lie.Field}: {lie.Expected} / {lie.Found}")
{
    public Lie Lie { get; } = lie;
}

/// <summary>A step that has been verified. The key names a sentence, the facts fill it.</summary>
public sealed record Told(string Key, IReadOnlyDictionary<string, object> Facts)
{
    public static Told Of(string key, params (string Name, object Value)[] facts) => new(key, facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
}

/// <summary>The codes of all checks; they never change (docs/record-format.md, 10).</summary>
public static class Checks
{
    public const string Container = "container";
    public const string FileUnknown = "file-unknown";
    public const string ReadMe = "readme";
    public const string EntryForm = "entry-form";
    public const string EntrySeq = "entry-seq";
    public const string EntryMeeting = "entry-meeting";
    public const string EntryAlg = "entry-alg";
    public const string EntryPrev = "entry-prev";
    public const string EntryAt = "entry-at";
    public const string EntrySig = "entry-sig";
    public const string KeyProof = "key-proof";
    public const string Checkpoint = "checkpoint";
    public const string WorkflowHash = "workflow-hash";
    public const string Settings = "settings";
    public const string DrawNumber = "draw-number";
    public const string DrawDue = "draw-due";
    public const string DrawForm = "draw-form";
    public const string DrawOrder = "draw-order";
    public const string RosterForm = "roster-form";
    public const string RosterRoot = "roster-root";
    public const string RosterRecused = "roster-recused";
    public const string Commit = "commit";
    public const string Dice = "dice";
    public const string Reveal = "reveal";
    public const string DrawVoid = "draw-void";
    public const string PanelPrk = "panel-prk";
    public const string Panel = "panel";
    public const string PanelMissing = "panel-missing";
    public const string Recusal = "recusal";
    public const string Seat = "seat";
    public const string CheckIn = "check-in";
    public const string Session = "session";
    public const string ItemOrder = "item-order";
    public const string ItemSeated = "item-seated";
    public const string Ballot = "ballot";
    public const string BallotArchive = "ballot-archive";
    public const string Tally = "tally";
    public const string Verdict = "verdict";
    public const string Witnessed = "witnessed";
    public const string Log = "log";
    public const string LogOwn = "log-own";
    public const string Kept = "kept";
    public const string LogFork = "log-fork";
    public const string LogCopy = "log-copy";
}
