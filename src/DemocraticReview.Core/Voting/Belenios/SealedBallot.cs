using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>A sealed ballot (评议票) as it arrives: ciphertexts, proofs that they are a ballot, the signature of a credential. Read, but not yet checked.</summary>
public sealed class SealedBallot
{
    /// <summary>Longest payload, in bytes. A ballot of two answers has about 4,700; one of twenty with any number ticked stays below.</summary>
    public const int LongestPayload = 65_536;

    private SealedBallot(ReadOnlyMemory<byte> payload) => Payload = payload;

    /// <summary>The very bytes, which <see cref="Tracker"/> is the hash of.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    public string Uuid { get; private init; } = "";

    /// <summary>φ of the poll that it was made for.</summary>
    public string PollHash { get; private init; } = "";

    /// <summary>C: who may vote, without a name.</summary>
    public GroupElement Credential { get; private init; } = GroupElement.One;

    public ImmutableArray<Ciphertext> Choices { get; private init; } = [];

    /// <summary>Of each choice that it seals 0 or 1.</summary>
    public ImmutableArray<ImmutableArray<Proof>> Individual { get; private init; } = [];

    /// <summary>That the sum is within minimum and maximum.</summary>
    public ImmutableArray<Proof> Overall { get; private init; } = [];

    /// <summary><c>h</c>, as the ballot says it.</summary>
    public string SignedHash { get; private init; } = "";

    public Proof Signature { get; private init; }

    /// <summary>By what the judge finds the own ballot: base64 of the SHA-256 of the payload, without padding.</summary>
    public string Tracker => Poll.Base64(Payload.Span);

    /// <summary>SHA-256 of the payload in hexadecimal, its name in an archive.</summary>
    public string PayloadHash => Convert.ToHexStringLower(SHA256.HashData(Payload.Span));

    /// <summary><c>h</c>, as it has to be: base64 of the SHA-256 of the ballot without its signature.</summary>
    internal string BodyHash { get; private init; } = "";

    /// <param name="payload">The bytes as they came.</param>
    /// <param name="question">How many answers and proofs there must be.</param>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.TooLong"/> or <see cref="BallotRules.Malformed"/>.</exception>
    public static SealedBallot Read(ReadOnlyMemory<byte> payload, PollQuestion question)
    {
        if (payload.Length > LongestPayload)
        {
            throw new BrokenRuleException(BallotRules.TooLong, ("maximum", LongestPayload));
        }

        var reader = new StrictReader(payload.Span, BallotRules.Malformed);
        reader.Literal("{\"election_uuid\":"u8);
        var uuid = reader.Plain(60);
        reader.Literal(",\"election_hash\":"u8);
        var hash = reader.Plain(43);
        reader.Literal(",\"credential\":"u8);
        var credential = reader.Element();
        reader.Literal(",\"answers\":[{\"choices\":["u8);
        var choices = Listed(ref reader, question.Answers.Length, Ciphertext.Read);
        reader.Literal("],\"individual_proofs\":["u8);
        var individual = Listed(ref reader, question.Answers.Length, ReadZeroOrOne);
        reader.Literal("],\"overall_proof\":["u8);
        var overall = Listed(ref reader, question.Maximum - question.Minimum + 1, ReadProof);
        reader.Literal("]}]"u8);
        var body = reader.Position;
        reader.Literal(",\"signature\":{\"hash\":"u8);
        var signedHash = reader.Plain(43);
        reader.Literal(",\"proof\":"u8);
        var signature = reader.Proof();
        reader.Literal("}}"u8);
        reader.End();
        return new SealedBallot(payload)
        {
            Uuid = uuid, PollHash = hash, Credential = credential, Choices = choices, Individual = individual, Overall = overall,
            SignedHash = signedHash, Signature = signature, BodyHash = HashOfBody(payload.Span[..body]),
        };
    }

    private delegate T Reading<out T>(ref StrictReader reader);

    private static string HashOfBody(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        hash.AppendData("}"u8);
        return Convert.ToBase64String(hash.GetHashAndReset()).TrimEnd('=');
    }

    private static Proof ReadProof(ref StrictReader reader) => reader.Proof();

    private static ImmutableArray<Proof> ReadZeroOrOne(ref StrictReader reader)
    {
        reader.Literal("["u8);
        var proofs = Listed(ref reader, 2, ReadProof);
        reader.Literal("]"u8);
        return proofs;
    }

    private static ImmutableArray<T> Listed<T>(ref StrictReader reader, int count, Reading<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                reader.Literal(","u8);
            }

            items.Add(read(ref reader));
        }

        return items.MoveToImmutable();
    }
}
