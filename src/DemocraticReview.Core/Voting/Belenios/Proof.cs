using System.Numerics;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>Knowledge of a power, told by challenge and response, both below q.</summary>
public readonly record struct Proof(BigInteger Challenge, BigInteger Response)
{
    internal string Json => $"{{\"challenge\":\"{Challenge}\",\"response\":\"{Response}\"}}";
}
