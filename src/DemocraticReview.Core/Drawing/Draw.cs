namespace DemocraticReview.Core.Drawing;

/// <summary>
/// The random draw of the professional representatives (随机抽取): tickets, not a shuffle, so that every member checks the own ticket with
/// one HMAC, a recusal moves nobody else, and reserves are simply next in order.
/// </summary>
public static class Draw
{
    /// <summary>Most seats, and most reserves, of one draw: all delegates of a large workers' congress would still fit.</summary>
    public const int MostSeats = 10_000;

    /// <summary>
    /// Orders the pool by ticket and walks it: each next one sits, unless after that person the seats left would be fewer than the
    /// minimums still unmet. The lowest tickets that do not sit are the reserves.
    /// </summary>
    /// <param name="prk">The draw's key, 32 bytes.</param>
    /// <param name="pool">All posted members, recused ones included, labels strictly ascending. Read once; any size.</param>
    /// <param name="recusedLabels">Members of the pool who are skipped.</param>
    /// <param name="seats">How many sit, 1 or more.</param>
    /// <param name="reserves">How many wait, 0 or more.</param>
    /// <param name="minimumsPerProfession">Least number of seats by stratum; strata not named have none.</param>
    /// <exception cref="BrokenRuleException">One of <see cref="DrawRules"/>; nobody is drawn.</exception>
    public static DrawResult Hold(
        ReadOnlySpan<byte> prk,
        IEnumerable<PoolMember> pool,
        IEnumerable<string> recusedLabels,
        int seats,
        int reserves,
        IReadOnlyDictionary<string, int> minimumsPerProfession)
    {
        CheckSettings(seats, reserves, minimumsPerProfession);
        using var printer = new TicketPrinter(prk);
        var candidates = new Candidates(seats, reserves, minimumsPerProfession);
        var recused = recusedLabels.ToHashSet(StringComparer.Ordinal);
        var previous = string.Empty;
        foreach (var member in pool)
        {
            CheckOrder(previous, member.Label);
            previous = member.Label;
            if (recused.Count == 0 || !recused.Remove(member.Label))
            {
                candidates.Offer(member, printer.For(member.Label));
            }
        }

        if (recused.Count > 0)
        {
            throw new BrokenRuleException(DrawRules.RecusedUnknown, ("label", recused.Order(StringComparer.Ordinal).First()));
        }

        return Walk(candidates.InDrawnOrder(), candidates.Eligible, seats, reserves, minimumsPerProfession);
    }

    /// <summary>
    /// The same walk over paper lots (抽签): the order in which the labels came out of the box takes the place of the tickets.
    /// </summary>
    /// <param name="order">Members who are not recused, none twice; as many as it takes to fill the seats and the reserves.</param>
    /// <param name="eligible">Members whose label was in the box.</param>
    /// <param name="seats">How many sit.</param>
    /// <param name="reserves">How many wait.</param>
    /// <param name="minimumsPerProfession">As in <see cref="Hold"/>.</param>
    /// <exception cref="BrokenRuleException"><see cref="DrawRules.LotsTooFew"/>.</exception>
    public static DrawResult ByLots(IEnumerable<PoolMember> order, long eligible, int seats, int reserves, IReadOnlyDictionary<string, int> minimumsPerProfession)
    {
        CheckSettings(seats, reserves, minimumsPerProfession);
        var result = Walk(order.Select(m => new DrawnMember(m.Label, m.Stratum, default)), eligible, seats, reserves, minimumsPerProfession);
        return result.Panel.Count == seats && result.Reserves.Count == Math.Min(reserves, eligible - seats)
            ? result
            : throw new BrokenRuleException(DrawRules.LotsTooFew, ("seats", seats), ("reserves", Math.Min(reserves, eligible - seats)));
    }

