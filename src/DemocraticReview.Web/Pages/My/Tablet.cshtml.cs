using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>The hall's tablet behind its screen: one judge after the other, two taps each (Assets/Voting/tabletPage.ts).</summary>
[Shows(Act.ServeTablet)]
public sealed class MyTabletPage : MyMeetingPage
{
    public void OnGet()
    {
    }
}
