using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Rehearsing;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>Plays a copy of a meeting before it is held, so that everybody has seen it once.</summary>
[Shows(Act.PrepareMeeting)]
public sealed class RehearsePage : ReviewPage
{
    private const int MillisecondsPerStep = 100;

    /// <summary>Tenths of a second before each act.</summary>
    public static IReadOnlyList<int> Paces { get; } = [0, 5, 20];

    public ReviewMeeting Meeting { get; private set; } = null!;

    [BindProperty]
    public RehearsalEnding Ending { get; set; } = RehearsalEnding.Passes;

    [BindProperty]
    public int Pace { get; set; } = 5;

    public async Task OnGetAsync(Guid meeting) => Meeting = await Ledger.MeetingAsync(meeting, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(Guid meeting)
    {
        await OnGetAsync(meeting);
        var texts = Service<IStringLocalizer<RehearseTexts>>();
        var earlier = await Db.Meetings.CountAsync(m => m.IsRehearsal && m.Number.StartsWith(Meeting.Number));
        try
        {
            var copy = await Service<WatchedRehearsals>().BeginAsync(
                Meeting,
                $"{Meeting.Number}-{texts["NumberSuffix"]}{earlier + 1}",
                texts["CopyTitle", Meeting.Title],
                Visitor.ActorFor(Act.PrepareMeeting),
                CommandId,
                Ending,
                TimeSpan.FromMilliseconds(Paces.Contains(Pace) ? Pace * MillisecondsPerStep : 0));
            return Redirect($"/meetings/{copy}");
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
            return Page();
        }
    }
}
