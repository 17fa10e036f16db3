using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Running;

public enum FlowStatus
{
    Waiting,
    Finished,

    /// <summary>The file and Core's state do not fit together. Nothing is lost: the next advance or repair tries again.</summary>
    Faulted,
}

/// <summary>Why a flow cannot go on.</summary>
/// <param name="Code">Lower-case words joined by hyphens, from <see cref="FlowFaults"/>.</param>
public sealed record FlowFault(string Code, Bilingual Reason);

/// <summary>Where a flow stands. Small and flat, since it is saved in the transaction of every command.</summary>
/// <param name="Version">A running flow stays on the version it began with.</param>
/// <param name="Item">The item of the agenda the step is about; null for a step that is not about one.</param>
/// <param name="Entered">Whether the step's command on entry has been sent.</param>
/// <param name="Steps">How many steps have been walked since the flow began; grows by one with each line of the journal.</param>
/// <param name="Fault">Set exactly while <see cref="FlowStatus.Faulted"/>.</param>
public sealed record FlowCursor(
    string DefinitionId, int Version, string ActivityId, FlowStatus Status, string? Item = null, bool Entered = false, int Steps = 0, FlowFault? Fault = null)
{
    /// <summary>Whether both stand at the same place, however they came there.</summary>
    public bool SamePlaceAs(FlowCursor other) =>
        (DefinitionId, Version, ActivityId, Item, Status) == (other.DefinitionId, other.Version, other.ActivityId, other.Item, other.Status);
}

/// <summary>One line of the journal: a step that was walked through, with its outcome. Ids only.</summary>
/// <param name="Item">The item the step was about; for a step that picks an item, the one it picked.</param>
public sealed record FlowStep(string ActivityId, string Outcome, string? Item)
{
    /// <summary>Instead of an outcome: the flow was not where its subject stands, and was moved to this step.</summary>
    public const string Repaired = "Repaired";

    /// <summary>Instead of an outcome: the flow came to stand still at this step.</summary>
    public const string Faulted = "Faulted";

    /// <summary>What stands in the journal in place of an outcome's title; null for an outcome.</summary>
    public static Bilingual? TitleOf(string outcome) => outcome switch
    {
        Repaired => new("已移到会议实际所处的步骤", "moved to where the meeting stands"),
        Faulted => new("流程停住", "the flow came to stand still"),
        _ => null,
    };
}

/// <summary>What one call of the runner did: where the flow now stands, and the steps walked on the way, in order.</summary>
public sealed record FlowWalk(FlowCursor Cursor, IReadOnlyList<FlowStep> Journal);
