using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>One of those who must agree asks for the item's withdrawal; the last one's word withdraws it.</summary>
public sealed record ConsentToWithdrawal(int Item, string Reason) : MeetingCommand
{
    public override Act Act => Act.ConsentToWithdrawal;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Publishing.Withdraw(meeting, Item, Reason, at.Actor.Role);
}
