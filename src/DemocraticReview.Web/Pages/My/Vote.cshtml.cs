using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>A judge's phone: two taps, the rest it does by itself (Assets/Voting/votePage.ts).</summary>
[Shows(Act.CastBallot)]
public sealed class MyVotePage : MyMeetingPage
{
    /// <summary>Where the script asks and sends.</summary>
    public string Api => $"/api/v1/meetings/{MeetingId}/items/{Number}/vote";

    public void OnGet()
    {
    }
}
