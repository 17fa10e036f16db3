using DemocraticReview.App.Tallying;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The scrutineer reads the figures that both tellers agree on, or that all key holders brought to light, and signs them.</summary>
[Shows(Act.SignTally)]
public sealed class MySignPage : MyMeetingPage
{
    /// <summary>All lines of the report; null while the tellers have not agreed.</summary>
    public Tally? Tally => Item.Tally
        ?? (Item.Stage == ItemStage.Counting && IsCounted ? Counting.Sign(Meeting, Number).Tally : null);

    private bool IsCounted => Item.Round!.Channel == BallotChannel.Phone ? Item.Round.Parts.Count == Meeting.KeyHolders.Count : Item.Round.Counts.Count == Officers.Tellers;

    public bool OnPhones => Item.Round?.Channel == BallotChannel.Phone;

    public bool IsSigned => Item.Tally is not null;

    public Task<IActionResult> OnPostAsync() => DoAsync(() => new SignTally(Number), "signed", $"{Home}/items/{Number}");
}
