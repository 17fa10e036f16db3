using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Drawing;

namespace Core.Tests.Drawing;

/// <summary>
/// The draw once more, as a reader of the rule would do it with paper: all tickets, one sort, one walk. It shares no code with Core,
/// so that the two can be held against each other.
/// </summary>
internal sealed class NaiveDraw
{
    public required List<PoolMember> Panel { get; init; }

    public required List<PoolMember> Reserves { get; init; }

    public static string TicketOf(byte[] prk, string label) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(prk, Encoding.UTF8.GetBytes(label + '\u0001')));

    public static NaiveDraw Hold(
        byte[] prk, IEnumerable<PoolMember> pool, IReadOnlyCollection<string> recused, int seats, int reserves, IReadOnlyDictionary<string, int> minimums)
    {
        var order = pool.Where(m => !recused.Contains(m.Label)).OrderBy(m => TicketOf(prk, m.Label), StringComparer.Ordinal).ToList();
        var panel = new List<PoolMember>();
        foreach (var next in order.TakeWhile(_ => panel.Count < seats))
        {
            var then = panel.Append(next).ToList();
            var unmet = minimums.Sum(m => Math.Max(0, m.Value - then.Count(p => p.Stratum == m.Key)));
            if (seats - then.Count >= unmet)
            {
                panel = then;
            }
        }

        return new NaiveDraw { Panel = panel, Reserves = [.. order.Except(panel).Take(reserves)] };
    }
}
