using System.Security.Cryptography;
using DemocraticReview.Core.Drawing;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Drawing;

/// <summary>A draw out of a seed: pool, recusals, seats and minimums of every size, feasible or not.</summary>
internal sealed record SomeDraw(
    byte[] Prk, IReadOnlyList<PoolMember> Pool, IReadOnlyList<string> Recused, int Seats, int Reserves, IReadOnlyDictionary<string, int> Minimums)
{
    private static readonly string[] Professions = ["采购", "机械", "安全", "财务"];

    public static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    public static readonly IReadOnlyDictionary<string, int> NoMinimums = new Dictionary<string, int>();

    public static SomeDraw From(int seed)
    {
        var random = new Random(seed);
        var professions = Professions[..random.Next(1, 5)];
        var prk = new byte[32];
        random.NextBytes(prk);
        var pool = Labels.Fresh(random.Next(5, 60), prk).Select(l => new PoolMember(l.Label, professions[random.Next(professions.Length)])).ToList();
        return new SomeDraw(
            prk,
            pool,
            [.. pool.Where(_ => random.Next(8) == 0).Select(m => m.Label)],
            random.Next(1, 20),
            random.Next(0, 8),
            Professions.Where(_ => random.Next(2) == 0).ToDictionary(p => p, _ => random.Next(0, 4)));
    }

    public static byte[] Prk32(long number) => SHA256.HashData(BitConverter.GetBytes(number));

    public IEnumerable<PoolMember> Eligible => Pool.Where(m => !Recused.Contains(m.Label));

    public bool IsFeasible =>
        Eligible.Count() >= Seats
        && Minimums.Values.Sum() <= Seats
        && Minimums.All(m => Eligible.Count(p => p.Stratum == m.Key) >= m.Value);

    public DrawResult Hold() => Draw.Hold(Prk, Pool, Recused, Seats, Reserves, Minimums);
}
