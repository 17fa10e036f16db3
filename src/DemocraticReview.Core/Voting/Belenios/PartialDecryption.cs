using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What one holder publishes of a tally: <c>α^x</c> of each sum, and the proof that x is the secret of the own key.</summary>
public sealed record PartialDecryption(ImmutableArray<GroupElement> Factors, ImmutableArray<Proof> Proofs)
{
    /// <summary>As the format writes it.</summary>
    public byte[] Json => Encoding.ASCII.GetBytes(
        $"{{\"decryption_factors\":[[{string.Join(',', Factors.Select(f => $"\"{f}\""))}]],\"decryption_proofs\":[[{string.Join(',', Proofs.Select(p => p.Json))}]]}}");

    /// <summary>For rehearsals and tests: a real holder's page does this, after it has checked every ballot for itself.</summary>
    public static PartialDecryption Make(Poll poll, BoxTally tally, BigInteger secret, RandomScalars scalars)
    {
        var key = GroupElement.GeneratorTo(secret);
        var factors = tally.Sums.Select(s => s.Alpha.To(secret)).ToImmutableArray();
        var proofs = tally.Sums.Select(s =>
        {
            var w = scalars.Next();
            return Schnorr.Prove(secret, w, a => Transcript(poll, key, a, s.Alpha.To(w)));
        });
        return new PartialDecryption(factors, [.. proofs]);
    }

    /// <param name="json">The bytes as they came.</param>
    /// <param name="answers">Number of answers.</param>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.DecryptionMalformed"/>.</exception>
    public static PartialDecryption Read(ReadOnlySpan<byte> json, int answers)
    {
        var reader = new StrictReader(json, BallotRules.DecryptionMalformed);
        var factors = ImmutableArray.CreateBuilder<GroupElement>(answers);
        var proofs = ImmutableArray.CreateBuilder<Proof>(answers);
        for (var i = 0; i < answers; i++)
        {
            reader.Literal(i == 0 ? "{\"decryption_factors\":[["u8 : ","u8);
            factors.Add(reader.Element());
        }

        for (var i = 0; i < answers; i++)
        {
            reader.Literal(i == 0 ? "]],\"decryption_proofs\":[["u8 : ","u8);
            proofs.Add(reader.Proof());
        }

        reader.Literal("]]}"u8);
        reader.End();
        return new PartialDecryption(factors.MoveToImmutable(), proofs.MoveToImmutable());
    }

    /// <summary>That holder number <paramref name="holder"/> decrypted exactly this tally.</summary>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.DecryptionWrong"/>.</exception>
    public void Check(Poll poll, BoxTally tally, HolderKey key, int holder)
    {
        var keyTable = key.Key.Table();
        for (var i = 0; i < tally.Sums.Length; i++)
        {
            var factor = Factors[i].Table();
            var isRight = GroupElement.Product(new PowerTable.Factor(factor, Belenios2048.Q)).IsOne
                && Transcript(
                    poll,
                    key.Key,
                    Schnorr.Commitment(keyTable, Proofs[i]),
                    GroupElement.Product(new(tally.Sums[i].Alpha.Table(), Proofs[i].Response), new(factor, Proofs[i].Challenge))).Challenge() == Proofs[i].Challenge;
            if (!isRight)
            {
                throw new BrokenRuleException(BallotRules.DecryptionWrong, ("holder", holder));
            }
        }
    }

    private static Transcript Transcript(Poll poll, GroupElement key, GroupElement a, GroupElement b) =>
        new Transcript().Begin("decrypt|"u8).Add(poll.Hash).Add("|"u8).Add(key).Add("|"u8).Add(a).Add(","u8).Add(b);
}
