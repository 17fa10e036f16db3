namespace DemocraticReview.Core.Flagging;

/// <summary>One clause of the checklist that a purchase contract is held against.</summary>
/// <param name="Clause">What a contract of this kind should settle.</param>
/// <param name="Present">Whether this one does.</param>
/// <param name="Loophole">What the clause leaves open; null where it is sound, or not there at all.</param>
public sealed record ClauseCheck(string Clause, bool Present, string? Loophole)
{
    /// <summary>A clause that is not there is a loophole too.</summary>
    public bool IsLoophole => !Present || !string.IsNullOrWhiteSpace(Loophole);
}

/// <summary>采购合同漏洞较多.</summary>
public sealed record ContractMaterial(IReadOnlyList<ClauseCheck> Clauses);

/// <summary>One clause of the technical agreement.</summary>
/// <param name="Clause">Which.</param>
/// <param name="Required">What was agreed.</param>
/// <param name="Executed">What was done.</param>
/// <param name="Kept">Whether the one is the other.</param>
public sealed record TechnicalClause(string Clause, string Required, string Executed, bool Kept);

/// <summary>技术协议制定执行不严谨.</summary>
public sealed record TechnicalMaterial(IReadOnlyList<TechnicalClause> Clauses);

/// <summary>How many workers brought up one matter.</summary>
public sealed record ReactionCount(string Matter, int Count);

/// <summary>职工反应强烈: counted and summarised. Who reported is kept apart (<see cref="SealedReport"/>) and never stands here.</summary>
public sealed record ReactionMaterial(IReadOnlyList<ReactionCount> Counts, string Summary);

/// <summary>反映人 and what that person said: for the evaluation office alone, in no event, no copy on an agenda and no export.</summary>
/// <param name="Name">Who reported; empty for an anonymous report.</param>
/// <param name="Unit">Where the person works.</param>
/// <param name="Contact">How to ask back.</param>
/// <param name="Date">When it came.</param>
/// <param name="Text">What was said.</param>
public sealed record SealedReport(string? Name, string? Unit, string? Contact, DateOnly Date, string Text);
