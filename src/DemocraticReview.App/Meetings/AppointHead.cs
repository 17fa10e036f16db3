using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>The head of a functional department concerned takes a seat (职能部门负责人), or whoever holds an office that has one.</summary>
/// <param name="Person">Who sits.</param>
/// <param name="Office">Whose seat it is, where the procedure's settings name the offices; else left out.</param>
public sealed record AppointHead(Person Person, string? Office = null) : MeetingCommand
{
    public override Act Act => Act.PrepareMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Preparing.AppointHead(meeting, Person, Office);
}
