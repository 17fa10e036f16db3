using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>Somebody is to hold a key of the meeting's boxes; the personal link that the person has already leads to it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Part">As the scrutineer, the observer, a judge chosen by the panel, or somebody of the corps.</param>
public sealed record NameHolder(Person Person, WitnessPart Part) : MeetingCommand
{
    public override Act Act => Act.AppointOfficers;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => KeyHolders.Name(meeting, Person, Part);
}
