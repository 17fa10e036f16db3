using System.Security.Cryptography;

namespace DemocraticReview.Core.Recording;

/// <summary>
/// Inclusion and consistency proofs of RFC 9162 (2.1.3, 2.1.4) over the tree of <see cref="MerkleTree"/>: how a phone that kept a root
/// finds out, from a few hashes, that a longer log still begins with what it saw. Indices from 0; a proof is hashes from the leaf upward.
/// </summary>
public static class MerkleProof
{
    private const int HashLength = SHA256.HashSizeInBytes;

    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0x00, .. leaf]);

    /// <summary>That leaf number <paramref name="index"/> is in the tree over <paramref name="leaves"/> (leaf hashes).</summary>
    public static IReadOnlyList<byte[]> Inclusion(ReadOnlySpan<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)leaves.Length, nameof(index));
        var path = new List<byte[]>();
        for (var rest = leaves; rest.Length > 1;)
        {
            var split = Split(rest.Length);
            var (kept, other) = index < split ? (0..split, split..rest.Length) : (split..rest.Length, 0..split);
            path.Add(Root(rest[other]));
            index -= index < split ? 0 : split;
            rest = rest[kept];
        }

        path.Reverse();
        return path;
    }

    public static bool VerifyInclusion(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size || proof.Any(h => h.Length != HashLength))
        {
            return false;
        }

        var (fn, sn, hash) = (index, size - 1, leafHash);
        foreach (var next in proof)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                hash = Join(next, hash);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                hash = Join(hash, next);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>That the tree over <paramref name="leaves"/> (leaf hashes) begins with its first <paramref name="earlier"/> ones.</summary>
    public static IReadOnlyList<byte[]> Consistency(ReadOnlySpan<byte[]> leaves, int earlier)
    {
        if (earlier < 1 || earlier > leaves.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(earlier));
        }

        var path = new List<byte[]>();
        var (rest, known) = (leaves.ToArray(), true);
        while (earlier != rest.Length)
        {
            var split = Split(rest.Length);
            if (earlier <= split)
            {
                path.Add(Root(rest.AsSpan(split)));
                rest = rest[..split];
            }
            else
            {
                path.Add(Root(rest.AsSpan(0, split)));
                (rest, earlier, known) = (rest[split..], earlier - split, false);
            }
        }

        if (!known)
        {
            path.Add(Root(rest));
        }

        path.Reverse();
        return path;
    }

    public static bool VerifyConsistency(long earlier, byte[] earlierRoot, long size, byte[] root, IReadOnlyList<byte[]> proof)
    {
        if (earlier < 1 || earlier > size || proof.Any(h => h.Length != HashLength))
        {
            return false;
        }

        if (earlier == size)
        {
            return proof.Count == 0 && earlierRoot.AsSpan().SequenceEqual(root);
        }

        IReadOnlyList<byte[]> path = long.IsPow2(earlier) ? [earlierRoot, .. proof] : proof;
        return path.Count > 0 && Climb(earlier - 1, size - 1, path) is (var first, var second)
            && first.AsSpan().SequenceEqual(earlierRoot) && second.AsSpan().SequenceEqual(root);
    }

    private static (byte[] First, byte[] Second)? Climb(long fn, long sn, IReadOnlyList<byte[]> path)
    {
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        var (first, second) = (path[0], path[0]);
        foreach (var next in path.Skip(1))
        {
            if (sn == 0)
            {
                return null;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                (first, second) = (Join(next, first), Join(next, second));
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                second = Join(second, next);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 ? (first, second) : null;
    }

    private static byte[] Root(ReadOnlySpan<byte[]> leaves) =>
        leaves.Length == 1 ? leaves[0] : Join(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..]));

    // The largest power of two below the size.
    private static int Split(int size) => 1 << int.Log2(size - 1);

    private static byte[] Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([0x01, .. left, .. right]);
}
