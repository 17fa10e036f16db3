using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace Benchmarks;

/// <summary>
/// 15 + 15 out of the province's whole union membership, against as many bare HMACs in the same run, both on one core; then the RFC 6962
/// root of that roster against the bare hashing of the same leaves and nodes.
/// </summary>
internal static class DrawBenchmark
{
    private const int Members = 7_706_467;
    private const double MostTimesBare = 1.5;
    private const long MostMegabytes = 150;

    private static readonly string[] Professions = ["采购", "机械", "安全", "财务", "电气"];

    /// <summary>Exit code 0 when within the limits.</summary>
    public static int Run()
    {
        // Once each unmeasured, so that neither side pays for compiling.
        BareHmacs(200_000);
        HoldDraw(200_000);
        var bare = Seconds(() => BareHmacs(Members));
        var draw = Seconds(() => HoldDraw(Members));
        var bareHashes = Seconds(() => BareHashes(Members));
        var root = Seconds(() => Root(Members));
        using var process = Process.GetCurrentProcess();
        var megabytes = process.PeakWorkingSet64 >> 20;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"draw: {draw:f2} s, bare HMACs {bare:f2} s, ratio {draw / bare:f2}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"root: {root:f2} s, bare hashes {bareHashes:f2} s, ratio {root / bareHashes:f2}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {megabytes} MB"));
        return draw <= MostTimesBare * bare && root <= MostTimesBare * bareHashes && megabytes < MostMegabytes ? 0 : 1;
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static IEnumerable<PoolMember> Pool(int members)
    {
        for (var i = 0; i < members; i++)
        {
            yield return new PoolMember(i.ToString("d7", CultureInfo.InvariantCulture), Professions[i % Professions.Length]);
        }
    }

    private static void HoldDraw(int members)
    {
        var drawn = Draw.Hold(new byte[32], Pool(members), ["0000017"], 15, 15, new Dictionary<string, int> { ["采购"] = 5, ["财务"] = 3 });
        if (drawn.Panel.Count + drawn.Reserves.Count != 30 || drawn.Eligible != members - 1)
        {
            throw new InvalidOperationException("The draw is not 15 + 15.");
        }
    }

    private static void BareHmacs(int members)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, new byte[32]);
        Span<byte> message = stackalloc byte[8];
        Span<byte> mac = stackalloc byte[32];
        for (var i = 0; i < members; i++)
        {
            BitConverter.TryWriteBytes(message, i);
            hmac.AppendData(message);
            hmac.GetHashAndReset(mac);
        }
    }

    private static void Root(int members)
    {
        using var tree = new MerkleTree();
        var leaf = Leaf();
        for (var i = 0; i < members; i++)
        {
            BitConverter.TryWriteBytes(leaf, i);
            tree.Append(leaf);
        }

        tree.Root();
    }

    private static void BareHashes(int members)
    {
        byte[] leaf = [0x00, .. Leaf()];
        var node = new byte[65];
        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < members; i++)
        {
            BitConverter.TryWriteBytes(leaf.AsSpan(1), i);
            SHA256.HashData(leaf, hash);
            SHA256.HashData(node, hash);
        }
    }

    // As long as a roster leaf is: label, stratum and a salted person value in JCS.
    private static byte[] Leaf() =>
        Encoding.UTF8.GetBytes($$"""{"label":"0000000","person":"{{new string('0', 64)}}","stratum":"采购"}""");
}
