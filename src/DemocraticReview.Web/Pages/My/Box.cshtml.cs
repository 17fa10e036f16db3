using DemocraticReview.App.Voting;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The scrutineer closes the box and says how many papers are in it.</summary>
[Shows(Act.CloseBallot)]
public sealed class MyBoxPage : MyMeetingPage
{
    [BindProperty]
    public string? Collected { get; set; }

    [BindProperty]
    public bool ConfirmMissing { get; set; }

    public Round Round => Item.Round!;

    public int Needed => Meeting.Settings.BallotReminders;

    public bool OnPhones => Round.Channel == BallotChannel.Phone;

    /// <summary>Of a box on phones: how many ballots are in it, and nothing else.</summary>
    public RoundNumbers Numbers { get; private set; } = new(0, 0, 0);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Item.Stage != ItemStage.Balloting)
        {
            return Redirect(Home);
        }

        await CountAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await DoAsync(
            () => Item.Round?.Channel == BallotChannel.Phone ? new CloseBox(Number, ConfirmMissing) : new CloseBallot(Number, Count(Collected, "collected"), ConfirmMissing),
            "box-closed");
        await CountAsync();
        return answer;
    }

    private async Task CountAsync()
    {
        if (Item.Round?.Channel == BallotChannel.Phone)
        {
            Numbers = await VoteReading.NumbersAsync(Db, Meeting, Number, HttpContext.RequestAborted);
        }
    }
}
