namespace DemocraticReview.Core.Drawing;

/// <summary>A member whom the draw has reached, with the ticket that says why.</summary>
public sealed record DrawnMember(string Label, string Stratum, Ticket Ticket)
{
    /// <summary>The same member without the ticket, as <see cref="Draw.FillSeat"/> takes it.</summary>
    public PoolMember Member => new(Label, Stratum);
}

/// <summary>Who sits and who waits, each in ascending order of tickets.</summary>
/// <param name="Panel">Exactly as many as there are seats.</param>
/// <param name="Reserves">The lowest tickets of those who do not sit; fewer than asked for only when the pool holds no more.</param>
/// <param name="PassedOver">
/// Those reserves whose ticket is lower than that of the last who sits: they did not sit because the seats left were all needed for
/// professions below their minimum. A subset of <paramref name="Reserves"/>, at its beginning.
/// </param>
/// <param name="Eligible">Size of the pool without the recused.</param>
public sealed record DrawResult(
    IReadOnlyList<DrawnMember> Panel,
    IReadOnlyList<DrawnMember> Reserves,
    IReadOnlyList<DrawnMember> PassedOver,
    long Eligible);
