using System.Buffers.Binary;
using System.Text;
using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using static DemocraticReview.App.Tests.People.Rosters;

namespace DemocraticReview.App.Tests.People;

public sealed class RosterFileTests
{
    private static readonly string OneRow = Xlsx.Row(1, Xlsx.Header) + Xlsx.Row(2, "1|a|b|c|d|在册");

    [Theory]
    [InlineData("名册.csv")]
    [InlineData("名册.xls")]
    [InlineData("")]
    public void The_content_says_what_a_file_is_whatever_its_name(string name) => Read(Xlsx.Of(OneRow), name).Rows.ShouldHaveSingleItem();

    public static TheoryData<string, byte[]> Strangers => new()
    {
        { "a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13] },
        { "a web page saved as .xls", "\r\n<html><table><tr><td>工号</td></tr></table></html>"u8.ToArray() },
        { "the XML of 2003", "\uFEFF<?xml version=\"1.0\"?><Workbook/>"u8.ToArray() },
        { "bytes of no encoding", [0x31, 0xFF, 0xFF, 0x32] },
        { "a document", Xlsx.Pack([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")]).ToArray() },
        { "an archive", Xlsx.Pack([("roster.txt", "工号")]).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void A_file_of_another_kind_is_refused(string what, byte[] bytes) => Refused(new MemoryStream(bytes), RosterFileRules.Kind, what);

    [Fact]
    public void An_empty_file_has_no_header() => Refused(new MemoryStream(), RosterFileRules.HeaderMissing);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void A_file_cut_off_on_its_way_is_damaged(double part)
    {
        var whole = Xlsx.Of(OneRow).ToArray();

        Refused(new MemoryStream(whole[..(int)(whole.Length * part)]), RosterFileRules.Damaged);
    }

    [Fact]
    public void A_broken_sheet_inside_a_good_package_is_damaged() => Refused(Xlsx.Of("<row><c></row>"), RosterFileRules.Damaged);

    [Fact]
    public void An_entity_in_the_sheet_is_never_expanded()
    {
        var xml = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>";
        var parts = Unpack(Xlsx.Of(OneRow)).Select(p => p.Path == "xl/sheet1.xml" ? (p.Path, xml) : p);

        Refused(Xlsx.Pack(parts), RosterFileRules.Damaged);
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_unread()
    {
        using var big = new SparseStream(RosterFile.MaxBytes + 1);

        Refused(big, RosterFileRules.TooBig).Facts["limit"].ShouldBe(64L);
        big.WasRead.ShouldBeFalse();
    }

    [Fact]
    public void A_package_that_unpacks_beyond_the_limit_is_refused()
    {
        var bomb = Xlsx.Pack([.. Unpack(Xlsx.Of(OneRow)), ("xl/media/big", new string(' ', (int)RosterFile.MaxUnpackedBytes))]);

        bomb.Length.ShouldBeLessThan(RosterFile.MaxBytes);
        Refused(bomb, RosterFileRules.TooBig);
    }

    [Fact]
    public void A_table_of_texts_beyond_its_limit_is_refused() =>
        Refused(Xlsx.Pack([.. Unpack(Xlsx.Of(OneRow)), ("xl/sharedStrings.xml", new string(' ', (int)RosterFile.MaxSharedTextBytes + 1))]), RosterFileRules.TooBig);

    [Fact]
    public void A_package_that_lies_about_its_size_gets_no_more_than_it_asked_for()
    {
        var rows = OneRow + string.Concat(Enumerable.Range(3, 5_000).Select(i => Xlsx.Row(i, $"{i}|a|b|c|d|在册")));
        var bytes = Xlsx.Of(rows).ToArray();
        Understate(bytes, "xl/sheet1.xml", 4_000);

        Refused(new MemoryStream(bytes), RosterFileRules.Damaged);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_as_well()
    {
        using var pipe = new ForwardOnly(Xlsx.Of(OneRow));
        Read(pipe).Rows.ShouldHaveSingleItem();

        var endless = new SparseStream(long.MaxValue);
        Refused(new ForwardOnly(endless), RosterFileRules.TooBig);
        endless.Position.ShouldBeLessThan(RosterFile.MaxBytes + (1 << 20));
    }

    [Fact]
    public void More_rows_than_any_corps_has_are_refused()
    {
        var text = new StringBuilder(Xlsx.Header.Replace('|', ',')).Append('\n');
        for (var i = 0; i <= RosterFile.MaxRows; i++)
        {
            text.Append(i).Append(",a,b,c,d,在册\n");
        }

        Refused(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), RosterFileRules.TooManyRows).Facts["limit"].ShouldBe(RosterFile.MaxRows);
    }

    [Fact]
    public void Progress_goes_up_to_a_hundred_and_a_cancelled_import_stops()
    {
        var file = new MemoryStream();
        RosterExport.Write(file, Many(5_000));
        var heard = new Heard();

        RosterFile.Read(file, "名册.xlsx", heard).Rows.Count.ShouldBe(5_000);

        heard.Count.ShouldBeGreaterThan(4);
        heard.ShouldBeInOrder();
        heard[^1].ShouldBe(new RosterProgress(5_000, 100));
        using var stop = new CancellationTokenSource();
        var second = new Heard { OnReport = p => { if (p.Rows > 2_000) { stop.Cancel(); } } };
        Should.Throw<OperationCanceledException>(() => RosterFile.Read(file, "名册.xlsx", second, stop.Token));
        second.Count.ShouldBeLessThan(heard.Count);
    }

    private static IEnumerable<(string Path, string Text)> Unpack(Stream stream)
    {
        using var zip = new System.IO.Compression.ZipArchive(stream);
        return [.. zip.Entries.Select(e => (e.FullName, new StreamReader(e.Open()).ReadToEnd()))];
    }

    // Writes a smaller unpacked size over the one in the part's record of the central directory.
    private static void Understate(byte[] zip, string path, uint size)
    {
        for (var at = 0; at < zip.Length - 46; at++)
        {
            if (zip.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8) && zip.AsSpan(at + 46).StartsWith(Encoding.UTF8.GetBytes(path)))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), size);
                return;
            }
        }
        throw new InvalidOperationException("The part is not in the directory.");
    }
}
