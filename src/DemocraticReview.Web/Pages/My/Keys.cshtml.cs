using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>The device of a key holder: one tap makes the key, one tap an item opens the box (Assets/Voting/holderPage.ts).</summary>
[Shows(Act.KeepKey)]
public sealed class MyKeysPage : MyMeetingPage
{
    /// <summary>Where the script asks and sends.</summary>
    public string Api => $"/api/v1/meetings/{MeetingId}";

    public void OnGet()
    {
    }
}
