using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>开箱钥匙: three locks, each with a key that one person alone holds.</summary>
public sealed class HolderKeyTests
{
    private static readonly ABox Box = ABox.With();
    private static readonly HashSet<GroupElement> None = [];

    [Fact]
    public void Three_proved_keys_make_a_box()
    {
        HolderKey.CheckAll(Box.Keys, None);
        HolderKey.OfBox(Box.Keys).ShouldBe(GroupElement.GeneratorTo(Belenios2048.Scalar(Box.Secrets.Aggregate((a, b) => a + b))));
        HolderKey.Read(Encoding.ASCII.GetBytes(Box.Keys[0].Json)).ShouldBe(Box.Keys[0]);
        HolderKey.ReadAll(HolderKey.WriteAll(Box.Keys)).ShouldBe(Box.Keys);
    }

    [Fact(DisplayName = "开箱钥匙不得少于三把,不得相同,不得重复使用")]
    public void Keys_are_three_different_and_never_used_before()
    {
        Refused.By(BallotRules.KeysTooFew, () => HolderKey.CheckAll(Box.Keys[..2], None));
        Refused.By(BallotRules.KeyNotFresh, () => HolderKey.CheckAll([Box.Keys[0], Box.Keys[1], Box.Keys[0]], None)).Facts["holder"].ShouldBe(3);
        Refused.By(BallotRules.KeyNotFresh, () => HolderKey.CheckAll(Box.Keys, new HashSet<GroupElement> { Box.Keys[1].Key })).Facts["holder"].ShouldBe(2);
    }

    [Fact]
    public void A_key_without_its_proof_is_refused()
    {
        Refused.By(BallotRules.KeyProofWrong, () => (Box.Keys[0] with { Proof = Box.Keys[1].Proof }).Check(1));
        Refused.By(BallotRules.KeyProofWrong, () => (Box.Keys[0] with { Key = Box.Keys[1].Key }).Check(1));

        // A key made of the others' keys would cancel them out of the box; nobody can prove to hold it.
        var cancelling = GroupElement.GeneratorTo(5) / (Box.Keys[0].Key * Box.Keys[1].Key);
        Refused.By(BallotRules.KeyProofWrong, () => new HolderKey(cancelling, Box.Keys[2].Proof).Check(3));
    }

    [Fact]
    public void A_key_that_is_one_or_no_element_is_refused()
    {
        Refused.By(BallotRules.KeyProofWrong, () => HolderKey.Make(0, new RandomScalars(Some.Bytes(1))).Check(1));
        Refused.By(BallotRules.KeyProofWrong, () => new HolderKey(GroupElement.Read("2"u8)!, Box.Keys[0].Proof).Check(1));
    }

    [Fact]
    public void A_key_is_signed_by_its_holder_for_this_meeting()
    {
        using var device = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = Box.Keys[0];
        var (meeting, point) = (Some.Key(900), P256.KeyOf(device));
        var signature = Hex.Of(device.SignData(HolderKey.ToSign(meeting, 1, key.Key), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

        key.CheckSignature(meeting, 1, point, signature);
        Refused.By(BallotRules.KeySignatureWrong, () => key.CheckSignature(Some.Key(901), 1, point, signature));
        Refused.By(BallotRules.KeySignatureWrong, () => key.CheckSignature(meeting, 2, point, signature));
        Refused.By(BallotRules.KeySignatureWrong, () => Box.Keys[1].CheckSignature(meeting, 1, point, signature));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Refused.By(BallotRules.KeySignatureWrong, () => key.CheckSignature(meeting, 1, P256.KeyOf(other), signature));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("04", "00")]
    public void What_is_no_point_or_no_signature_is_refused(string? point, string? signature) =>
        Refused.By(BallotRules.KeySignatureWrong, () => Box.Keys[0].CheckSignature(Some.Key(900), 1, point, signature));

    [Fact]
    public void A_meeting_s_credentials_belong_to_one_item_and_round()
    {
        var secret = Some.Bytes(6);
        var credentials = new[] { (1, 1), (1, 2), (2, 1) }.Select(r => Credential.Derive(secret, Some.Key(900), r.Item1, r.Item2)).ToList();

        credentials.Select(c => c.Public).Distinct().Count().ShouldBe(3);
        credentials.ShouldAllBe(c => c.Public == GroupElement.GeneratorTo(c.Secret));
        Credential.Derive(secret, Some.Key(900), 1, 1).ShouldBe(credentials[0]);
    }
}
