using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Drawing;

/// <summary>The next reserve takes the seat of somebody who cannot sit, or one that a recusal emptied.</summary>
public sealed record SeatReserve(string? Left, VacancyReason Reason) : MeetingCommand
{
    public override Act Act => Act.SeatReserve;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Seating.Fill(meeting, Left, Reason);
}
