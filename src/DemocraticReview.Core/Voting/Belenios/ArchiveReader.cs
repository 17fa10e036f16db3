using System.Collections.Immutable;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Reads an archive from anybody. What was understood is written again and must give the same bytes: so container, names, hashes, chain and
/// order have one form, and no byte is free to say something else.
/// </summary>
public sealed class ArchiveReader
{
    /// <summary>Largest archive: some fifty thousand ballots.</summary>
    public const int LargestArchive = 512 << 20;

    private readonly ReadOnlyMemory<byte> _archive;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);
    private readonly List<(string Name, ReadOnlyMemory<byte> Data)> _events = [];

    private ArchiveReader(ReadOnlyMemory<byte> archive) => _archive = archive;

    /// <exception cref="BrokenRuleException"><see cref="ArchiveRules.TooLarge"/>, <see cref="ArchiveRules.Malformed"/> or what its parts break.</exception>
    public static BoxArchive Read(ReadOnlyMemory<byte> archive)
    {
        if (archive.Length > LargestArchive)
        {
            throw new BrokenRuleException(ArchiveRules.TooLarge, ("maximum", LargestArchive >> 20));
        }

        var read = new ArchiveReader(archive).Read();
        var again = ArchiveWriter.Write(read).Bytes;
        var same = archive.Span.CommonPrefixLength(again);
        return same == again.Length && same == archive.Length ? read : throw Malformed(same);
    }

    private BoxArchive Read()
    {
        var time = ReadFiles();
        var setup = new StrictReader(Payload("Setup", 0).Span, ArchiveRules.Malformed);
        setup.Literal("{\"election\":"u8);
        var poll = Poll.Read(Data(setup.Plain(64)).Span);
        setup.Literal(",\"trustees\":"u8);
        var keys = HolderKey.ReadAll(Data(setup.Plain(64)).Span);
        setup.Literal(",\"credentials\":"u8);
        var credentials = ReadCredentials(Data(setup.Plain(64)).Span);
        var box = new BoxArchive { WrittenAt = time, Poll = poll, Keys = keys, Credentials = credentials };
        return ReadEvents(box, poll.Question.Answers.Length);
    }

    // Each kind of event after the others, as many as there are: the writer tells whether that was their order.
    private BoxArchive ReadEvents(BoxArchive box, int answers)
    {
        var at = 1;
        var ballots = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (; Payload("Ballot", at) is { IsEmpty: false } ballot; at++)
        {
            ballots.Add(ballot);
        }

        var isEnded = at < _events.Count && TypeOf(at) == "EndBallots";
        at += isEnded ? 1 : 0;
        var tally = Payload("EncryptedTally", at) is { IsEmpty: false } sums ? ReadTally(sums.Span, answers) : null;
        at += tally is null ? 0 : 1;
        var parts = ImmutableArray.CreateBuilder<(int, PartialDecryption)>();
        for (; Payload("PartialDecryption", at) is { IsEmpty: false } part; at++)
        {
            parts.Add(ReadPart(part.Span, answers));
        }

        ImmutableArray<int>? result = Payload("Result", at) is { IsEmpty: false } counts ? ReadResult(counts.Span, answers) : null;
        return box with { Ballots = ballots.ToImmutable(), IsEnded = isEnded, Tally = tally, Parts = parts.ToImmutable(), Result = result };
    }

    private long ReadFiles()
    {
        var at = 0;
        var time = 0L;
        while (at < _archive.Length)
        {
            if (Tar.Next(_archive.Span, at) is not { } entry)
            {
                throw Malformed(at);
            }

            var data = _archive.Slice(entry.Start, entry.Size);
            if (at == 0)
            {
                time = ReadTime(data.Span);
            }
            else if (entry.Name.EndsWith(".event.json", StringComparison.Ordinal))
            {
                _events.Add((entry.Name, data));
            }
            else
            {
                _files[entry.Name] = data;
            }

            at = entry.Start + Tar.Padded(entry.Size);
        }

        return time;
    }

    private static long ReadTime(ReadOnlySpan<byte> json)
    {
        var reader = new StrictReader(json, ArchiveRules.Malformed);
        reader.Literal("{\"version\":1,\"timestamp\":"u8);
        var text = Encoding.ASCII.GetBytes(reader.Plain(11));
        return (long)(Decimals.Read(text, 1L << 33, 10) ?? throw reader.Refusal());
    }

    private string TypeOf(int at)
    {
        var reader = EventAfterHeight(at);
        return reader.Plain(20);
    }

    private StrictReader EventAfterHeight(int at)
    {
        if (at >= _events.Count)
        {
            throw new BrokenRuleException(ArchiveRules.Malformed, ("at", _archive.Length));
        }

        var reader = new StrictReader(_events[at].Data.Span, ArchiveRules.Malformed);
        reader.Literal("{"u8);
        if (reader.TryLiteral("\"parent\":"u8))
        {
            reader.Plain(64);
            reader.Literal(","u8);
        }

        reader.Literal("\"height\":"u8);
        reader.Count();
        reader.Literal(",\"type\":"u8);
        return reader;
    }

    // The payload of event number at, or empty where that is of another type or not there.
    private ReadOnlyMemory<byte> Payload(string type, int at)
    {
        if (at >= _events.Count)
        {
            return default;
        }

        var reader = EventAfterHeight(at);
        if (reader.Plain(20) != type)
        {
            return default;
        }

        reader.Literal(",\"payload\":"u8);
        return Data(reader.Plain(64));
    }

    private ReadOnlyMemory<byte> Data(string hash) =>
        _files.TryGetValue(hash + ".data.json", out var data) && !data.IsEmpty ? data : throw Malformed(_archive.Length);

    private static ImmutableArray<GroupElement> ReadCredentials(ReadOnlySpan<byte> json)
    {
        var reader = new StrictReader(json, ArchiveRules.Malformed);
        var credentials = ImmutableArray.CreateBuilder<GroupElement>();
        reader.Literal("["u8);
        while (!reader.TryLiteral("]"u8))
        {
            reader.Literal(credentials.Count == 0 ? ""u8 : ","u8);
            credentials.Add(reader.Element());
        }

        reader.End();
        return credentials.ToImmutable();
    }

    private BoxTally ReadTally(ReadOnlySpan<byte> json, int answers)
    {
        var reader = new StrictReader(json, ArchiveRules.Malformed);
        reader.Literal("{\"num_tallied\":"u8);
        var ballots = reader.Count();
        reader.Literal(",\"total_weight\":"u8);
        reader.Count();
        reader.Literal(",\"encrypted_tally\":"u8);
        return BoxTally.Read(ballots, Data(reader.Plain(64)).Span, answers);
    }

    private (int Holder, PartialDecryption Part) ReadPart(ReadOnlySpan<byte> json, int answers)
    {
        var reader = new StrictReader(json, ArchiveRules.Malformed);
        reader.Literal("{\"owner\":"u8);
        var holder = reader.Count();
        reader.Literal(",\"payload\":"u8);
        return (holder, PartialDecryption.Read(Data(reader.Plain(64)).Span, answers));
    }

    private static ImmutableArray<int> ReadResult(ReadOnlySpan<byte> json, int answers)
    {
        var reader = new StrictReader(json, ArchiveRules.Malformed);
        var counts = ImmutableArray.CreateBuilder<int>(answers);
        for (var i = 0; i < answers; i++)
        {
            reader.Literal(i == 0 ? "{\"result\":[["u8 : ","u8);
            counts.Add(reader.Count());
        }

        return counts.MoveToImmutable();
    }

    private static BrokenRuleException Malformed(int at) => new(ArchiveRules.Malformed, ("at", at));
}
