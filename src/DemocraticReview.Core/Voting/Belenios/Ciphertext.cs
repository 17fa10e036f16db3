namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>A sealed number m: <c>α = g^r</c>, <c>β = y^r · g^m</c>. The product of two seals the sum of theirs.</summary>
public sealed record Ciphertext(GroupElement Alpha, GroupElement Beta)
{
    /// <summary>Seals 0, and hides nothing: the sum of no ballots.</summary>
    public static Ciphertext Nothing { get; } = new(GroupElement.One, GroupElement.One);

    public static Ciphertext operator *(Ciphertext left, Ciphertext right) => new(left.Alpha * right.Alpha, left.Beta * right.Beta);

    public static Ciphertext Multiply(Ciphertext left, Ciphertext right) => left * right;

    internal string Json => $"{{\"alpha\":\"{Alpha}\",\"beta\":\"{Beta}\"}}";

    internal static Ciphertext Read(ref StrictReader reader)
    {
        reader.Literal("{\"alpha\":"u8);
        var alpha = reader.Element();
        reader.Literal(",\"beta\":"u8);
        var beta = reader.Element();
        reader.Literal("}"u8);
        return new Ciphertext(alpha, beta);
    }
}
