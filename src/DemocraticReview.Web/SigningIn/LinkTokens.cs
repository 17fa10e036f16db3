using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Recording;

namespace DemocraticReview.Web.SigningIn;

/// <summary>Tokens of personal links: made anew from a key outside the database whenever the office shows one, stored nowhere.</summary>
public sealed class LinkTokens(byte[] key)
{
    private const int IdBytes = 16;
    private const int GenerationBytes = 2;
    private const int MacBytes = 16;

    /// <summary>The key file, made on first use and readable by the product's own user alone.</summary>
    public static LinkTokens FromFolder(string folder)
    {
        var path = Path.Combine(folder, "links.key");
        if (!File.Exists(path))
        {
            KeyFile.Write(path, RandomNumberGenerator.GetBytes(32));
        }

        return new LinkTokens(File.ReadAllBytes(path));
    }

    public string Make(Guid link, int generation)
    {
        Span<byte> token = stackalloc byte[IdBytes + GenerationBytes + MacBytes];
        link.TryWriteBytes(token);
        BinaryPrimitives.WriteUInt16BigEndian(token[IdBytes..], checked((ushort)generation));
        Mac("review/link/v1", token[..(IdBytes + GenerationBytes)]).AsSpan(0, MacBytes).CopyTo(token[(IdBytes + GenerationBytes)..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>What a token stands for, or null if it was not made here.</summary>
    public (Guid Link, int Generation)? Read(string? token)
    {
        if (token is null || !Base64Url.IsValid(token, out var length) || length != IdBytes + GenerationBytes + MacBytes)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        var mac = Mac("review/link/v1", bytes.AsSpan(0, IdBytes + GenerationBytes)).AsSpan(0, MacBytes);
        return CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(IdBytes + GenerationBytes))
            ? (new Guid(bytes.AsSpan(0, IdBytes)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(IdBytes)))
            : null;
    }

    /// <summary>The secret of a device that opens a link: the same for the same attempt, so that an attempt can be sent again.</summary>
    public string DeviceSecret(string token, string commandId) =>
        Convert.ToHexStringLower(Mac("review/device/v1", Encoding.UTF8.GetBytes($"{token}\n{commandId}")));

    public static string Fingerprint(string deviceSecret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(deviceSecret)));

    private byte[] Mac(string domain, ReadOnlySpan<byte> data) => HMACSHA256.HashData(key, (byte[])[.. Encoding.ASCII.GetBytes(domain), 0, .. data]);
}