    /// <summary>
    /// Fills one vacant seat: the first reserve in drawn order who keeps the minimums sits; those before are passed over, each with a
    /// reason. When no reserve left keeps them, the next one in order sits all the same and <see cref="SeatFilled.MinimumsKept"/> is
    /// false: the minimums are a setting, the number of seats is not.
    /// </summary>
    /// <exception cref="BrokenRuleException"><see cref="DrawRules.ReservesUsedUp"/> or <see cref="DrawRules.NoSeatVacant"/>.</exception>
    public static SeatFilled FillSeat(Vacancy vacancy)
    {
        var seatsLeftAfter = vacancy.Seats - vacancy.Sitting.Count - 1;
        if (seatsLeftAfter < 0)
        {
            throw new BrokenRuleException(DrawRules.NoSeatVacant, ("seats", vacancy.Seats));
        }

        var shortfall = new Shortfall(vacancy.Minimums, vacancy.Sitting.Select(m => m.Stratum));
        var free = vacancy.Reserves.Where(r => !vacancy.AlreadyUsed.Contains(r.Label)).ToList();
        var able = free.Where(r => !vacancy.Unable.ContainsKey(r.Label)).ToList();
        if (able.Count == 0)
        {
            throw new BrokenRuleException(DrawRules.ReservesUsedUp, ("reserves", vacancy.Reserves.Count));
        }

        var keeper = able.FindIndex(r => shortfall.Allows(r.Stratum, seatsLeftAfter));
        var chosen = able[Math.Max(keeper, 0)];
        var passedOver = free
            .TakeWhile(r => r != chosen)
            .Select(r => new PassedOver(r.Label, vacancy.Unable.GetValueOrDefault(r.Label, PassedOverReason.MinimumsNotKept)));
        return new SeatFilled(chosen, [.. passedOver], keeper >= 0);
    }

    private static DrawResult Walk(IEnumerable<DrawnMember> order, long eligible, int seats, int reserves, IReadOnlyDictionary<string, int> minimums)
    {
        var shortfall = new Shortfall(minimums, []);
        var panel = new List<DrawnMember>(seats);
        var others = new List<DrawnMember>();
        foreach (var next in order)
        {
            if (panel.Count < seats && shortfall.Allows(next.Stratum, seats - panel.Count - 1))
            {
                shortfall.Seat(next.Stratum);
                panel.Add(next);
            }
            else
            {
                others.Add(next);
            }
        }

        var waiting = others[..Math.Min(reserves, others.Count)];
        return new DrawResult(panel, waiting, [.. waiting.TakeWhile(r => panel.Count > 0 && r.Ticket < panel[^1].Ticket)], eligible);
    }

    /// <exception cref="BrokenRuleException"><see cref="DrawRules.SettingOutOfRange"/> or <see cref="DrawRules.MinimumsExceedSeats"/>.</exception>
    internal static void CheckSettings(int seats, int reserves, IReadOnlyDictionary<string, int> minimums)
    {
        CheckRange(nameof(seats), seats, 1);
        CheckRange(nameof(reserves), reserves, 0);
        foreach (var (profession, minimum) in minimums)
        {
            CheckRange(profession, minimum, 0);
        }

        var together = minimums.Values.Sum(m => (long)m);
        if (together > seats)
        {
            throw new BrokenRuleException(DrawRules.MinimumsExceedSeats, ("minimums", together), ("seats", seats));
        }
    }

    private static void CheckRange(string name, int value, int least)
    {
        if (value < least || value > MostSeats)
        {
            throw new BrokenRuleException(
                DrawRules.SettingOutOfRange, ("name", name), ("value", value), ("least", least), ("most", MostSeats));
        }
    }

    private static void CheckOrder(string previous, string label)
    {
        // Ascending labels show a double one at once, without remembering millions of them.
        var order = string.CompareOrdinal(previous, label);
        if (order == 0 && previous.Length > 0)
        {
            throw new BrokenRuleException(DrawRules.LabelTwice, ("label", label));
        }

        if (order > 0)
        {
            throw new BrokenRuleException(DrawRules.LabelsNotAscending, ("label", label ?? string.Empty), ("after", previous));
        }
    }
}
