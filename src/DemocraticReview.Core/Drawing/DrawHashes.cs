using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Drawing;

/// <summary>What commits, dice and key of one draw are bound to. Hashes in hex.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Draw">Number of the draw.</param>
/// <param name="Announcement">Hash of what was announced.</param>
/// <param name="Roster">Root over the leaves.</param>
/// <param name="Members">Leaves, the recused included.</param>
/// <param name="Recusals">Hash of the list of the recused.</param>
public sealed record DrawBinding(Guid Meeting, int Draw, string Announcement, string Roster, int Members, string Recusals)
{
    /// <summary>Names the draw in everything that is signed.</summary>
    public string Id => $"{Meeting:D}/{Draw}";
}

/// <summary>The hashes and signed statements of a draw, byte by byte as docs/record-format.md, 6 has them.</summary>
public static class DrawHashes
{
    public const string CommitSignedDomain = "review/draw/commit-signed/v1";
    public const string DiceDomain = "review/draw/dice/v1";
    public const string SeatDomain = "review/seat/v1";

    /// <summary>Bytes of a witness's secret.</summary>
    public const int SecretLength = 32;

    public static string Announcement(Guid meeting, DrawAnnounced announced) => Announcement(DrawBodies.Announced(meeting, announced));

    public static string Announcement(JsonNode body) => Hex.Of(DomainHash.Of("review/draw/announcement/v1", CanonicalJson.Write(body)));

    public static string Recusals(IEnumerable<SkippedMember> recused) =>
        Hex.Of(DomainHash.Of("review/draw/recusals/v1", CanonicalJson.Write(DrawBodies.Recused(recused))));

    /// <param name="binding">The draw.</param>
    /// <param name="witness">Number.</param>
    /// <param name="key">The witness's, hex.</param>
    /// <param name="secret">32 bytes.</param>
    public static string Commit(DrawBinding binding, int witness, string key, ReadOnlySpan<byte> secret)
    {
        var number = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)witness);
        return Hex.Of(DomainHash.OfFields(
            "review/draw/commit/v1",
            Encoding.UTF8.GetBytes(binding.Id),
            Convert.FromHexString(binding.Announcement),
            Convert.FromHexString(binding.Roster),
            Convert.FromHexString(binding.Recusals),
            number,
            Convert.FromHexString(key),
            secret.ToArray()));
    }

    /// <summary>What a witness signs with the commit; <paramref name="frozen"/> is the tree at the frozen roster.</summary>
    public static byte[] CommitStatement(DrawBinding binding, int witness, string commit, TreeHead frozen) => P256.Message(CommitSignedDomain, new JsonObject
    {
        ["draw"] = binding.Id,
        ["announcement"] = binding.Announcement,
        ["roster"] = binding.Roster,
        ["recusals"] = binding.Recusals,
        ["witness"] = witness,
        ["commit"] = commit,
        ["checkpoint"] = DrawBodies.Head(frozen),
    });

    /// <summary>What a witness signs with the dice; <paramref name="committed"/> is the tree at the last commit.</summary>
    public static byte[] DiceStatement(DrawBinding binding, int reading, int witness, string dice, TreeHead committed) => P256.Message(DiceDomain, new JsonObject
    {
        ["draw"] = binding.Id,
        ["reading"] = reading,
        ["witness"] = witness,
        ["dice"] = dice,
        ["checkpoint"] = DrawBodies.Head(committed),
    });

    /// <summary>What a witness signs when a reserve takes a seat.</summary>
    public static byte[] SeatStatement(string drawId, string? left, VacancyReason reason, string reserve) => P256.Message(SeatDomain, new JsonObject
    {
        ["draw"] = drawId,
        ["left"] = left,
        ["reason"] = reason.ToString(),
        ["reserve"] = reserve,
    });

    /// <summary>The key of the tickets, 32 bytes: HKDF-Extract (RFC 5869) over everything that was published.</summary>
    /// <param name="binding">The draw.</param>
    /// <param name="commits">In order of the witnesses, hex; none in the form without.</param>
    /// <param name="reveals">Likewise.</param>
    /// <param name="dice">As agreed.</param>
    /// <param name="checkpointRoot">Hex.</param>
    public static byte[] Prk(DrawBinding binding, IEnumerable<string> commits, IEnumerable<string> reveals, string dice, string checkpointRoot)
    {
        var t = CanonicalJson.Write(new JsonObject
        {
            ["announcement"] = binding.Announcement,
            ["roster"] = binding.Roster,
            ["n"] = binding.Members,
            ["recusals"] = binding.Recusals,
            ["commits"] = DrawBodies.Texts(commits),
            ["dice"] = dice,
            ["reveals"] = DrawBodies.Texts(reveals),
            ["checkpoint"] = checkpointRoot,
        });
        var salt = DomainHash.Of("review/draw/salt/v1", Convert.FromHexString(checkpointRoot));
        return HKDF.Extract(HashAlgorithmName.SHA256, [.. "review/draw/v1"u8, 0, .. t], salt);
    }
}
