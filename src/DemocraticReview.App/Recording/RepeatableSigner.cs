using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Recording;

/// <summary>
/// ECDSA that signs the same message in the same way each time, as RFC 6979 does: the draw's key hangs on every signature before it, and a
/// rehearsal is to be played again as it was. For rehearsals and tests alone: the arithmetic takes no care of anybody who measures its time.
/// </summary>
public sealed class RepeatableSigner : IRecordSigner
{
    private const int Length = 32;
    private static readonly BigInteger Order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, null);
    private readonly BigInteger secret;

    public RepeatableSigner(byte[] seed)
    {
        secret = InRange(seed);
        using var key = Point(secret);
        Key = P256.KeyOf(key);
    }

    public string Key { get; }

    /// <summary>32 bytes that follow from a seed and a purpose.</summary>
    public static byte[] Secret(int seed, string purpose)
    {
        Span<byte> key = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(key, seed);
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose));
    }

    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var hash = SHA256.HashData(message);
        var k = InRange(HMACSHA256.HashData(Bytes(secret), hash));
        using var point = Point(k);
        var r = Number(point.ExportParameters(includePrivateParameters: false).Q.X!) % Order;
        var s = BigInteger.ModPow(k, Order - 2, Order) * ((Number(hash) + (r * secret)) % Order) % Order;
        return [.. Bytes(r), .. Bytes(s)];
    }

    private static BigInteger InRange(byte[] bytes) => (Number(bytes) % (Order - 1)) + 1;

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[Length - bytes.Length], .. bytes];
    }

    // The point that a number stands for is the public half of the key that it makes.
    private static ECDsa Point(BigInteger number) => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes(number) });
}
