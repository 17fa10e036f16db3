using System.IO.Compression;
using System.Text;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Tests.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;

namespace App.Tests.Flagging;

public sealed class TrueTypeTests
{
    // One grey pixel each, made by hand.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9, 0, 0];
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8.ToArray();

    [LibreOfficeFact]
    public async Task Files_of_a_real_office_program_are_known_by_their_content()
    {
        var folder = Directory.CreateTempSubdirectory("review-types-").FullName;
        try
        {
            var source = Path.Combine(folder, "调研.txt");
            await File.WriteAllTextAsync(source, "市场调研记录\n单价 3980.00 元/吨\n");
            await LibreOffice.Convert(folder, "docx", source);
            await LibreOffice.Convert(folder, "pdf", source);
            var sheet = Path.Combine(folder, "报价.csv");
            await File.WriteAllTextAsync(sheet, "来源,单价\n行业信息网,3120\n");
            await LibreOffice.Convert(folder, "xlsx", sheet);
            (string Name, AttachmentType Type)[] made =
                [("调研.txt", AttachmentType.Txt), ("调研.docx", AttachmentType.Docx), ("调研.pdf", AttachmentType.Pdf), ("报价.xlsx", AttachmentType.Xlsx)];
            foreach (var (name, type) in made)
            {
                TrueType.Of(await File.ReadAllBytesAsync(Path.Combine(folder, name))).ShouldBe(type, name);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Pictures_documents_and_texts_are_known()
    {
        TrueType.Of(Png).ShouldBe(AttachmentType.Png);
        TrueType.Of(Jpeg).ShouldBe(AttachmentType.Jpeg);
        TrueType.Of(Pdf).ShouldBe(AttachmentType.Pdf);
        TrueType.Of(Encoding.UTF8.GetBytes("验收记录，一切正常。\r\n")).ShouldBe(AttachmentType.Txt);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        TrueType.Of(Encoding.GetEncoding("GB18030").GetBytes("验收记录，一切正常。\r\n")).ShouldBe(AttachmentType.Txt);
        TrueType.Of(Package("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")).ShouldBe(AttachmentType.Docx);
        TrueType.Of(Package("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")).ShouldBe(AttachmentType.Xlsx);
    }

    public static TheoryData<string, byte[]> Strangers() => new()
    {
        { "a Windows program", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0] },
        { "a Linux program", [0x7F, .. "ELF"u8, 2, 1, 1, 0] },
        { "a script", "#!/bin/sh\nrm -rf /\n"u8.ToArray() },
        { "a web page in UTF-16", Encoding.Unicode.GetBytes("<script>") },
        { "a picture with a program hung on", [.. Png, .. "MZ program"u8] },
        { "a picture cut short", Png[..^4] },
        { "a PDF without its end", Pdf[..20] },
        { "a package of nothing", Package("a.txt", null) },
        { "a package cut short", Package("word/document.xml", "x")[..40] },
        { "a workbook with macros", Package("xl/vbaProject.bin", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml") },
        { "a document with macros", Package("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml") },
        { "two documents in one", Package("a", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\" b=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml") },
        { "bytes that are no text", [0x80, 0xFF, 0xFE, 0x41] },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public void Programs_and_strangers_are_refused(string what, byte[] file) =>
        Should.Throw<BrokenRuleException>(() => TrueType.Of(file), what).Rule.ShouldBe(DossierRules.AttachmentTypeRefused);

    private static byte[] Package(string part, string? type)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (type is not null)
            {
                using var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open());
                types.Write($"<Types><Override PartName=\"/x\" ContentType=\"{type}\"/></Types>");
            }

            using var content = new StreamWriter(zip.CreateEntry(part).Open());
            content.Write("x");
        }

        return file.ToArray();
    }
}
