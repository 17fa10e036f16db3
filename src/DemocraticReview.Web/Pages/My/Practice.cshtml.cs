using System.Text.Json;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Web.Pages;

/// <summary>A harmless vote before the real one: the same taps, on this phone alone (Assets/Voting/practicePage.ts).</summary>
[Shows(Act.CastBallot)]
public sealed class MyPracticePage : MyMeetingPage
{
    /// <summary>JSON of the answers as they will stand on the ballot.</summary>
    public string Answers => JsonSerializer.Serialize(PhoneRounds.AnswersOf(Meeting.Settings.FailedItem), EventCatalog.Json);

    public void OnGet()
    {
    }
}
