using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>The head of a functional department concerned takes a seat (职能部门负责人).</summary>
public sealed record AppointHead(Person Person) : MeetingCommand
{
    public override Act Act => Act.PrepareMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Preparing.AppointHead(meeting, Person);
}
