using DemocraticReview.Core.Recording;

namespace Core.Tests.Recording;

/// <summary>Proofs over the known leaves of the Certificate Transparency implementations, and every proof of every small tree.</summary>
public sealed class MerkleProofTests
{
    private static readonly byte[][] Leaves = [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }
        .Select(l => MerkleProof.LeafHash(Convert.FromHexString(l)))];

    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void The_known_inclusion_proofs_come_out(int index, int size, string proof) => Text(MerkleProof.Inclusion(Leaves.AsSpan(0, size), index)).ShouldBe(proof);

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void The_known_consistency_proofs_come_out(int earlier, int size, string proof) => Text(MerkleProof.Consistency(Leaves.AsSpan(0, size), earlier)).ShouldBe(proof);

    [Fact]
    public void Every_proof_of_every_tree_up_to_forty_leaves_verifies_and_none_with_a_changed_bit_does()
    {
        for (var size = 1; size <= 40; size++)
        {
            byte[][] leaves = [.. Enumerable.Range(0, size).Select(i => MerkleProof.LeafHash([(byte)i]))];
            var root = RootAt(size);
            for (var i = 0; i < size; i++)
            {
                var inclusion = MerkleProof.Inclusion(leaves, i);
                MerkleProof.VerifyInclusion(leaves[i], i, size, inclusion, root).ShouldBeTrue();
                Bent(inclusion).ShouldAllBe(p => !MerkleProof.VerifyInclusion(leaves[i], i, size, p, root));
                MerkleProof.VerifyInclusion(leaves[(i + 1) % size], i, size, inclusion, root).ShouldBe(size == 1);

                var consistency = MerkleProof.Consistency(leaves, i + 1);
                MerkleProof.VerifyConsistency(i + 1, RootAt(i + 1), size, root, consistency).ShouldBeTrue();
                Bent(consistency).ShouldAllBe(p => !MerkleProof.VerifyConsistency(i + 1, RootAt(i + 1), size, root, p));
                MerkleProof.VerifyConsistency(i + 1, MerkleProof.LeafHash([99]), size, root, consistency).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void Sizes_that_cannot_be_prove_nothing()
    {
        var root = RootAt(3);
        MerkleProof.VerifyInclusion(root, 3, 3, [], root).ShouldBeFalse();
        MerkleProof.VerifyInclusion(root, -1, 3, [], root).ShouldBeFalse();
        MerkleProof.VerifyConsistency(0, root, 3, root, []).ShouldBeFalse();
        MerkleProof.VerifyConsistency(4, root, 3, root, []).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleProof.Inclusion(Leaves, 8));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleProof.Consistency(Leaves, 0));
    }

    private static byte[] RootAt(int size) => MerkleTree.RootOf(Enumerable.Range(0, size).Select(i => new[] { (byte)i }));

    // Each hash with one bit changed, one left out, one too many.
    private static IEnumerable<IReadOnlyList<byte[]>> Bent(IReadOnlyList<byte[]> proof) =>
        proof.Select((h, i) => (IReadOnlyList<byte[]>)[.. proof.Take(i), [(byte)(h[0] ^ 1), .. h[1..]], .. proof.Skip(i + 1)])
            .Concat(proof.Count > 0 ? [[.. proof.Skip(1)], [.. proof.SkipLast(1)]] : [])
            .Append([.. proof, new byte[32]]);

    private static string Text(IReadOnlyList<byte[]> proof) => string.Join(' ', proof.Select(h => Hex.Of(h)));
}
