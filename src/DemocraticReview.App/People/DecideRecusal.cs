using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.People;

/// <summary>The office decides on a recusal that somebody else raised.</summary>
public sealed record DecideRecusal(int Number, bool Granted, string Reason) : MeetingCommand
{
    public override Act Act => Act.DecideRecusal;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Recusals.Decide(meeting, Number, Granted, Reason);
}
