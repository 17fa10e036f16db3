using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.People;

/// <summary>A respondent names a witness of the draw; the strict form asks for one.</summary>
public sealed record NameWitness(Person Person) : MeetingCommand
{
    public override Act Act => Act.NameWitness;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Officers.Appoint(meeting, Role.Witness, Person, WitnessPart.RespondentsChoice);
}
