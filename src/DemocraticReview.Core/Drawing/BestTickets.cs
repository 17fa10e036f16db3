namespace DemocraticReview.Core.Drawing;

/// <summary>Keeps the members with the lowest tickets, up to a fixed number, out of any number that pass by.</summary>
internal sealed class BestTickets(int capacity)
{
    private static readonly Comparer<Ticket> HighestFirst = Comparer<Ticket>.Create((a, b) => b.CompareTo(a));

    // The queue's head is the worst one kept: the only one that a newcomer has to beat.
    private readonly PriorityQueue<DrawnMember, Ticket> _kept = new(HighestFirst);

    public int Count => _kept.Count;

    public IEnumerable<DrawnMember> Members => _kept.UnorderedItems.Select(item => item.Element);

    public void Offer(PoolMember member, Ticket ticket)
    {
        if (_kept.Count < capacity)
        {
            _kept.Enqueue(new DrawnMember(member.Label, member.Stratum, ticket), ticket);
        }
        else if (_kept.TryPeek(out _, out var worst) && ticket < worst)
        {
            _kept.DequeueEnqueue(new DrawnMember(member.Label, member.Stratum, ticket), ticket);
        }
    }
}
