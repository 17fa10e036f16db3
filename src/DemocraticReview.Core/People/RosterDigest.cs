using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.Core.People;

/// <summary>
/// The digest of a plan. Canonical form: the base and each list of the outcome sorted by 工号 in code-unit order, every list
/// preceded by its length, every text by its length in UTF-8 bytes (−1 for none), lengths as 32-bit little-endian.
/// </summary>
internal static class RosterDigest
{
    private const string Domain = "DemocraticReview/roster-plan/1";

    public static string Of(IReadOnlyCollection<CorpsMember> current, RosterPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Domain);
        Append(hash, current);
        Append(hash, plan.Added);
        Append(hash, [.. plan.Changed.Select(c => c.After)]);
        Append(hash, [.. plan.Retired.Select(c => c.After)]);
        Append(hash, plan.Faults.Count);
        foreach (var fault in plan.Faults)
        {
            Append(hash, fault.Row);
            Append(hash, fault.Column is { } column ? (int)column : -1);
            Append(hash, fault.Rule.Code);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, IReadOnlyCollection<CorpsMember> members)
    {
        Append(hash, members.Count);
        foreach (var member in members.OrderBy(m => m.Number, StringComparer.Ordinal))
        {
            foreach (var column in RosterColumns.All)
            {
                Append(hash, member[column]);
            }
        }
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Append(hash, -1);
            return;
        }
        var size = Encoding.UTF8.GetByteCount(text);
        Append(hash, size);
        var buffer = size <= 512 ? stackalloc byte[512] : new byte[size];
        hash.AppendData(buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
    }

    private static void Append(IncrementalHash hash, int value)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(buffer, value);
        hash.AppendData(buffer);
    }
}
