using System.Numerics;
using System.Security.Cryptography;

namespace DemocraticReview.Core.Recording;

/// <summary>
/// The Merkle root of RFC 6962 (and 9162): leaf <c>SHA-256(0x00 ‖ bytes)</c>, node <c>SHA-256(0x01 ‖ left ‖ right)</c>. Leaves are
/// streamed; only the roots of the complete subtrees so far are kept, one a set bit of <see cref="Count"/>. Not for two threads at once.
/// </summary>
public sealed class MerkleTree : IDisposable
{
    private const int HashLength = SHA256.HashSizeInBytes;

    private readonly IncrementalHash _leafHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _subtrees = new byte[63 * HashLength];
    private readonly byte[] _node = new byte[1 + (2 * HashLength)];

    /// <summary>A tree without leaves.</summary>
    public MerkleTree()
    {
    }

    /// <summary>A tree that goes on where another stood.</summary>
    /// <param name="count">How many leaves that one had.</param>
    /// <param name="subtrees">Its <see cref="Subtrees"/>.</param>
    /// <exception cref="ArgumentException">They are not those of so many leaves.</exception>
    public MerkleTree(long count, ReadOnlySpan<byte> subtrees)
    {
        if (count < 0 || subtrees.Length != BitOperations.PopCount((ulong)count) * HashLength)
        {
            throw new ArgumentException($"{subtrees.Length} bytes are not the subtrees of {count} leaves.", nameof(subtrees));
        }

        Count = count;
        subtrees.CopyTo(_subtrees);
    }

    /// <summary>How many leaves have been appended.</summary>
    public long Count { get; private set; }

    /// <summary>All that has to be kept to go on with the tree: the roots of the complete subtrees, the largest first, 32 bytes each.</summary>
    public byte[] Subtrees => _subtrees[..(BitOperations.PopCount((ulong)Count) * HashLength)];

    /// <summary>The root over <paramref name="leaves"/> in their order; SHA-256 of nothing when there are none.</summary>
    public static byte[] RootOf(IEnumerable<byte[]> leaves)
    {
        using var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Append(leaf);
        }

        return tree.Root();
    }

    /// <summary>Appends one leaf, given as its unhashed bytes.</summary>
    public void Append(ReadOnlySpan<byte> leaf)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        _leafHash.AppendData([0x00]);
        _leafHash.AppendData(leaf);
        _leafHash.GetHashAndReset(hash);

        // As in counting up by one in binary: each set bit at the low end is a finished left neighbour of the same size.
        var top = BitOperations.PopCount((ulong)Count);
        for (var bits = Count; (bits & 1) == 1; bits >>= 1)
        {
            Join(Subtree(--top), hash, hash);
        }

        hash.CopyTo(Subtree(top));
        Count++;
    }

    /// <summary>The root over all leaves so far: 32 bytes. More leaves may follow.</summary>
    public byte[] Root()
    {
        var top = BitOperations.PopCount((ulong)Count) - 1;
        if (top < 0)
        {
            return SHA256.HashData([]);
        }

        var root = Subtree(top).ToArray();
        while (--top >= 0)
        {
            Join(Subtree(top), root, root);
        }

        return root;
    }

    public void Dispose() => _leafHash.Dispose();

    private Span<byte> Subtree(int index) => _subtrees.AsSpan(index * HashLength, HashLength);

    private void Join(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> target)
    {
        _node[0] = 0x01;
        left.CopyTo(_node.AsSpan(1));
        right.CopyTo(_node.AsSpan(1 + HashLength));
        SHA256.HashData(_node, target);
    }
}
