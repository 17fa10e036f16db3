using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DemocraticReview.Core.Recording;

/// <summary>Signs on behalf of the record. The secret lies with whoever implements this, outside the database.</summary>
public interface IRecordSigner
{
    /// <summary>The public key: 130 hex digits, see <see cref="P256"/>.</summary>
    string Key { get; }

    /// <summary>ECDSA P-256 with SHA-256 over the whole message: r ‖ s, 64 bytes.</summary>
    byte[] Sign(ReadOnlySpan<byte> message);
}

/// <summary>ECDSA on P-256 with SHA-256. A key is the uncompressed point 0x04 ‖ X ‖ Y, a signature r ‖ s, both in hex.</summary>
public static class P256
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 65;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureLength = 64;

    /// <summary>What is signed for a statement: utf8(domain) ‖ 0x00 ‖ JCS.</summary>
    public static byte[] Message(string domain, JsonNode statement) => [.. Encoding.UTF8.GetBytes(domain), 0, .. CanonicalJson.Write(statement)];

    /// <summary>Whether this is a point of the curve, written as a key is.</summary>
    public static bool IsKey(string? key)
    {
        try
        {
            using var read = Read(key);
            return read is not null;
        }
        catch (CryptographicException)
        {
            return false; // a point beside the curve
        }
    }

    /// <summary>The key that belongs to a private one.</summary>
    public static string KeyOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return Hex.Of([0x04, .. point.X!, .. point.Y!]);
    }

    /// <summary>False too where key or signature are not written as they must be.</summary>
    public static bool Verify(string? key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var read = Read(key);
            return read is not null && signature.Length == SignatureLength
                && read.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="Verify(string?, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static bool Verify(string? key, ReadOnlySpan<byte> message, string? signature) =>
        Hex.Bytes(signature, SignatureLength) is { } bytes && Verify(key, message, bytes);

    private static ECDsa? Read(string? key) => Hex.Bytes(key, KeyLength) is [0x04, .. var point]
        ? ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[..32], Y = point[32..] } })
        : null;
}
