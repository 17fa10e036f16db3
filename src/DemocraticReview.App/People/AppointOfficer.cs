using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.People;

/// <summary>Names the scrutineer, a teller or the observer.</summary>
public sealed record AppointOfficer(Role Role, Person Person) : MeetingCommand
{
    public override Act Act => Act.AppointOfficers;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Officers.Appoint(meeting, Role, Person);
}
