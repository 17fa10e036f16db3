using System.Globalization;
using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>The working-day calendar that all clocks go by, and the procedures that are loaded.</summary>
[Shows(Act.ManageSettings)]
public sealed class SettingsPage : ReviewPage
{
    private const string DayForm = "yyyy-MM-dd";

    [BindProperty]
    public string? Holidays { get; set; }

    [BindProperty]
    public string? MakeUpDays { get; set; }

    public IReadOnlyList<FlowDefinition> Definitions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Definitions = await DefinitionsAsync();
        var stored = await Db.Enterprises.Where(e => e.Id == Visitor.EnterpriseId).Select(e => e.Calendar).FirstOrDefaultAsync();
        if (stored is not null)
        {
            var calendar = EventCatalog.Read<CalendarChanged>("calendar.changed", stored);
            Holidays = string.Join('\n', calendar.Holidays.Select(d => d.ToString(DayForm, CultureInfo.InvariantCulture)));
            MakeUpDays = string.Join('\n', calendar.MakeUpDays.Select(d => d.ToString(DayForm, CultureInfo.InvariantCulture)));
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            if (await SendAsync(new ChangeCalendar(Days(Holidays), Days(MakeUpDays))) is not null)
            {
                return Redirect("/settings?done=saved");
            }
        }
        catch (BrokenRuleException unreadable)
        {
            Refuse(unreadable);
        }

        Definitions = await DefinitionsAsync();
        return Page();
    }

    private async Task<IReadOnlyList<FlowDefinition>> DefinitionsAsync()
    {
        var library = Service<DefinitionLibrary>();
        await library.RefreshAsync(Db, HttpContext.RequestAborted);
        return library.All;
    }

    private static List<DateOnly> Days(string? typed) =>
        [.. (typed ?? "").Split(['\n', '\r', ',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Day)];

    private static DateOnly Day(string typed) => DateOnly.TryParseExact(typed, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new BrokenRuleException(DossierRules.NotADate, ("typed", typed));
}
