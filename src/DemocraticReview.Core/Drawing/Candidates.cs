namespace DemocraticReview.Core.Drawing;

/// <summary>
/// What has to be kept of a pool of any size. Whoever can sit or wait is among the best seats + reserves of all, or among the best m of
/// a profession whose minimum is m: once a first ticket has been passed over, every seat left goes to a profession below its minimum,
/// so inside a profession it is always the lowest tickets that sit.
/// </summary>
internal sealed class Candidates(int seats, int reserves, IReadOnlyDictionary<string, int> minimums)
{
    private readonly BestTickets _all = new(seats + reserves);
    private readonly Dictionary<string, BestTickets> _byStratum = minimums
        .Where(m => m.Value > 0)
        .ToDictionary(m => m.Key, m => new BestTickets(m.Value), StringComparer.Ordinal);

    public long Eligible { get; private set; }

    public void Offer(PoolMember member, Ticket ticket)
    {
        Eligible++;
        _all.Offer(member, ticket);
        if (_byStratum.Count > 0 && _byStratum.TryGetValue(member.Stratum, out var best))
        {
            best.Offer(member, ticket);
        }
    }

    /// <exception cref="BrokenRuleException">The pool, or a profession, is too small.</exception>
    public List<DrawnMember> InDrawnOrder()
    {
        if (Eligible < seats)
        {
            throw new BrokenRuleException(DrawRules.PoolTooSmall, ("eligible", Eligible), ("seats", seats));
        }

        foreach (var (profession, best) in _byStratum.Where(s => s.Value.Count < minimums[s.Key]))
        {
            throw new BrokenRuleException(
                DrawRules.ProfessionTooSmall, ("profession", profession), ("minimum", minimums[profession]), ("eligible", best.Count));
        }

        return [.. _byStratum.Values.Append(_all).SelectMany(b => b.Members).DistinctBy(m => m.Label).OrderBy(m => m.Ticket)];
    }
}
