namespace DemocraticReview.Core.Flagging;

/// <summary>How far a procurement has come; what a dossier rests on.</summary>
public enum ProcurementStage
{
    /// <summary>Asked for; the amount is an estimate.</summary>
    Tender,

    /// <summary>Given to a supplier.</summary>
    Award,

    /// <summary>Signed.</summary>
    Contract,
}

/// <summary>What a dossier takes over from the contracting data: one contract, else one award, else the tender.</summary>
/// <param name="Ocid">The contracting process.</param>
/// <param name="Stage">On which of the three the facts rest.</param>
/// <param name="Title">The contract's, else the award's, else the tender's title, else the description or the identifier.</param>
/// <param name="ContractId">Null before there is a contract.</param>
/// <param name="Buyer">Who pays; null when the data do not say.</param>
/// <param name="Suppliers">Those of the award that belongs to the contract; else every party in the role of a supplier.</param>
/// <param name="Amount">Exact; null together with <paramref name="Currency"/>. Never a tender's estimate beside a contract.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Period">From when to when the contract runs.</param>
/// <param name="Items">The lines of the contract, else of the award, else of the tender.</param>
public sealed record ProcurementFacts(
    string Ocid,
    ProcurementStage Stage,
    string Title,
    string? ContractId,
    OcdsOrganization? Buyer,
    IReadOnlyList<OcdsOrganization> Suppliers,
    decimal? Amount,
    string? Currency,
    OcdsPeriod? Period,
    IReadOnlyList<OcdsItem> Items)
{
    /// <summary>
    /// The facts of every contract in the packages, process by process in the order of their first appearance; a process without a
    /// contract gives its awards, one without awards its tender.
    /// </summary>
    /// <exception cref="BrokenRuleException"><see cref="OcdsRules.NothingToReview"/> when all of it is still a plan.</exception>
    public static IReadOnlyList<ProcurementFacts> Of(params IReadOnlyCollection<OcdsPackage> packages)
    {
        ProcurementFacts[] all = [.. packages
            .SelectMany(p => p.Releases)
            .GroupBy(r => r.Ocid, StringComparer.Ordinal)
            .SelectMany(process => OfProcess(OcdsMerge.Of(process)))];
        return all.Length > 0 ? all : throw new BrokenRuleException(OcdsRules.NothingToReview);
    }

    private static IEnumerable<ProcurementFacts> OfProcess(OcdsRelease process)
    {
        if (process.Contracts.Count > 0)
        {
            return process.Contracts.Select(c => OfContract(process, c));
        }
        if (process.Awards.Count > 0)
        {
            return process.Awards.Select(a => OfAward(process, a));
        }
        return process.Tender is { } tender ? [OfTender(process, tender)] : [];
    }

    private static ProcurementFacts OfContract(OcdsRelease process, OcdsContract contract)
    {
        var award = process.Awards.FirstOrDefault(a => a.Id == contract.AwardId) ?? (process.Awards.Count == 1 && contract.AwardId is null ? process.Awards[0] : null);
        // An award split over several contracts is the sum of them and the amount of none.
        var alone = award is not null && process.Contracts.Count(c => c.AwardId == contract.AwardId) == 1;
        var value = contract.Value ?? (alone ? award!.Value : null);
        return new ProcurementFacts(
            process.Ocid,
            ProcurementStage.Contract,
            contract.Title ?? award?.Title ?? TitleOf(process.Tender) ?? contract.Id,
            contract.Id,
            BuyerOf(process),
            SuppliersOf(process, award),
            value?.Amount,
            value?.Currency,
            contract.Period,
            FirstNotEmpty(contract.Items, alone ? award!.Items : [], process.Contracts.Count == 1 ? process.Tender?.Items : []));
    }

    private static ProcurementFacts OfAward(OcdsRelease process, OcdsAward award) => new(
        process.Ocid,
        ProcurementStage.Award,
        award.Title ?? TitleOf(process.Tender) ?? award.Id,
        ContractId: null,
        BuyerOf(process),
        SuppliersOf(process, award),
        award.Value?.Amount,
        award.Value?.Currency,
        Period: null,
        FirstNotEmpty(award.Items, process.Awards.Count == 1 ? process.Tender?.Items : []));

    private static ProcurementFacts OfTender(OcdsRelease process, OcdsTender tender) => new(
        process.Ocid,
        ProcurementStage.Tender,
        TitleOf(tender) ?? tender.Id ?? process.Ocid,
        ContractId: null,
        BuyerOf(process),
        SuppliersOf(process, award: null),
        tender.Value?.Amount,
        tender.Value?.Currency,
        Period: null,
        tender.Items);

    private static string? TitleOf(OcdsTender? tender) => tender?.Title ?? tender?.Description;

    private static OcdsOrganization? BuyerOf(OcdsRelease process) =>
        Named(process, process.Buyer) ?? InRole(process, "buyer").FirstOrDefault() ?? Named(process, process.Tender?.ProcuringEntity) ?? InRole(process, "procuringEntity").FirstOrDefault();

    private static OcdsOrganization[] SuppliersOf(OcdsRelease process, OcdsAward? award) =>
        award is { Suppliers.Count: > 0 } ? [.. award.Suppliers.Select(s => Named(process, s)!)] : [.. InRole(process, "supplier")];

    private static IEnumerable<OcdsOrganization> InRole(OcdsRelease process, string role) =>
        process.Parties.Where(p => p.Roles.Contains(role)).Select(p => new OcdsOrganization(p.Id, p.Name));

    // A reference may give the identifier alone; the name then stands among the parties.
    private static OcdsOrganization? Named(OcdsRelease process, OcdsOrganization? reference) => reference is { Name: null, Id: { } id }
        ? reference with { Name = process.Parties.FirstOrDefault(p => p.Id == id)?.Name }
        : reference;

    private static IReadOnlyList<OcdsItem> FirstNotEmpty(params ReadOnlySpan<IReadOnlyList<OcdsItem>?> lists)
    {
        foreach (var list in lists)
        {
            if (list is { Count: > 0 })
            {
                return list;
            }
        }
        return [];
    }
}
