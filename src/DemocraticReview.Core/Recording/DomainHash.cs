using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.Core.Recording;

/// <summary>
/// <c>H_d(x) = SHA-256(utf8(d) ‖ 0x00 ‖ x)</c>. The domain <c>d</c>, such as <c>review/draw/commit/v1</c>, keeps a hash made for one
/// purpose from ever standing in for another.
/// </summary>
public static class DomainHash
{
    /// <summary>Hash of one undivided <paramref name="x"/>, taken as it is: 32 bytes.</summary>
    public static byte[] Of(string domain, ReadOnlySpan<byte> x)
    {
        using var hash = Begin(domain);
        hash.AppendData(x);
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// Hash of several fields, each prefixed by its length as four bytes, big-endian, so that <c>ab‖c</c> and <c>a‖bc</c> differ: 32 bytes.
    /// </summary>
    public static byte[] OfFields(string domain, params ReadOnlySpan<byte[]> fields)
    {
        using var hash = Begin(domain);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)field.Length);
            hash.AppendData(length);
            hash.AppendData(field);
        }

        return hash.GetHashAndReset();
    }

    private static IncrementalHash Begin(string domain)
    {
        ArgumentException.ThrowIfNullOrEmpty(domain);
        if (domain.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A domain ends at its first NUL.", nameof(domain));
        }

        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(domain));
        hash.AppendData([0]);
        return hash;
    }
}
