using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>An archive as bytes, and the hashes that the record binds it by.</summary>
/// <param name="Bytes">The <c>.bel</c> file.</param>
/// <param name="SetupHash">Of the Setup payload, which covers what is asked, the single keys and the list of credentials; 64 hexadecimal digits.</param>
/// <param name="EndBallotsHash">Of the EndBallots event, whose parents cover every ballot; null while the box is open.</param>
public sealed record WrittenArchive(byte[] Bytes, string SetupHash, string? EndBallotsHash);

/// <summary>Writes the format's archive, each payload before the event that names it, each event naming the one before.</summary>
public sealed class ArchiveWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);
    private readonly long _time;
    private string? _parent;
    private int _height;

    private ArchiveWriter(long time)
    {
        _time = time;
        Tar.Append(_bytes, "BELENIOS", Encoding.ASCII.GetBytes($"{{\"version\":1,\"timestamp\":\"{time}\"}}"), time);
    }

    public static WrittenArchive Write(BoxArchive archive)
    {
        var writer = new ArchiveWriter(archive.WrittenAt);
        var setup = writer.Setup(archive);
        foreach (var ballot in archive.Ballots)
        {
            writer.Event("Ballot", writer.Data(ballot.Span));
        }

        var end = archive.IsEnded ? writer.Event("EndBallots", null) : null;
        if (archive.Tally is { } tally)
        {
            var sums = writer.Data(tally.Json);
            writer.Event("EncryptedTally", writer.Data($"{{\"num_tallied\":{tally.Ballots},\"total_weight\":{tally.Ballots},\"encrypted_tally\":\"{sums}\"}}"));
        }

        foreach (var (holder, part) in archive.Parts)
        {
            var factors = writer.Data(part.Json);
            writer.Event("PartialDecryption", writer.Data($"{{\"owner\":{holder},\"payload\":\"{factors}\"}}"));
        }

        if (archive.Result is { } result)
        {
            writer.Event("Result", writer.Data($"{{\"result\":[[{string.Join(',', result)}]]}}"));
        }

        return new WrittenArchive(writer._bytes.WrittenSpan.ToArray(), setup, end);
    }

    /// <summary>Hash of the Setup payload of a box that is not open yet: 64 hexadecimal digits.</summary>
    public static string SetupHash(BoxArchive archive) => new ArchiveWriter(0).Setup(archive);

    /// <summary>The list of credentials as the format writes it.</summary>
    public static byte[] CredentialsJson(IEnumerable<GroupElement> credentials) => Encoding.ASCII.GetBytes($"[{string.Join(',', credentials.Select(c => $"\"{c}\""))}]");

    private string Setup(BoxArchive archive)
    {
        var poll = Data(archive.Poll.Json.Span);
        var keys = Data(HolderKey.WriteAll(archive.Keys));
        var credentials = Data(CredentialsJson(archive.Credentials));
        var setup = Data($"{{\"election\":\"{poll}\",\"trustees\":\"{keys}\",\"credentials\":\"{credentials}\"}}");
        Event("Setup", setup);
        return setup;
    }

    private string Data(string ascii) => Data(Encoding.ASCII.GetBytes(ascii));

    // Written again each time it is named.
    private string Data(ReadOnlySpan<byte> data) => File(data, ".data.json");

    private string Event(string type, string? payload)
    {
        var parent = _parent is null ? "" : $"\"parent\":\"{_parent}\",";
        var tail = payload is null ? "" : $",\"payload\":\"{payload}\"";
        var height = _height++.ToString(CultureInfo.InvariantCulture);
        return _parent = File(Encoding.ASCII.GetBytes($"{{{parent}\"height\":{height},\"type\":\"{type}\"{tail}}}"), ".event.json");
    }

    private string File(ReadOnlySpan<byte> data, string ending)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(data));
        Tar.Append(_bytes, hash + ending, data, _time);
        return hash;
    }
}
