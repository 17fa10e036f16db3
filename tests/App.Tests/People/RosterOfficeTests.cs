using System.Text;
using DemocraticReview.App.People;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.Tests.People;

/// <summary>Files that a real office program has written.</summary>
public sealed class RosterOfficeTests : IDisposable
{
    private static readonly CorpsMember[] Expected =
    [
        new("00123", "张三", "炼铁厂\n一车间", "技师", "冶金", MemberStatus.Active, "13800138000"),
        new("00124", "𠮷䶮", "炼铁厂\n一车间", "班长", "机械", MemberStatus.Active),
        new("A-7", "阿卜杜拉·买买提", "焦化厂", "=1+1", "电气", MemberStatus.Retired, "0351-123"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("roster").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [LibreOfficeFact]
    public async Task A_sheet_with_titles_merged_units_and_padded_numbers_is_read_from_both_formats()
    {
        await LibreOffice.Convert(folder, "xls", Source());
        await LibreOffice.Convert(folder, "xlsx", Source());

        foreach (var ending in new[] { "xls", "xlsx" })
        {
            var plan = ReadFile("office." + ending).Import();
            plan.Faults.ShouldBeEmpty(ending);
            plan.Added.ShouldBe(Expected, ending);
        }
    }

    [LibreOfficeFact]
    public async Task An_export_that_an_office_program_has_saved_again_changes_nothing()
    {
        CorpsMember[] roster = [.. Rosters.Many(50), .. Expected, Expected[0] with { Number = "=2+2", Name = "\"引号\",\n换行 x", Unit = "_x0041_" }];
        using (var file = File.Create(Path.Combine(folder, "export.xlsx")))
        {
            RosterExport.Write(file, roster);
        }
        await LibreOffice.Convert(folder, "xls", Path.Combine(folder, "export.xlsx"));
        await LibreOffice.Convert(folder, "ods", Path.Combine(folder, "export.xlsx"));
        await LibreOffice.Convert(folder, "xlsx", Path.Combine(folder, "export.ods"));
        await LibreOffice.Convert(folder, "csv:Text - txt - csv (StarCalc):44,34,85", Path.Combine(folder, "export.ods"));

        foreach (var ending in new[] { "xls", "xlsx", "csv" })
        {
            var plan = ReadFile("export." + ending).Import(roster);
            plan.Faults.ShouldBeEmpty(ending);
            plan.IsEmpty.ShouldBeTrue(ending);
        }
    }

    [LibreOfficeFact]
    public async Task A_locked_workbook_and_a_document_of_another_program_are_told_apart()
    {
        await LibreOffice.Convert(folder, "xls", Source());
        var xls = await File.ReadAllBytesAsync(Path.Combine(folder, "office.xls"));

        // What a password makes of an .xlsx: the same container, with another stream in it.
        Rosters.Refused(new MemoryStream(Renamed(xls, "EncryptedPackage")), RosterFileRules.Encrypted);
        Rosters.Refused(new MemoryStream(Renamed(xls, "WordDocument")), RosterFileRules.Kind);
        Rosters.Refused(new MemoryStream(Locked(xls)), RosterFileRules.Encrypted);
        Rosters.Refused(new MemoryStream(xls[..(xls.Length / 2)]), RosterFileRules.Damaged);
    }

    private static byte[] Renamed(byte[] container, string name)
    {
        var bytes = container.ToArray();
        var entry = bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Workbook\0")), 66);
        entry[..64].Clear();
        Encoding.Unicode.GetBytes(name, entry);
        entry[64] = (byte)((name.Length + 1) * 2);
        return bytes;
    }

    // The records between the beginning and the author's name become one FILEPASS: locked by a password that nobody knows.
    private static byte[] Locked(byte[] workbook)
    {
        byte[] filePass = [0x2F, 0, 0x80, 0, 0, 0, 0x34, 0x12, 0x78, 0x56];
        var bytes = workbook.ToArray();
        filePass.CopyTo(bytes, bytes.AsSpan().IndexOf("\u005C\0\u0070\0"u8) - 16);
        return bytes;
    }

    private RosterSheet ReadFile(string name)
    {
        using var file = File.OpenRead(Path.Combine(folder, name));
        return RosterFile.Read(file, name);
    }

    private static string Source()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "DemocraticReview.sln")))
        {
            root = root.Parent;
        }
        return Path.Combine(root.FullName, "tests", "data", "roster", "office.fods");
    }
}
