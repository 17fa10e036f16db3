using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Drawing;

/// <summary>Voids the draw in hand: a witness has left before the dice were agreed, or does not reveal after. The next draw has the next number; after two missing reveals it is by paper lots.</summary>
public sealed record VoidDraw(DrawVoidCause Cause, int Witness) : MeetingCommand
{
    public override Act Act => Act.HoldDraw;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => DrawCeremony.Void(meeting, Cause, Witness);
}
