using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>The scrutineer's device signs heads, labels and list; the same signature again changes nothing.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Signature">Hex, see Core's PhoneRounds.ListToSign.</param>
public sealed record SignList(int Item, string Signature) : MeetingCommand
{
    public override Act Act => Act.CountHeads;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => PhoneRounds.SignList(meeting, Item, Signature);
}
