using System.Security.Cryptography;
using DemocraticReview.Core.Recording;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Recording;

/// <summary>Leaves and roots are the known ones of the Certificate Transparency implementations (RFC 6962, section 2.1).</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] KnownLeaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] KnownRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_known_roots_come_out_one_leaf_after_the_other()
    {
        using var tree = new MerkleTree();
        Convert.ToHexStringLower(tree.Root()).ShouldBe(KnownRoots[0]);
        for (var i = 0; i < KnownLeaves.Length; i++)
        {
            tree.Append(Convert.FromHexString(KnownLeaves[i]));
            tree.Count.ShouldBe(i + 1);
            Convert.ToHexStringLower(tree.Root()).ShouldBe(KnownRoots[i + 1]);
        }
    }

    [Fact]
    public void Streaming_agrees_with_the_RFCs_own_recursive_definition() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll<byte[][]>(leaves =>
            MerkleTree.RootOf(leaves).AsSpan().SequenceEqual(ByDefinition(leaves))));

    [Fact]
    public void A_tree_goes_on_from_its_subtrees_as_if_it_had_never_stopped()
    {
        using var whole = new MerkleTree();
        for (var i = 0; i < 70; i++)
        {
            using var again = new MerkleTree(whole.Count, whole.Subtrees);
            again.Root().ShouldBe(whole.Root());
            whole.Append([(byte)i]);
            again.Append([(byte)i]);
            again.Root().ShouldBe(whole.Root());
            again.Subtrees.ShouldBe(whole.Subtrees);
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 32)]
    [InlineData(3, 32)]
    [InlineData(3, 63)]
    public void Subtrees_that_are_not_those_of_so_many_leaves_are_refused(long count, int bytes) =>
        Should.Throw<ArgumentException>(() => new MerkleTree(count, new byte[bytes]));

    private static byte[] ByDefinition(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.IsEmpty ? SHA256.HashData([]) : SHA256.HashData([0x00, .. leaves[0]]);
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return SHA256.HashData([0x01, .. ByDefinition(leaves[..split]), .. ByDefinition(leaves[split..])]);
    }
}
