using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DemocraticReview.Workflow.Definitions;

/// <summary>What a flow runs on: a whole meeting, or one referral that a meeting's verdict opened.</summary>
public static class FlowSubjects
{
    public const string Meeting = "meeting";
    public const string Referral = "referral";

    public static IReadOnlyList<string> All { get; } = [Meeting, Referral];
}

/// <summary>One way out of a step: the outcome <paramref name="Outcome"/> of <paramref name="Source"/> leads to <paramref name="Target"/>.</summary>
public sealed record FlowConnection(string Source, string Outcome, string Target);

/// <summary>
/// One version of one procedure, as its file says. Never changes once a meeting runs on it: the text is kept whole,
/// so that a running meeting is not touched by what happens to the file.
/// </summary>
public sealed class FlowDefinition
{
    private readonly Dictionary<string, FlowActivity> activities;
    private readonly Dictionary<(string Source, string Outcome), string> targets;

    internal FlowDefinition(string text, IReadOnlyList<FlowActivity> steps, IReadOnlyList<FlowConnection> connections)
    {
        Text = text;
        Sha256 = HashOf(text);
        Activities = steps;
        Connections = connections;
        activities = steps.ToDictionary(a => a.Id, StringComparer.Ordinal);
        targets = connections.ToDictionary(c => (c.Source, c.Outcome), c => c.Target);
        Start = activities[StartOf(steps.Select(a => a.Id), connections.Select(c => c.Target)) ?? throw new FormatException("$.root.activities: empty")];
    }

    /// <summary>Elsa's id of this very version; a new version has a new one.</summary>
    public required string Id { get; init; }

    /// <summary>The procedure's lasting id, the same for all its versions.</summary>
    public required string DefinitionId { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>One of <see cref="FlowSubjects"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The procedure's figures, handed to Core as they stand: what they mean and which are allowed is Core's matter alone.</summary>
    public required JsonElement Settings { get; init; }

    public string Text { get; }

    /// <inheritdoc cref="HashOf"/>
    public string Sha256 { get; }

    public IReadOnlyList<FlowActivity> Activities { get; }

    public IReadOnlyList<FlowConnection> Connections { get; }

    public FlowActivity Start { get; }

    public FlowActivity? Find(string activityId) => activities.GetValueOrDefault(activityId);

    /// <summary>Where <paramref name="outcome"/> of the step leads, or null where it is not connected.</summary>
    public FlowActivity? After(string activityId, string outcome) =>
        targets.TryGetValue((activityId, outcome), out var target) ? Find(target) : null;

    /// <summary>Reads a text that the validator has passed.</summary>
    /// <exception cref="FormatException">The text was never validated; the message names the JSON path.</exception>
    public static FlowDefinition Parse(string text) => DefinitionReader.Read(text);

    /// <summary>
    /// SHA-256, lower-case hexadecimal, of the file's bytes in UTF-8 without a byte-order mark and with LF line ends:
    /// a checkout on Windows or an editor that adds a mark is not a new version.
    /// </summary>
    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal))));

    /// <summary>
    /// Elsa's rule, so that both engines start at the same step: the first activity of the file that no connection leads to, else the
    /// first of the file. (Its Flowchart has a Start property, but its JSON reader ignores a key "start": the validator refuses that key.)
    /// </summary>
    internal static string? StartOf(IEnumerable<string> activityIds, IEnumerable<string> connectionTargets)
    {
        var ids = activityIds.ToList();
        return ids.Except(connectionTargets, StringComparer.Ordinal).FirstOrDefault() ?? ids.FirstOrDefault();
    }
}
