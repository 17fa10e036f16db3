using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.Core.Recording;

/// <summary>How much of a tree was there, and its root in hex: what witnesses sign inside their statements.</summary>
public sealed record TreeHead(int Size, string Root);

/// <summary>One signature under a checkpoint.</summary>
/// <param name="Name">Of the key, without spaces or plus signs.</param>
/// <param name="KeyId">4 bytes, see <see cref="Checkpoint.KeyId"/>.</param>
/// <param name="Signature">r ‖ s, 64 bytes.</param>
public sealed record SignatureLine(string Name, byte[] KeyId, byte[] Signature);

/// <summary>A checkpoint in the C2SP form tlog-checkpoint, a signed note (docs/record-format.md, 4).</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Leaves.</param>
/// <param name="Root">32 bytes.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    private const string KeyType = "review/p256/v1";
    private const int MostLength = 16_384;
    private const string Dash = "— ";

    /// <summary>What is signed: three lines, each with its line break.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    public TreeHead Head => new((int)Size, Hex.Of(Root));

    /// <summary>Name of the key of the record.</summary>
    public static string NameOf(Guid enterprise) => $"democratic-review/{enterprise:D}";

    public static string OriginOf(Guid enterprise, Guid meeting) => $"{NameOf(enterprise)}/meeting/{meeting:D}";

    public static string LogOriginOf(Guid enterprise) => $"{NameOf(enterprise)}/log";

    /// <summary>First 4 bytes of SHA-256(name ‖ 0x0A ‖ 0xff ‖ kind of key ‖ key).</summary>
    public static byte[] KeyId(string name, string key) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 0x0A, 0xFF, .. Encoding.UTF8.GetBytes(KeyType), .. Convert.FromHexString(key)])[..4];

    /// <summary>The signed note with one signature line.</summary>
    public string Sign(string name, IRecordSigner signer) =>
        Note([new SignatureLine(name, KeyId(name, signer.Key), signer.Sign(Encoding.UTF8.GetBytes(Text)))]);

    public string Note(IEnumerable<SignatureLine> lines) =>
        Text + "\n" + string.Concat(lines.Select(l => $"{Dash}{l.Name} {Convert.ToBase64String([.. l.KeyId, .. l.Signature])}\n"));

    /// <summary>Whether <paramref name="line"/> is by this key on this checkpoint.</summary>
    public bool IsSignedBy(SignatureLine line, string name, string key) =>
        line.Name == name && line.KeyId.AsSpan().SequenceEqual(KeyId(name, key)) && P256.Verify(key, Encoding.UTF8.GetBytes(Text), line.Signature);

    /// <summary>Reads a signed note; null where a byte is not as <see cref="Note"/> would write it.</summary>
    public static (Checkpoint Checkpoint, IReadOnlyList<SignatureLine> Lines)? Read(string note)
    {
        var parts = note.Length <= MostLength ? note.Split("\n\n") : [];
        if (parts.Length != 2 || parts[0].Split('\n') is not [var origin, var size, var root]
            || !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves) || Base64(root, 32) is not { } hash)
        {
            return null;
        }

        var checkpoint = new Checkpoint(origin, leaves, hash);
        var lines = parts[1].Split('\n').SkipLast(1).Select(ReadLine).OfType<SignatureLine>().ToList();

        // Written again it must be the same: no other spelling of a number or of base64, no line left out.
        return lines.Count > 0 && checkpoint.Note(lines) == note ? (checkpoint, lines) : null;
    }

    private static SignatureLine? ReadLine(string line) =>
        line.Split(' ') is ["—", var name, var text] && Base64(text, 4 + P256.SignatureLength) is [var a, var b, var c, var d, .. var signature]
            ? new SignatureLine(name, [a, b, c, d], signature)
            : null;

    private static byte[]? Base64(string text, int length)
    {
        var bytes = new byte[length];
        return text.Length < 2 * length && Convert.TryFromBase64String(text, bytes, out var written) && written == length ? bytes : null;
    }
}
