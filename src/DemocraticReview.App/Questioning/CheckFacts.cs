using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>A respondent agrees or disagrees with each point of the frozen dossier.</summary>
public sealed record CheckFacts(int Item, IReadOnlyList<FactCheck> Checks) : MeetingCommand
{
    public override Act Act => Act.CheckFacts;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => FactChecking.Check(meeting, Item, at.Actor.PersonKey ?? "", Checks);
}
