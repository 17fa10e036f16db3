using System.Collections.Immutable;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>The product of all ballots that count, one ciphertext for each answer: what the holders decrypt. Single ballots never are.</summary>
/// <param name="Ballots">How many count.</param>
/// <param name="Sums">In the order of the answers.</param>
public sealed record BoxTally(int Ballots, ImmutableArray<Ciphertext> Sums)
{
    /// <summary>As the format writes the encrypted tally.</summary>
    public byte[] Json => Encoding.ASCII.GetBytes($"[[{string.Join(',', Sums.Select(s => s.Json))}]]");

    /// <param name="ballots">How many count.</param>
    /// <param name="json">The encrypted tally as the format writes it.</param>
    /// <param name="answers">Number of answers.</param>
    /// <exception cref="BrokenRuleException"><see cref="ArchiveRules.Malformed"/>.</exception>
    public static BoxTally Read(int ballots, ReadOnlySpan<byte> json, int answers)
    {
        var reader = new StrictReader(json, ArchiveRules.Malformed);
        var sums = ImmutableArray.CreateBuilder<Ciphertext>(answers);
        for (var i = 0; i < answers; i++)
        {
            reader.Literal(i == 0 ? "[["u8 : ","u8);
            sums.Add(Ciphertext.Read(ref reader));
        }

        reader.Literal("]]"u8);
        reader.End();
        return new BoxTally(ballots, sums.MoveToImmutable());
    }

    /// <param name="ballots">Those that count: the last of each credential.</param>
    /// <param name="answers">Number of answers.</param>
    public static BoxTally Of(IEnumerable<SealedBallot> ballots, int answers)
    {
        var count = 0;
        var sums = Enumerable.Repeat(Ciphertext.Nothing, answers).ToArray();
        foreach (var ballot in ballots)
        {
            count++;
            for (var i = 0; i < answers; i++)
            {
                sums[i] *= ballot.Choices[i];
            }
        }

        return new BoxTally(count, [.. sums]);
    }

    /// <summary>Opens the sums with every holder's part: <c>g^m = β / Π factors</c>, and m by trial up to the number of ballots.</summary>
    /// <param name="parts">One of each holder, checked.</param>
    /// <returns>The count of each answer.</returns>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.NoResult"/>.</exception>
    public ImmutableArray<int> Open(IReadOnlyCollection<PartialDecryption> parts)
    {
        var powers = new Dictionary<GroupElement, int>();
        var power = GroupElement.One;
        for (var m = 0; m <= Ballots; m++, power *= GroupElement.Generator)
        {
            powers.Add(power, m);
        }

        return [.. Sums.Select((sum, i) =>
            powers.TryGetValue(parts.Aggregate(sum.Beta, (rest, part) => rest / part.Factors[i]), out var m)
                ? m
                : throw new BrokenRuleException(BallotRules.NoResult))];
    }
}
