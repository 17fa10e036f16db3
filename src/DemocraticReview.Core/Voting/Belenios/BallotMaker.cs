using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Makes sealed ballots as a phone does, for rehearsals, tests and benchmarks: a judge's own choice is never known to the server. What is
/// drawn at random comes from a <see cref="RandomScalars"/>.
/// </summary>
public static class BallotMaker
{
    /// <param name="poll">What is asked.</param>
    /// <param name="credential">Whose ballot.</param>
    /// <param name="ticked">1 for each answer ticked and 0 for the others; a dishonest maker may give anything, and no verifier takes it.</param>
    /// <param name="scalars">Used up from here.</param>
    /// <returns>The payload.</returns>
    public static byte[] Make(Poll poll, Credential credential, IReadOnlyList<int> ticked, RandomScalars scalars)
    {
        var start = $"{poll.Hash}|{credential.Public}";
        var choices = ticked.Select(m => new Opened(m, scalars.Next(), poll)).ToImmutableArray();
        var individual = choices.Select(c => Prove(poll, start, c, 0, 1, scalars)).ToList();
        var all = $"{start}|{string.Join(',', choices.Select(c => $"{c.Sealed.Alpha},{c.Sealed.Beta}"))}";
        var overall = Prove(poll, all, choices.Aggregate((a, b) => a.And(b))!, poll.Question.Minimum, poll.Question.Maximum, scalars);
        var body = $"{{\"election_uuid\":\"{poll.Uuid}\",\"election_hash\":\"{poll.Hash}\",\"credential\":\"{credential.Public}\",\"answers\":[{{\"choices\":["
            + $"{string.Join(',', choices.Select(c => c.Sealed.Json))}],\"individual_proofs\":[{string.Join(',', individual.Select(Json))}],\"overall_proof\":{Json(overall)}}}]";
        return Encoding.ASCII.GetBytes(body + Signature(body + "}", credential, scalars));
    }

    internal static string Signature(string body, Credential credential, RandomScalars scalars)
    {
        var hash = Poll.Base64(Encoding.ASCII.GetBytes(body));
        var proof = Schnorr.Prove(credential.Secret, scalars.Next(), w => new Transcript().Begin("sig|"u8).Add(hash).Add("|"u8).Add(w));
        return $",\"signature\":{{\"hash\":\"{hash}\",\"proof\":{proof.Json}}}}}";
    }

    // The branch that is true is proved; for the others challenge and response are chosen first and the commitment after them.
    private static ImmutableArray<Proof> Prove(Poll poll, string start, Opened sealedSum, int minimum, int maximum, RandomScalars scalars)
    {
        var transcript = new Transcript().Begin("prove|"u8).Add(start).Add("|"u8).Add(sealedSum.Sealed.Alpha).Add(","u8).Add(sealedSum.Sealed.Beta).Add("|"u8);
        var proofs = new Proof[maximum - minimum + 1];
        for (var j = 0; j < proofs.Length; j++)
        {
            var isTrue = minimum + j == sealedSum.Number;
            var (challenge, response) = (isTrue ? BigInteger.Zero : scalars.Next(), scalars.Next());
            proofs[j] = new Proof(challenge, response);
            var exponent = Belenios2048.Scalar(response + (sealedSum.Randomness * challenge));
            var rest = Belenios2048.Scalar((sealedSum.Number - minimum - j) * challenge);
            transcript.Add(j == 0 ? ""u8 : ","u8).Add(GroupElement.GeneratorTo(exponent))
                .Add(","u8).Add(GroupElement.Product(new(poll.KeyTable, exponent), new(Belenios2048.Generator, rest)));
        }

        var missing = Belenios2048.Scalar(transcript.Challenge() - proofs.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Challenge));
        var truth = sealedSum.Number - minimum;
        if (truth >= 0 && truth < proofs.Length)
        {
            proofs[truth] = new Proof(missing, Belenios2048.Scalar(proofs[truth].Response - (sealedSum.Randomness * missing)));
        }

        return [.. proofs];
    }

    private static string Json(ImmutableArray<Proof> proofs) => $"[{string.Join(',', proofs.Select(p => p.Json))}]";

    private sealed record Opened(int Number, BigInteger Randomness, Ciphertext Sealed)
    {
        public Opened(int number, BigInteger randomness, Poll poll)
            : this(number, randomness, new Ciphertext(
                GroupElement.GeneratorTo(randomness),
                GroupElement.Product(new(poll.KeyTable, randomness), new(Belenios2048.Generator, Belenios2048.Scalar(number)))))
        {
        }

        public Opened And(Opened other) => new(Number + other.Number, Belenios2048.Scalar(Randomness + other.Randomness), Sealed * other.Sealed);
    }
}
