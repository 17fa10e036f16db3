using System.Buffers.Binary;
using System.Security.Cryptography;
using DemocraticReview.App.Commands;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>The same bytes for the same seed, so that a rehearsal can be played again as it was. Never registered for a real meeting.</summary>
internal sealed class SeededEntropy(int seed) : Entropy
{
    private readonly Lock turn = new();
    private readonly byte[] key = SHA256.HashData(BitConverter.GetBytes(seed));
    private long next;

    public override byte[] Bytes(int count)
    {
        lock (turn)
        {
            var bytes = new byte[count];
            Span<byte> counter = stackalloc byte[sizeof(long)];
            for (var at = 0; at < count; at += SHA256.HashSizeInBytes)
            {
                BinaryPrimitives.WriteInt64BigEndian(counter, next++);
                HMACSHA256.HashData(key, counter).AsSpan(0, Math.Min(SHA256.HashSizeInBytes, count - at)).CopyTo(bytes.AsSpan(at));
            }

            return bytes;
        }
    }
}
