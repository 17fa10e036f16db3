using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Flagging;

/// <summary>The four grounds on which the evaluation office flags an item (source: the Shanxi rule), and one for procedures that decide on something else than a purchase.</summary>
public enum Ground
{
    /// <summary>价格相差较大.</summary>
    PriceGap,

    /// <summary>采购合同漏洞较多.</summary>
    ContractLoopholes,

    /// <summary>技术协议制定执行不严谨.</summary>
    TechnicalAgreement,

    /// <summary>职工反应强烈.</summary>
    WorkersReaction,

    /// <summary>提请审议: put forward to be decided, such as a proposal or a wage sheet; its text is its material.</summary>
    Submission,
}

/// <summary>A functional department concerned with an item, and its head who sits as a judge.</summary>
public sealed record DepartmentConcerned(string Name, Person Head);

/// <summary>What a meeting needs to know of an item: frozen with the dossier.</summary>
/// <param name="ItemId">The review item's key.</param>
/// <param name="Title">Name of the purchase.</param>
/// <param name="OwnerUnit">The unit that made the purchase; its head never judges it.</param>
/// <param name="Grounds">At least one.</param>
/// <param name="Respondents">当事人, at least one.</param>
/// <param name="Departments">Functional departments concerned.</param>
/// <param name="Procurement">Contract, supplier, amount, as far as known.</param>
/// <param name="DossierHash">SHA-256 of the frozen dossier, lower-case hex.</param>
/// <param name="Points">What the respondents may check (<see cref="DossierFields.Points"/>): names of fields, never what they say.</param>
public sealed record ItemFacts(
    Guid ItemId,
    string Title,
    string OwnerUnit,
    IReadOnlyList<Ground> Grounds,
    IReadOnlyList<Person> Respondents,
    IReadOnlyList<DepartmentConcerned> Departments,
    ProcurementSummary? Procurement,
    string DossierHash,
    IReadOnlyList<string>? Points = null);

/// <summary>The contract in a line: for the letter and the notice.</summary>
/// <param name="ContractId">The contract's number.</param>
/// <param name="Suppliers">Names.</param>
/// <param name="Amount">In <paramref name="Currency"/>, exact decimals.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record ProcurementSummary(string ContractId, IReadOnlyList<string> Suppliers, decimal? Amount, string? Currency);
