using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.People;

/// <summary>Asks that a person stay out (回避); the office's own, and a judge's about the own person, hold at once.</summary>
public sealed record RaiseRecusal(string PersonNumber, string Reason, int? Item = null) : MeetingCommand
{
    public override Act Act => Act.RaiseRecusal;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Recusals.Raise(meeting, PersonNumber, Item, Reason, at.Actor);
}
