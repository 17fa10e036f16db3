using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>Who reported what: for the evaluation office alone.</summary>
[Shows(Act.ReadSealedReports)]
public sealed class DossierSealedPage : SectionPage
{
    [BindProperty]
    public List<TypedReport> Reports { get; set; } = [];

    protected override async Task ReadAsync()
    {
        var reports = await Service<SealedReports>().OpenAsync(Db, Id, HttpContext.RequestAborted);
        Reports = [.. reports.Select(r => new TypedReport { Name = r.Name, Unit = r.Unit, Contact = r.Contact, Date = Show(r.Date), Text = r.Text })];
        if (Reports.Count == 0 && CanWrite)
        {
            Reports.Add(new TypedReport());
        }
    }

    protected override Command Write() => new SealReports(
        [.. Reports.Select((typed, i) => (typed, id: $"Reports[{i}]")).Where(r => !r.typed.IsEmpty).Select(r => new SealedReport(
            Blank(r.typed.Name), Blank(r.typed.Unit), Blank(r.typed.Contact), Day(r.typed.Date, $"{r.id}.Date", "ReportDate"), Needed(r.typed.Text, $"{r.id}.Text", "ReportText")))])
    {
        ItemId = Id,
    };

    protected override string Add(string list)
    {
        Reports.Add(new TypedReport());
        return $"Reports[{Reports.Count - 1}].Name";
    }

    protected override void Remove(string list, int row) => RemoveAt(Reports, row);

    /// <summary>A report as typed.</summary>
    public sealed record TypedReport
    {
        public string? Name { get; set; }

        public string? Unit { get; set; }

        public string? Contact { get; set; }

        public string? Date { get; set; }

        public string? Text { get; set; }

        public bool IsEmpty => Blank(Name) is null && Blank(Unit) is null && Blank(Contact) is null && Blank(Text) is null;
    }
}
