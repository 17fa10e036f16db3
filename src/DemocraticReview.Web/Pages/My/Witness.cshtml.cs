using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>The phone of a witness: two taps, the rest it does by itself (Assets/Drawing/witnessPage.ts).</summary>
[Shows(Act.WitnessDraw)]
public sealed class MyWitnessPage : MyMeetingPage
{
    /// <summary>Where the script asks and sends.</summary>
    public string Api => $"/api/v1/meetings/{MeetingId}";

    public DrawForm Form => Meeting.Drawing?.Announced.Form ?? DrawCeremony.FormOf(Meeting);

    public void OnGet()
    {
    }
}
