using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.People;

/// <summary>Names the scrutineer, a teller, the observer, or a further witness of the draw.</summary>
/// <param name="Role">Scrutineer, Teller, Observer or Witness.</param>
/// <param name="Person">Who it is.</param>
/// <param name="Part">For a witness alone: in what part; a member of the corps if left out.</param>
public sealed record AppointOfficer(Role Role, Person Person, WitnessPart? Part = null) : MeetingCommand
{
    public override Act Act => Act.AppointOfficers;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Officers.Appoint(meeting, Role, Person, Part);
}
