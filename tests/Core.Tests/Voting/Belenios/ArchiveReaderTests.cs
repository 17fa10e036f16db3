using System.Text;
using DemocraticReview.Core;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>An archive comes from anybody: it is read within bounds, and has one form.</summary>
public sealed class ArchiveReaderTests
{
    private static readonly BoxArchive Box = ABox.With().Cast(0, 1, 0).Cast(1, 0, 1).Counted();
    private static readonly byte[] Bytes = ArchiveWriter.Write(Box).Bytes;

    [Fact]
    public void What_was_written_is_read_the_same()
    {
        var read = ArchiveReader.Read(Bytes);

        read.Poll.Hash.ShouldBe(Box.Poll.Hash);
        read.Keys.ShouldBe(Box.Keys);
        read.Credentials.ShouldBe(Box.Credentials);
        read.Ballots.Select(b => b.ToArray()).ShouldBe(Box.Ballots.Select(b => b.ToArray()));
        (read.IsEnded, read.WrittenAt).ShouldBe((true, Box.WrittenAt));
        read.Result!.Value.ToArray().ShouldBe([1, 1]);
    }

    [Fact]
    public void A_box_that_is_open_closed_or_partly_decrypted_is_read_too()
    {
        foreach (var stage in new[] { Box with { Ballots = [], IsEnded = false, Tally = null, Parts = [], Result = null }, Box with { IsEnded = false, Tally = null, Parts = [], Result = null }, Box with { Tally = null, Parts = [], Result = null }, Box with { Parts = Box.Parts[..2], Result = null } })
        {
            var bytes = ArchiveWriter.Write(stage).Bytes;
            ArchiveWriter.Write(ArchiveReader.Read(bytes)).Bytes.ShouldBe(bytes);
        }
    }

    [Fact]
    public void No_byte_is_free()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var bent = (byte[])Bytes.Clone();
            bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
            Should.Throw<BrokenRuleException>(() => ArchiveReader.Read(bent));
        }

        // The header of an entry whole: each of its 512 bytes.
        for (var at = 512 * 2; at < 512 * 3; at++)
        {
            var bent = (byte[])Bytes.Clone();
            bent[at] ^= 1;
            Should.Throw<BrokenRuleException>(() => ArchiveReader.Read(bent));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void A_cut_or_lengthened_archive_is_refused(int length)
    {
        Should.Throw<BrokenRuleException>(() => ArchiveReader.Read(Bytes.AsMemory(0, length)));
        Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read(Bytes.AsMemory(0, Bytes.Length - 512)));
        Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read((byte[])[.. Bytes, .. new byte[1024]]));
    }

    [Fact]
    public void A_size_that_reaches_beyond_the_file_is_refused()
    {
        var huge = (byte[])Bytes.Clone();
        "77777777777"u8.CopyTo(huge.AsSpan(124));
        Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read(huge)).Facts["at"].ShouldBe(0);
        "00077777777"u8.CopyTo(huge.AsSpan(124));
        Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read(huge));
    }

    [Fact]
    public void Too_large_an_archive_is_refused_unread() =>
        Refused.By(ArchiveRules.TooLarge, () => ArchiveReader.Read(new byte[ArchiveReader.LargestArchive + 1]));

    [Fact]
    public void Payloads_and_events_in_another_order_are_refused()
    {
        var files = Files(Bytes).ToList();
        for (var i = 1; i < files.Count - 1; i++)
        {
            var swapped = files.ToList();
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
            Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read((byte[])[.. swapped.SelectMany(f => f)]));
            Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read((byte[])[.. files.Where((_, n) => n != i).SelectMany(f => f)]));
            Refused.By(ArchiveRules.Malformed, () => ArchiveReader.Read((byte[])[.. files[..i].Concat([files[i]]).Concat(files[i..]).SelectMany(f => f)]));
        }
    }

    [Fact]
    public void The_poll_the_keys_and_the_parts_are_read_strictly()
    {
        Refuses("\"min\":0", "\"min\":2");
        Refuses("\"max\":1", "\"max\":3");
        Refuses("\"max\":1", "\"max\":01");
        Refuses("BELENIOS-2048", "BELENIOS-1024");
        Refuses("\"version\":1,\"desc", "\"version\":2,\"desc");
        Refuses("\"Single\"", "\"Pedersen\"");
        Refuses("\"owner\":1", "\"owner\":01");
        Refuses("\"num_tallied\":2,\"total_weight\":2", "\"num_tallied\":2,\"total_weight\":3");
        Refuses("\"result\":[[1,1]]", "\"result\":[[1,1]],\"x\":1");
    }

    // Bent in place with its hashes left: so it is refused for what it says or for its hash, never taken.
    private static void Refuses(string part, string instead)
    {
        var text = Encoding.Latin1.GetString(Bytes);
        text.ShouldContain(part);
        Should.Throw<BrokenRuleException>(() => ArchiveReader.Read(Encoding.Latin1.GetBytes(text.Replace(part, instead, StringComparison.Ordinal))));
    }

    private static IEnumerable<byte[]> Files(byte[] archive)
    {
        for (var at = 0; at < archive.Length;)
        {
            var size = Convert.ToInt32(Encoding.ASCII.GetString(archive, at + 124, 11), 8);
            var end = at + 512 + ((size + 511) / 512 * 512);
            yield return archive[at..end];
            at = end;
        }
    }
}
