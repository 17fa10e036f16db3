namespace DemocraticReview.App.People;

/// <summary>The parts of the exported .xlsx that are the same for every roster.</summary>
internal static class RosterPackage
{
    public const string Styles = "xl/styles.xml";
    public const string Sheet = "xl/worksheets/sheet1.xml";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static IReadOnlyList<(string Path, string Xml)> FixedParts { get; } =
    [
        ("[Content_Types].xml", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Types xmlns="{Package}/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>
              <Override PartName="/{Styles}" ContentType="{Types}.styles+xml"/>
              <Override PartName="/{Sheet}" ContentType="{Types}.worksheet+xml"/>
            </Types>
            """),
        ("_rels/.rels", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="book" Type="{Office}/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """),
        ("xl/workbook.xml", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}">
              <sheets><sheet name="名册" sheetId="1" r:id="sheet"/></sheets>
            </workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/>
              <Relationship Id="sheet" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
            </Relationships>
            """),
    ];
}
