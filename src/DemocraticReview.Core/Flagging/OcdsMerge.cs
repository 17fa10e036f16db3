namespace DemocraticReview.Core.Flagging;

/// <summary>
/// Lays the releases of one process over each other, from the oldest to the latest. Simpler than the standard's own merging and enough
/// for a dossier: a field takes the latest release that gives it; awards, contracts and parties are matched by their id; a list of
/// items, suppliers or roles is replaced as a whole by the latest that is not empty. A field that a later release leaves out or
/// sets to null keeps what was known. Of two releases of the same moment the one that stands later wins.
/// </summary>
internal static class OcdsMerge
{
    public static OcdsRelease Of(IEnumerable<OcdsRelease> process) => process.OrderBy(r => r.Date).Aggregate(Release);

    private static OcdsRelease Release(OcdsRelease old, OcdsRelease late) => late with
    {
        Buyer = late.Buyer ?? old.Buyer,
        Tender = old.Tender is { } earlier && late.Tender is { } later ? Tender(earlier, later) : late.Tender ?? old.Tender,
        Awards = ById(old.Awards, late.Awards, a => a.Id, Award),
        Contracts = ById(old.Contracts, late.Contracts, c => c.Id, Contract),
        Parties = ById(old.Parties, late.Parties, p => p.Id ?? p.Name ?? "", Party),
    };

    private static OcdsTender Tender(OcdsTender old, OcdsTender late) => new(
        late.Id ?? old.Id,
        late.Title ?? old.Title,
        late.Description ?? old.Description,
        late.Status ?? old.Status,
        late.Value ?? old.Value,
        late.ProcuringEntity ?? old.ProcuringEntity,
        Latest(old.Items, late.Items));

    private static OcdsAward Award(OcdsAward old, OcdsAward late) => new(
        late.Id,
        late.Title ?? old.Title,
        late.Status ?? old.Status,
        late.Date ?? old.Date,
        late.Value ?? old.Value,
        Latest(old.Suppliers, late.Suppliers),
        Latest(old.Items, late.Items));

    private static OcdsContract Contract(OcdsContract old, OcdsContract late) => new(
        late.Id,
        late.AwardId ?? old.AwardId,
        late.Title ?? old.Title,
        late.Status ?? old.Status,
        late.Period ?? old.Period,
        late.DateSigned ?? old.DateSigned,
        late.Value ?? old.Value,
        Latest(old.Items, late.Items));

    private static OcdsParty Party(OcdsParty old, OcdsParty late) => new(late.Id ?? old.Id, late.Name ?? old.Name, Latest(old.Roles, late.Roles));

    private static IReadOnlyList<T> Latest<T>(IReadOnlyList<T> old, IReadOnlyList<T> late) => late.Count > 0 ? late : old;

    // Known ones keep their place, new ones follow.
    private static List<T> ById<T>(IReadOnlyList<T> old, IReadOnlyList<T> late, Func<T, string> id, Func<T, T, T> merge)
    {
        var merged = new List<T>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in old.Concat(late))
        {
            if (places.TryAdd(id(one), merged.Count))
            {
                merged.Add(one);
            }
            else
            {
                merged[places[id(one)]] = merge(merged[places[id(one)]], one);
            }
        }
        return merged;
    }
}
