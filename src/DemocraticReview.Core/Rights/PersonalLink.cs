using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Rights;

/// <summary>Somebody of a meeting who needs no account: comes in by a personal link.</summary>
/// <param name="Role">In which part.</param>
/// <param name="PersonKey">A judge's label; else the 工号.</param>
/// <param name="Name">For the printed slip.</param>
public sealed record LinkHolder(Role Role, string PersonKey, string Name);

/// <summary>The first device that opened a link keeps it.</summary>
public sealed record LinkBound(Role Role, string PersonKey, int Generation) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting;
}

/// <summary>A lost phone: the office gives out a new link, the old one dies.</summary>
public sealed record LinkReissued(Role Role, string PersonKey, int Generation) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting;
}

/// <summary>Who holds a personal link, and when it may be bound or given out again.</summary>
public static class PersonalLinks
{
    /// <summary>Respondents from the announcement on, officers when named, judges and reserves once notified.</summary>
    public static IEnumerable<LinkHolder> HoldersOf(ReviewMeeting meeting)
    {
        if (!meeting.IsOpen)
        {
            yield break;
        }

        foreach (var officer in meeting.Officers)
        {
            yield return new LinkHolder(officer.Role, officer.Person.Number, officer.Person.Name);
        }

        if (meeting.Stage >= MeetingStage.Announced)
        {
            foreach (var respondent in meeting.Agenda.SelectMany(i => i.Facts.Respondents).DistinctBy(r => r.Number))
            {
                yield return new LinkHolder(Role.Respondent, respondent.Number, respondent.Name);
            }
        }

        if (meeting.HasTablet)
        {
            yield return new LinkHolder(Role.Tablet, Tablets.Key, nameof(Role.Tablet));
        }

        if (meeting.Stage >= MeetingStage.Notified)
        {
            foreach (var judge in meeting.Callable)
            {
                yield return new LinkHolder(Role.Judge, judge.Label, judge.Person.Name);
            }
        }
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="role">The link's role.</param>
    /// <param name="personKey">The link's person.</param>
    /// <param name="generation">1, and one more for each reissue.</param>
    /// <param name="boundBefore">Whether a device holds this generation already.</param>
    public static LinkBound Bind(ReviewMeeting meeting, Role role, string personKey, int generation, bool boundBefore)
    {
        MustHold(meeting, role, personKey);
        return boundBefore ? throw new BrokenRuleException(Rules.LinkBoundElsewhere) : new LinkBound(role, personKey, generation);
    }

    public static LinkReissued Reissue(ReviewMeeting meeting, Role role, string personKey, int generation)
    {
        MustHold(meeting, role, personKey);
        return new LinkReissued(role, personKey, generation + 1);
    }

    private static void MustHold(ReviewMeeting meeting, Role role, string personKey)
    {
        if (!HoldersOf(meeting).Any(h => h.Role == role && h.PersonKey == personKey))
        {
            throw new BrokenRuleException(Rules.LinkNotValid);
        }
    }
}
