using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Flagging;

/// <summary>A ground, and in a few sentences what was found.</summary>
public sealed record GroundFinding(Ground Ground, string Finding);

/// <summary>What the evaluation office writes down of an item.</summary>
/// <param name="Title">Name of the purchase. It stands in the public notice.</param>
/// <param name="OwnerUnit">The unit that made it.</param>
/// <param name="Findings">By ground, one each.</param>
/// <param name="Respondents">当事人.</param>
/// <param name="Departments">Functional departments concerned, each with its head.</param>
/// <param name="Procurement">The contract in a line.</param>
/// <param name="SourceHash">SHA-256 of the imported OCDS package, lower-case hex; null if typed in.</param>
/// <param name="PriceGap">Material of the first ground.</param>
/// <param name="Contract">Of the second.</param>
/// <param name="Technical">Of the third.</param>
/// <param name="Reaction">Of the fourth.</param>
public sealed record DossierContent(
    string Title,
    string OwnerUnit,
    IReadOnlyList<GroundFinding> Findings,
    IReadOnlyList<Person> Respondents,
    IReadOnlyList<DepartmentConcerned> Departments,
    ProcurementSummary? Procurement,
    string? SourceHash,
    PriceGapMaterial? PriceGap = null,
    ContractMaterial? Contract = null,
    TechnicalMaterial? Technical = null,
    ReactionMaterial? Reaction = null)
{
    public string? FindingOf(Ground ground) => Findings.FirstOrDefault(f => f.Ground == ground)?.Finding;
}
