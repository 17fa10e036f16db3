namespace DemocraticReview.Core.Flagging;

/// <summary>An amount of money. Both parts, always.</summary>
/// <param name="Amount">Exact, at most 18 digits before and 8 behind the point.</param>
/// <param name="Currency">ISO 4217, such as CNY.</param>
public sealed record OcdsValue(decimal Amount, string Currency);

/// <summary>From when to when; either end may be open.</summary>
public sealed record OcdsPeriod(DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>A body that buys or supplies, as it is referred to. At least one of the two is known.</summary>
public sealed record OcdsOrganization(string? Id, string? Name);

/// <summary>A body with its particulars' place in the process.</summary>
/// <param name="Id">As references use it.</param>
/// <param name="Name">Its name, or the legal name of its identifier.</param>
/// <param name="Roles">Such as buyer, procuringEntity, supplier, tenderer.</param>
public sealed record OcdsParty(string? Id, string? Name, IReadOnlyList<string> Roles);

/// <summary>One line of what is bought.</summary>
/// <param name="Id">Unique among its siblings.</param>
/// <param name="Description">What it is.</param>
/// <param name="Quantity">How much, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit's name, or else its code.</param>
/// <param name="UnitPrice">The price of one unit.</param>
public sealed record OcdsItem(string Id, string? Description, decimal? Quantity, string? Unit, OcdsValue? UnitPrice);

/// <summary>What was asked for.</summary>
public sealed record OcdsTender(
    string? Id, string? Title, string? Description, string? Status, OcdsValue? Value, OcdsOrganization? ProcuringEntity, IReadOnlyList<OcdsItem> Items);

/// <summary>Who got it.</summary>
public sealed record OcdsAward(
    string Id, string? Title, string? Status, DateTimeOffset? Date, OcdsValue? Value, IReadOnlyList<OcdsOrganization> Suppliers, IReadOnlyList<OcdsItem> Items);

/// <summary>What was signed.</summary>
public sealed record OcdsContract(
    string Id, string? AwardId, string? Title, string? Status, OcdsPeriod? Period, DateTimeOffset? DateSigned, OcdsValue? Value, IReadOnlyList<OcdsItem> Items);

/// <summary>What was published about one contracting process at one time.</summary>
/// <param name="Ocid">The process, the same in all of its releases.</param>
/// <param name="Id">This release.</param>
/// <param name="Date">When it was published; later releases win.</param>
/// <param name="Tags">Such as planning, tender, award, contract.</param>
/// <param name="Buyer">Who pays.</param>
/// <param name="Tender">Null before the tender.</param>
/// <param name="Awards">Empty before the award.</param>
/// <param name="Contracts">Empty before the contract.</param>
/// <param name="Parties">Everybody with a role.</param>
public sealed record OcdsRelease(
    string Ocid,
    string Id,
    DateTimeOffset Date,
    IReadOnlyList<string> Tags,
    OcdsOrganization? Buyer,
    OcdsTender? Tender,
    IReadOnlyList<OcdsAward> Awards,
    IReadOnlyList<OcdsContract> Contracts,
    IReadOnlyList<OcdsParty> Parties);
