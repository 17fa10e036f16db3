using System.Numerics;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>Proof of knowing x behind <c>X = g^x</c>: <c>A = g^w</c>, the challenge is a hash over A, the response is w − x·c.</summary>
internal static class Schnorr
{
    /// <param name="secret">x.</param>
    /// <param name="w">Random, used once.</param>
    /// <param name="transcript">What is hashed, given A.</param>
    public static Proof Prove(BigInteger secret, BigInteger w, Func<GroupElement, Transcript> transcript)
    {
        var challenge = transcript(GroupElement.GeneratorTo(w)).Challenge();
        return new Proof(challenge, Belenios2048.Scalar(w - (secret * challenge)));
    }

    /// <summary>A, as it comes out of the proof: <c>g^response · X^challenge</c>.</summary>
    public static GroupElement Commitment(PowerTable key, Proof proof) =>
        GroupElement.Product(new(Belenios2048.Generator, proof.Response), new(key, proof.Challenge));
}
