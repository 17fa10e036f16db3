using System.Globalization;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Sets up a meeting.</summary>
[Shows(Act.PrepareMeeting)]
public sealed class NewMeetingPage : ReviewPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? HeldAt { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Representatives { get; set; }

    [BindProperty]
    public string Procedure { get; set; } = "changgang-review";

    [BindProperty]
    public bool IsRehearsal { get; set; }

    /// <summary>The meeting whose upheld objection this one follows.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Follows { get; set; }

    /// <summary>The newest version of each procedure of a meeting.</summary>
    public IReadOnlyList<FlowDefinition> Procedures { get; private set; } = [];

    /// <summary>Working days that the people concerned are to have after the announcement.</summary>
    public int NoticeDays { get; private set; }

    /// <summary>The first day on which a meeting announced today can be held.</summary>
    public DateTimeOffset? Earliest { get; private set; }

    public FormField Field(string name, string label, string? typed) => new(name, name, label, typed);

    public Task OnGetAsync() => ListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ListAsync();
        try
        {
            var command = new CreateMeeting(
                Number ?? "", Title ?? "", WorksTime.Parse(HeldAt, "heldAt"), Place ?? "", Wanted(), Procedure, IsRehearsal, Follows);
            if (await SendAsync(command) is { } made)
            {
                return await DoneAsync(made, $"/meetings/{made.Id}");
            }
        }
        catch (BrokenRuleException broken)
        {
            Refuse(broken);
        }

        return Page();
    }

    private async Task ListAsync()
    {
        var library = Service<DefinitionLibrary>();
        await library.RefreshAsync(Db, HttpContext.RequestAborted);
        Procedures = library.ForMeetings;
        if (Procedures.FirstOrDefault(p => p.DefinitionId == Procedure) is { } chosen && SettingsReader.Read(chosen.Settings, chosen.DefinitionId).Settings is { } settings)
        {
            var stored = await Db.Enterprises.Where(e => e.Id == Visitor.EnterpriseId).Select(e => e.Calendar).FirstOrDefaultAsync(HttpContext.RequestAborted);
            NoticeDays = settings.NoticeWorkingDays;
            Earliest = Calendars.Of(stored).AddWorkingDays(Service<TimeProvider>().GetUtcNow(), NoticeDays);
        }
    }

    private int? Wanted() => string.IsNullOrWhiteSpace(Representatives)
        ? null
        : int.TryParse(Representatives, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", "representatives"));
}
