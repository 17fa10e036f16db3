using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Flagging;

/// <summary>One thing that happened to a review item before it came onto an agenda.</summary>
public abstract record ItemEvent
{
    public abstract ReviewItem Apply(ReviewItem item);
}

/// <summary>A ground, and in a few sentences what was found.</summary>
public sealed record GroundFinding(Ground Ground, string Finding);

/// <summary>What the evaluation office writes down of an item.</summary>
/// <param name="Title">Name of the purchase.</param>
/// <param name="OwnerUnit">The unit that made it.</param>
/// <param name="Findings">By ground.</param>
/// <param name="Respondents">当事人.</param>
/// <param name="Departments">Functional departments concerned, each with its head.</param>
/// <param name="Procurement">The contract in a line.</param>
/// <param name="SourceHash">SHA-256 of the imported OCDS package, lower-case hex; null if typed in.</param>
public sealed record DossierContent(
    string Title,
    string OwnerUnit,
    IReadOnlyList<GroundFinding> Findings,
    IReadOnlyList<Person> Respondents,
    IReadOnlyList<DepartmentConcerned> Departments,
    ProcurementSummary? Procurement,
    string? SourceHash);

public sealed record ItemDrafted(Guid Id, Guid EnterpriseId, DossierContent Content) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => throw new InvalidOperationException("An item is drafted once.");

    internal ReviewItem Begin() => new() { Id = Id, EnterpriseId = EnterpriseId, Content = Content };
}

public sealed record ItemRevised(DossierContent Content) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with { Content = Content };
}

/// <summary>The dossier is frozen and the item waits for a meeting.</summary>
/// <param name="DossierHash">SHA-256 over the canonical JSON of the content, lower-case hex.</param>
public sealed record ItemFlagged(string DossierHash) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with { DossierHash = DossierHash };
}

/// <summary>评议项目: an item that the market research and evaluation office prepares and flags.</summary>
public sealed record ReviewItem
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required DossierContent Content { get; init; }

    /// <summary>null while it is a draft.</summary>
    public string? DossierHash { get; init; }

    public bool IsFlagged => DossierHash is not null;

    public static ReviewItem From(IEnumerable<ItemEvent> events) =>
        events.Aggregate((ReviewItem?)null, (i, e) => e is ItemDrafted drafted ? drafted.Begin() : e.Apply(i!))
        ?? throw new ArgumentException("An item begins as a draft.", nameof(events));
}

/// <summary>Preparing and flagging (source: the Shanxi rule's four grounds).</summary>
public static class Flags
{
    public static ItemDrafted Draft(Guid id, Guid enterpriseId, DossierContent content)
    {
        Check(content);
        return new ItemDrafted(id, enterpriseId, content);
    }

    public static ItemRevised Revise(ReviewItem item, DossierContent content)
    {
        MustBeDraft(item);
        Check(content);
        return new ItemRevised(content);
    }

    /// <param name="item">The draft.</param>
    /// <param name="dossierHash">SHA-256 over its content.</param>
    public static ItemFlagged Flag(ReviewItem item, string dossierHash)
    {
        MustBeDraft(item);
        if (item.Content.Findings.Count == 0)
        {
            throw new BrokenRuleException(Rules.GroundMissing);
        }

        if (item.Content.Respondents.Count == 0)
        {
            throw new BrokenRuleException(Rules.RespondentMissing);
        }

        return new ItemFlagged(dossierHash);
    }

    /// <summary>The frozen copy that an agenda takes.</summary>
    public static ItemFacts FactsOf(ReviewItem item)
    {
        if (item.DossierHash is null)
        {
            throw new BrokenRuleException(Rules.ItemNotFlagged, ("item", item.Content.Title));
        }

        var content = item.Content;
        return new ItemFacts(
            item.Id,
            content.Title,
            content.OwnerUnit,
            [.. content.Findings.Select(f => f.Ground).Distinct().Order()],
            content.Respondents,
            content.Departments,
            content.Procurement,
            item.DossierHash);
    }

    private static void MustBeDraft(ReviewItem item)
    {
        if (item.IsFlagged)
        {
            throw new BrokenRuleException(Rules.DossierFrozen);
        }
    }

    private static void Check(DossierContent content)
    {
        Require.Present(content, "content");
        Require.Text(content.Title, 200, "title");
        Require.Text(content.OwnerUnit, 100, "ownerUnit");
        foreach (var finding in Require.Present(content.Findings, "findings"))
        {
            Require.Known(Require.Present(finding, "findings").Ground, "ground");
            Require.Text(finding.Finding, 4000, "finding");
        }

        foreach (var person in Require.Present(content.Respondents, "respondents"))
        {
            Require.Person(person);
        }

        foreach (var department in Require.Present(content.Departments, "departments"))
        {
            Require.Text(Require.Present(department, "departments").Name, 100, "department.name");
            Require.Person(department.Head);
        }

        Check(content.Procurement);
        if (content.Respondents.GroupBy(r => r.Number, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new BrokenRuleException(Rules.PersonAlreadyAppointed, ("person", twice.First().Name));
        }
    }

    private static void Check(ProcurementSummary? procurement)
    {
        if (procurement is null)
        {
            return;
        }

        Require.Optional(procurement.ContractId, 200, "contractId");
        Require.Optional(procurement.Currency, 3, "currency");
        foreach (var supplier in Require.Present(procurement.Suppliers, "suppliers"))
        {
            Require.Text(supplier, 200, "supplier");
        }
    }
}
