using DemocraticReview.App.Tallying;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DemocraticReview.Web.Pages;

/// <summary>A teller keys the own count; the other teller's is shown to nobody.</summary>
[Shows(Act.EnterCount)]
public sealed class MyCountPage : MyMeetingPage
{
    [BindProperty]
    public string? Satisfied { get; set; }

    [BindProperty]
    public string? Dissatisfied { get; set; }

    [BindProperty]
    public string? Abstained { get; set; }

    [BindProperty]
    public string? Invalid { get; set; }

    public int Collected => Item.Round!.Collected!.Value;

    public bool IsRecount => Item.Round!.Mismatches > 0;

    /// <summary>The lines of a paper in their order, each with its field and what stands in it.</summary>
    public IEnumerable<(string Field, string? Typed)> Lines
    {
        get
        {
            yield return (nameof(Satisfied), Satisfied);
            yield return (nameof(Dissatisfied), Dissatisfied);
            if (OffersAbstention)
            {
                yield return (nameof(Abstained), Abstained);
            }

            yield return (nameof(Invalid), Invalid);
        }
    }

    private bool OffersAbstention => Meeting.Settings.Answers.Contains(BallotAnswer.Abstained);

    public IActionResult OnGet() => Item.Stage == ItemStage.Counting && !Item.Round!.Counts.ContainsKey(Key) ? Page() : Redirect(Home);

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await DoAsync(
            () => new EnterCount(Number, new PaperCount(
                Count(Satisfied, "satisfied"),
                Count(Dissatisfied, "dissatisfied"),
                OffersAbstention ? Count(Abstained, "abstained") : 0,
                Count(Invalid, "invalid"))),
            "counted");

        // The box may have been reopened while this was being typed; then there is nothing left to show here.
        return answer is PageResult && Item.Round?.Collected is null ? Redirect(Home) : answer;
    }
}
