using DemocraticReview.Core.Drawing;

namespace Core.Tests.Drawing;

/// <summary>
/// 20,000 draws (200,000 in the long round) of 15 out of 60 with fixed keys. Inside a stratum every member has the same chance, given how many of the stratum sit,
/// so the counts must not scatter more than sampling without replacement does.
/// </summary>
public sealed class FairnessTests
{
    private static readonly int Draws = Environment.GetEnvironmentVariable("REVIEW_LONG") is null ? 20_000 : 200_000;

    private static readonly PoolMember[] Pool =
        [.. Enumerable.Range(0, 60).Select(i => new PoolMember($"M{i:00}", i < 40 ? "机械" : i < 55 ? "采购" : "安全"))];

    private static readonly IReadOnlyDictionary<string, int> Minimums = new Dictionary<string, int> { ["采购"] = 4, ["安全"] = 2 };

    [Fact(DisplayName = "每名成员被抽中的机会均等")]
    public void Without_strata_everyone_has_the_same_chance()
    {
        var pool = Pool.Select(m => m with { Stratum = "全体" }).ToArray();
        Excess(pool, i => Sat(pool, i, SomeDraw.NoMinimums)).ShouldBeLessThan(1);
    }

    [Fact(DisplayName = "同一专业内每名成员被抽中的机会均等")]
    public void With_minimums_everyone_of_a_profession_has_the_same_chance() => Excess(Pool, i => Sat(Pool, i, Minimums)).ShouldBeLessThan(1);

    [Fact]
    public void A_favourite_smuggled_in_once_in_twenty_five_draws_is_found_out() =>
        Excess(Pool, i => i % 25 == 0 ? WithFavourite(Sat(Pool, i, Minimums)) : Sat(Pool, i, Minimums))
            .ShouldBeGreaterThan(1);

    [Fact(DisplayName = "各专业的席位数与逐一摸签的一致")]
    public void Between_professions_the_seats_are_as_many_as_by_paper_lots() => Deviation(i => Sat(Pool, i, Minimums)).ShouldBeLessThan(4.5);

    [Fact]
    public void A_draw_that_fills_the_minimums_first_and_so_favours_them_is_found_out() =>
        Deviation(i => i % 25 == 0 ? MinimumsFirst(i) : Sat(Pool, i, Minimums)).ShouldBeGreaterThan(4.5);

    // Against as many shuffles walked by the rule on paper, of which the chance of a profession is estimated: how many times the error
    // of both estimates together the mean number of seats of the worst profession is off.
    private static double Deviation(Func<int, IReadOnlyCollection<PoolMember>> draw)
    {
        var random = new Random(20090313);
        var strata = Pool.Select(m => m.Stratum).Distinct().ToList();
        var difference = strata.ToDictionary(s => s, _ => (Sum: 0.0, Squares: 0.0));
        for (var i = 0; i < Draws; i++)
        {
            var (tickets, paper) = (draw(i), ByPaper(random));
            foreach (var stratum in strata)
            {
                var d = (double)tickets.Count(m => m.Stratum == stratum) - paper.Count(m => m.Stratum == stratum);
                difference[stratum] = (difference[stratum].Sum + d, difference[stratum].Squares + (d * d));
            }
        }

        return difference.Values.Max(d => Math.Abs(d.Sum) / Math.Sqrt(Math.Max(1, d.Squares - (d.Sum * d.Sum / Draws))));
    }

    private static List<PoolMember> ByPaper(Random random)
    {
        var order = (PoolMember[])Pool.Clone();
        random.Shuffle(order);
        var panel = new List<PoolMember>(15);
        var unmet = Minimums.ToDictionary();
        foreach (var next in order)
        {
            var needed = unmet.Values.Sum() - (unmet.GetValueOrDefault(next.Stratum) > 0 ? 1 : 0);
            if (panel.Count < 15 && 15 - panel.Count - 1 >= needed)
            {
                panel.Add(next);
                unmet[next.Stratum] = Math.Max(0, unmet.GetValueOrDefault(next.Stratum) - 1);
            }
        }

        return panel;
    }

    private static List<PoolMember> MinimumsFirst(int draw)
    {
        var order = Sat(Pool, draw, SomeDraw.NoMinimums).Concat(Pool).Distinct().ToList();
        var first = Minimums.SelectMany(m => order.Where(o => o.Stratum == m.Key).Take(m.Value)).ToList();
        return [.. first, .. order.Except(first).OrderBy(m => m.Stratum == "安全" ? 0 : 1).Take(15 - first.Count)];
    }

    private static IReadOnlyCollection<PoolMember> Sat(PoolMember[] pool, int draw, IReadOnlyDictionary<string, int> minimums) =>
        [.. Draw.Hold(SomeDraw.Prk32(draw), pool, [], 15, 0, minimums).Panel.Select(m => m.Member)];

    private static IReadOnlyCollection<PoolMember> WithFavourite(IReadOnlyCollection<PoolMember> panel) =>
        panel.Contains(Pool[0]) ? panel : [.. panel.Except([panel.First(m => m.Stratum == Pool[0].Stratum)]), Pool[0]];

    // The worst stratum's χ² as a share of what chance alone exceeds once in ten thousand.
    private static double Excess(PoolMember[] pool, Func<int, IReadOnlyCollection<PoolMember>> draw)
    {
        var seated = pool.ToDictionary(m => m, _ => 0);
        var expected = pool.Select(m => m.Stratum).Distinct().ToDictionary(s => s, _ => (Mean: 0.0, Variance: 0.0));
        var sizes = pool.CountBy(m => m.Stratum).ToDictionary();
        for (var i = 0; i < Draws; i++)
        {
            var panel = draw(i);
            foreach (var member in panel)
            {
                seated[member]++;
            }

            foreach (var (stratum, size) in sizes)
            {
                var chance = (double)panel.Count(m => m.Stratum == stratum) / size;
                var (mean, variance) = expected[stratum];
                expected[stratum] = (mean + chance, variance + (chance * (1 - chance)));
            }
        }

        return sizes.Max(s => ChiSquareOf(s.Key, s.Value) / ChiSquare.Critical(s.Value - 1));

        double ChiSquareOf(string stratum, int size) => seated
            .Where(m => m.Key.Stratum == stratum)
            .Sum(m => Math.Pow(m.Value - expected[stratum].Mean, 2)) / expected[stratum].Variance * (size - 1) / size;
    }
}
