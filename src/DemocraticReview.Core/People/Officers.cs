using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.People;

/// <summary>A scrutineer, teller, observer or witness is named for the meeting.</summary>
public sealed record OfficerAppointed(Officer Officer) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Officers = meeting.Officers.Add(Officer) };
}

/// <summary>监票人, 计票人, 列席, 见证人: never a judge, a respondent, from an item's owner, or two of them at once.</summary>
public static class Officers
{
    public const int Tellers = 2;

    /// <summary>Witnesses beside the scrutineer and the observer.</summary>
    public const int MostWitnesses = 7;

    /// <param name="meeting">The meeting.</param>
    /// <param name="role">In which part.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="part">For a witness of the draw alone; a member of the corps if left out.</param>
    public static OfficerAppointed Appoint(ReviewMeeting meeting, Role role, Person person, WitnessPart? part = null)
    {
        if (meeting.Stage >= MeetingStage.Concluded)
        {
            throw new BrokenRuleException(Rules.StageOver, ("stage", meeting.Stage), ("last", MeetingStage.InSession));
        }

        Require.Person(person);
        var most = role switch
        {
            Role.Scrutineer => 1,
            Role.Teller => Tellers,
            Role.Observer => 1,
            Role.Witness => MostWitnesses,
            _ => throw new BrokenRuleException(Rules.NotAnOfficersRole, ("role", role)),
        };
        if (meeting.Officers.Count(o => o.Role == role) >= most)
        {
            throw new BrokenRuleException(Rules.OfficersComplete, ("role", role), ("most", most));
        }

        if (role == Role.Witness && part == WitnessPart.RespondentsChoice && meeting.Officers.Exists(o => o.Part == part))
        {
            throw new BrokenRuleException(Rules.OfficersComplete, ("role", role), ("most", 1));
        }

        if (IsInvolved(meeting, person))
        {
            throw new BrokenRuleException(Rules.OfficerIsInvolved, ("person", person.Name));
        }

        return new OfficerAppointed(new Officer(role, person, role == Role.Witness ? WitnessParts.Named(part) : null));
    }

    /// <summary>The scrutineer and both tellers must be named before a paper round opens.</summary>
    public static void MustBeComplete(ReviewMeeting meeting)
    {
        if (!meeting.Officers.Exists(o => o.Role == Role.Scrutineer) || meeting.Officers.Count(o => o.Role == Role.Teller) < Tellers)
        {
            throw new BrokenRuleException(Rules.OfficersMissing);
        }
    }

    private static bool IsInvolved(ReviewMeeting meeting, Person person) =>
        meeting.Callable.Any(j => j.Person.Number == person.Number)
        || meeting.Drawing?.Roster?.Members.Any(m => m.Person.Number == person.Number) == true
        || meeting.Officers.Exists(o => o.Person.Number == person.Number)
        || meeting.Agenda.Exists(i => IsOfItem(person, i.Facts));

    /// <summary>A respondent of the item, or from the unit that owns it.</summary>
    internal static bool IsOfItem(Person person, ItemFacts facts) =>
        facts.OwnerUnit == person.Unit || facts.Respondents.Any(r => r.Number == person.Number);
}
