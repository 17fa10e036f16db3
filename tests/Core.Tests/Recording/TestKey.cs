using System.Collections.Concurrent;
using System.Security.Cryptography;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Recording;

/// <summary>A key that is the same in every run: for tests alone, its secret is a hash of a small number.</summary>
internal sealed class TestKey : IRecordSigner
{
    private static readonly ConcurrentDictionary<int, TestKey> Known = new();

    private readonly ECDsa _key;

    private TestKey(int number)
    {
        _key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Some.Bytes(70_000 + number) });
        Key = P256.KeyOf(_key);
    }

    public string Key { get; }

    public static TestKey Of(int number) => Known.GetOrAdd(number, n => new TestKey(n));

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        // One key object is shared by tests that run side by side, and is not made for that.
        lock (_key)
        {
            return _key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    public string SignHex(ReadOnlySpan<byte> message) => Hex.Of(Sign(message));
}
