using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What a key holder (开箱钥匙保管人) publishes: <c>X = g^x</c>, and the proof that somebody knows x. x itself never leaves the device.</summary>
public sealed record HolderKey(GroupElement Key, Proof Proof)
{
    /// <summary>One box, three locks.</summary>
    public const int Fewest = 3;
    private const int Most = 20;
    private const string SignatureDomain = "review/ballot/key/v1";

    /// <summary>As the format writes it.</summary>
    public string Json => $"{{\"pok\":{Proof.Json},\"public_key\":\"{Key}\"}}";

    /// <summary>For rehearsals and tests: a real holder's page does this.</summary>
    public static HolderKey Make(BigInteger secret, RandomScalars scalars)
    {
        var key = GroupElement.GeneratorTo(secret);
        return new HolderKey(key, Schnorr.Prove(secret, scalars.Next(), a => Transcript(key, a)));
    }

    /// <summary>Reads one key. Its form only: <see cref="CheckAll"/> does the rest.</summary>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.KeyMalformed"/>.</exception>
    public static HolderKey Read(ReadOnlySpan<byte> json)
    {
        var reader = new StrictReader(json, BallotRules.KeyMalformed);
        var key = Read(ref reader);
        reader.End();
        return key;
    }

    /// <summary>The keys of one box in the holders' order, as the format's trustees.</summary>
    public static byte[] WriteAll(IEnumerable<HolderKey> keys) => Encoding.ASCII.GetBytes($"[{string.Join(',', keys.Select(k => $"[\"Single\",{k.Json}]"))}]");

    /// <exception cref="BrokenRuleException"><see cref="BallotRules.KeyMalformed"/>.</exception>
    public static ImmutableArray<HolderKey> ReadAll(ReadOnlySpan<byte> json)
    {
        var reader = new StrictReader(json, BallotRules.KeyMalformed);
        reader.Literal("["u8);
        var keys = ImmutableArray.CreateBuilder<HolderKey>();
        do
        {
            reader.Literal("[\"Single\","u8);
            keys.Add(Read(ref reader));
            reader.Literal("]"u8);
        }
        while (keys.Count < Most && reader.TryLiteral(","u8));
        reader.Literal("]"u8);
        reader.End();
        return keys.ToImmutable();
    }

    /// <summary>Every key proved, in the group, and held by one holder alone: with the same X twice, two locks open with one key.</summary>
    /// <param name="keys">In the holders' order.</param>
    /// <param name="usedBefore">Keys of earlier meetings.</param>
    /// <exception cref="BrokenRuleException">One of <see cref="BallotRules"/>.</exception>
    public static void CheckAll(IReadOnlyList<HolderKey> keys, IReadOnlySet<GroupElement> usedBefore)
    {
        if (keys.Count < Fewest)
        {
            throw new BrokenRuleException(BallotRules.KeysTooFew, ("there", keys.Count), ("needed", Fewest));
        }

        var seen = new HashSet<GroupElement>();
        for (var i = 0; i < keys.Count; i++)
        {
            keys[i].Check(i + 1);
            if (!seen.Add(keys[i].Key) || usedBefore.Contains(keys[i].Key))
            {
                throw new BrokenRuleException(BallotRules.KeyNotFresh, ("holder", i + 1));
            }
        }
    }

    /// <summary>y: what ballots are sealed with, and what only all holders together open.</summary>
    public static GroupElement OfBox(IEnumerable<HolderKey> keys) => keys.Select(k => k.Key).Aggregate((a, b) => a * b);

    /// <summary>That this is a key, and that somebody holds its secret.</summary>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.KeyProofWrong"/>.</exception>
    public void Check(int holder)
    {
        var table = Key.Table();
        var proved = !Key.IsOne && GroupElement.Product(new PowerTable.Factor(table, Belenios2048.Q)).IsOne
            && Transcript(Key, Schnorr.Commitment(table, Proof)).Challenge() == Proof.Challenge;
        if (!proved)
        {
            throw new BrokenRuleException(BallotRules.KeyProofWrong, ("holder", holder));
        }
    }

    /// <summary>What a holder signs on the own device: the statement {holder, key, meeting} in the domain <c>review/ballot/key/v1</c>.</summary>
    public static byte[] ToSign(Guid meeting, int holder, GroupElement key) =>
        P256.Message(SignatureDomain, new JsonObject { ["holder"] = holder, ["key"] = key.Text, ["meeting"] = meeting.ToString() });

    /// <summary>That the holder's own device signed the key for this meeting: nobody else brings a key in the holder's place.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="holder">1, 2, 3, …</param>
    /// <param name="device">The device's key, see <see cref="P256"/>.</param>
    /// <param name="signature">Of <see cref="ToSign"/>.</param>
    /// <exception cref="BrokenRuleException"><see cref="BallotRules.KeySignatureWrong"/>.</exception>
    public void CheckSignature(Guid meeting, int holder, string? device, string? signature)
    {
        if (!P256.Verify(device, ToSign(meeting, holder, Key), signature))
        {
            throw new BrokenRuleException(BallotRules.KeySignatureWrong, ("holder", holder));
        }
    }

    private static HolderKey Read(ref StrictReader reader)
    {
        reader.Literal("{\"pok\":"u8);
        var proof = reader.Proof();
        reader.Literal(",\"public_key\":"u8);
        var key = reader.Element();
        reader.Literal("}"u8);
        return new HolderKey(key, proof);
    }

    private static Transcript Transcript(GroupElement key, GroupElement commitment) =>
        new Transcript().Begin("pok|BELENIOS-2048|"u8).Add(key).Add("|"u8).Add(commitment);
}
