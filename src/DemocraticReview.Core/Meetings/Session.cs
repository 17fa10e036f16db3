namespace DemocraticReview.Core.Meetings;

/// <summary>Judges and reserves have their links; check-in may begin.</summary>
public sealed record JudgesNotified : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Stage = MeetingStage.Notified };
}

/// <summary>Somebody is in the hall (签到). <paramref name="At"/> is the time of the sign-in sheet.</summary>
public sealed record JudgeCheckedIn(string Label, DateTimeOffset At) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { CheckedIn = meeting.CheckedIn.Add(Label) };
}

/// <summary>The chair opens the session before a quorum.</summary>
public sealed record SessionOpened(int Present, int Appointed) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Stage = MeetingStage.InSession, Sitting = true };
}

/// <summary>流会: the panel stays, the hall empties, an item taken up but not voted on starts again.</summary>
public sealed record MeetingPostponed(string Reason) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Session.Postpone(meeting, Reason);
}

/// <summary>A new date: of a meeting that is not announced yet, or of a postponed one, to which everybody checks in again.</summary>
public sealed record MeetingRescheduled(DateTimeOffset HeldAt, string Place) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { PostponedBecause = null, HeldAt = HeldAt, Place = Place };
}

/// <summary>From the notice to the opened session.</summary>
public static class Session
{
    public static JudgesNotified Notify(ReviewMeeting meeting)
    {
        meeting.MustStandAt(MeetingStage.Drawn);
        meeting.MustNotBePostponed();
        return new JudgesNotified();
    }

    public static JudgeCheckedIn CheckIn(ReviewMeeting meeting, string label, DateTimeOffset now)
    {
        meeting.MustStandAt(MeetingStage.Notified, MeetingStage.InSession);
        meeting.MustNotBePostponed();
        Require.Text(label, 40, "label");
        meeting.Judge(label);
        if (meeting.CheckedIn.Contains(label))
        {
            throw new BrokenRuleException(Rules.AlreadyCheckedIn);
        }

        return new JudgeCheckedIn(label, now);
    }

    /// <summary>Not before the day that was announced: until then the respondents prepare.</summary>
    public static SessionOpened Open(ReviewMeeting meeting, Circumstances at)
    {
        meeting.MustStandAt(MeetingStage.Notified, meeting.Sitting ? MeetingStage.Notified : MeetingStage.InSession);
        meeting.MustNotBePostponed();
        if (!meeting.IsRehearsal && at.Calendar.LocalDay(at.Now) < at.Calendar.LocalDay(meeting.HeldAt))
        {
            throw new BrokenRuleException(Rules.MeetingDayNotReached, ("heldAt", meeting.HeldAt));
        }

        var present = MustHaveQuorum(meeting);
        return new SessionOpened(present, meeting.Judges.Count());
    }

    public static MeetingPostponed PostponeBecause(ReviewMeeting meeting, string reason)
    {
        meeting.MustStandAt(MeetingStage.Announced, MeetingStage.InSession);
        meeting.MustNotBePostponed();
        Require.Text(reason, 500, "reason");
        if (meeting.Current is { Stage: >= ItemStage.Balloting })
        {
            throw new BrokenRuleException(Rules.BallotIsOpen);
        }

        if (meeting.Next is null)
        {
            throw new BrokenRuleException(Rules.NothingLeftToTake);
        }

        return new MeetingPostponed(reason.Trim());
    }

    public static MeetingRescheduled Reschedule(ReviewMeeting meeting, DateTimeOffset heldAt, string place, DateTimeOffset now)
    {
        if (meeting.PostponedBecause is null && meeting.Stage != MeetingStage.Prepared)
        {
            throw new BrokenRuleException(Rules.NotPostponed);
        }

        Require.Text(place, Preparing.MaximumText, "place");
        if (heldAt < now && !meeting.IsRehearsal)
        {
            throw new BrokenRuleException(Rules.DateInThePast);
        }

        if (heldAt < meeting.HeldAt && meeting.Stage != MeetingStage.Prepared && !meeting.IsRehearsal)
        {
            throw new BrokenRuleException(Rules.MeetingDayNotReached, ("heldAt", meeting.HeldAt));
        }

        return new MeetingRescheduled(heldAt, place.Trim());
    }

    /// <summary>At least the least number of representatives, and the settings' share of all appointed judges, are in the hall.</summary>
    /// <returns>Judges in the hall.</returns>
    /// <exception cref="BrokenRuleException"><see cref="Rules.TooFewRepresentatives"/> or <see cref="Rules.QuorumMissing"/>.</exception>
    public static int MustHaveQuorum(ReviewMeeting meeting)
    {
        var representatives = meeting.Seats.Count(s => meeting.CheckedIn.Contains(s.Label));
        if (representatives < meeting.Settings.MinimumRepresentatives)
        {
            throw new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", meeting.Settings.MinimumRepresentatives), ("there", representatives));
        }

        var appointed = meeting.Judges.Count();
        var present = meeting.Judges.Count(j => meeting.CheckedIn.Contains(j.Label));
        var quorum = meeting.Settings.Quorum;
        if ((long)present * quorum.Denominator < (long)appointed * quorum.Numerator)
        {
            throw new BrokenRuleException(Rules.QuorumMissing, ("present", present), ("appointed", appointed), ("share", $"{quorum.Numerator}/{quorum.Denominator}"));
        }

        return present;
    }

    /// <summary>The fewest judges in the hall with whom the session can open: the settings' share of all appointed, and never fewer than the least number of representatives.</summary>
    public static int LeastPresent(ReviewMeeting meeting)
    {
        var quorum = meeting.Settings.Quorum;
        var share = (((long)meeting.Judges.Count() * quorum.Numerator) + quorum.Denominator - 1) / quorum.Denominator;
        return Math.Max((int)share, meeting.Settings.MinimumRepresentatives);
    }

    /// <summary>Judges of an item who are in the hall and can hand in a ballot.</summary>
    internal static IEnumerable<Judge> Able(ReviewMeeting meeting, AgendaItem item) =>
        meeting.Judges.Where(j => item.Seated.Contains(j.Label) && !item.LeftByRecusal.Contains(j.Label) && meeting.CheckedIn.Contains(j.Label));

    internal static ReviewMeeting Postpone(ReviewMeeting meeting, string reason)
    {
        if (meeting.Current is { } item)
        {
            meeting = meeting.With(item with
            {
                Stage = ItemStage.Pending,
                Phone = null,
                Seated = item.Seated.Clear(),
                LeftByRecusal = item.LeftByRecusal.Clear(),
                LastWords = item.LastWords.Clear(),
                RoundsBefore = item.Rounds.Count,
            });
        }

        return meeting with { PostponedBecause = reason, Sitting = false, CheckedIn = meeting.CheckedIn.Clear() };
    }
}
