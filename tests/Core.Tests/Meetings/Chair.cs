using Core.Tests.Drawing;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Meetings;

/// <summary>What the people in charge would do next, wherever the meeting stands: there is always a way on.</summary>
internal sealed class Chair(Random random, DateTimeOffset now, int corps)
{
    /// <summary>The meeting's day, or the end of the time for objections, comes by itself.</summary>
    public static DateTimeOffset WaitFor(ReviewMeeting meeting, DateTimeOffset now) => meeting.Stage switch
    {
        >= MeetingStage.Notified and < MeetingStage.Concluded when now < meeting.HeldAt => meeting.HeldAt,
        MeetingStage.Concluded => now.AddDays(1),
        _ => now,
    };

    public MeetingEvent NextStep(ReviewMeeting m) => m switch
    {
        { Stage: MeetingStage.Concluded } => Conclusion(m),
        { Next: null } => Rectification(m),
        { PostponedBecause: not null } => Session.Reschedule(m, (now > m.HeldAt ? now : m.HeldAt).AddDays(1), "会议室", now),
        { Stage: > MeetingStage.Prepared } when m.Recusals.Find(r => r.Granted is null) is { } open && m.Current?.Stage is null or < ItemStage.Balloting =>
            Recusals.Decide(m, open.Number, random.Next(2) == 0, "经核实。"),
        { Stage: MeetingStage.Prepared } => Preparing.Announce(m, null, Some.At(now)),
        { Drawing: not null } => GoOnDrawing(m),
        { Stage: MeetingStage.Announced } => Draw(m, null),
        { Stage: MeetingStage.Drawn } => Session.Notify(m),
        { Current: { } item } => Take(m, item),
        _ => Gather(m),
    };

    private MeetingEvent Gather(ReviewMeeting m)
    {
        if (m.Callable.FirstOrDefault(j => !m.CheckedIn.Contains(j.Label)) is { } missing)
        {
            return Session.CheckIn(m, missing.Label, now);
        }

        if (m.Seats.Count < m.Settings.MinimumRepresentatives)
        {
            return m.Reserves.IsEmpty ? Draw(m, "候补用完") : Seating.Fill(m, null, VacancyReason.Recused);
        }

        return m.Sitting ? Hearing.Open(m, m.Next!.Number) : Session.Open(m, Some.At(now));
    }

    private MeetingEvent Take(ReviewMeeting m, AgendaItem item) => item.Stage switch
    {
        ItemStage.Questioning when item.Questions.IsEmpty => Hearing.Ask(m, item.Number, item.Seated.Except(item.LeftByRecusal)[0], "为何高出市场价?"),
        ItemStage.Questioning when item.Questions.Find(q => q.Answers.IsEmpty) is { } open => Hearing.Answer(m, item.Number, open.Number, "含安装。"),
        ItemStage.Questioning => item.Facts.Respondents.FirstOrDefault(r => !item.LastWords.ContainsKey(r.Number)) is { } unheard
            ? Hearing.GiveLastWord(m, item.Number, unheard.Number, null)
            : Hearing.Close(m, item.Number),
        ItemStage.Questioned => Ballots.Open(m, item.Number, BallotChannel.Paper, random.Next(12, 16)),
        ItemStage.Balloting => item.Round!.Reminders < m.Settings.BallotReminders
            ? Ballots.Remind(m, item.Number)
            : Ballots.Close(m, item.Number, item.Round.Issued, confirmMissing: true),
        ItemStage.Counting when item.Round!.Counts.Count == Officers.Tellers => Counting.Sign(m, item.Number),
        ItemStage.Counting => Counting.Enter(m, item.Number, NextTeller(m, item.Round!), Count(item.Round!)),
        ItemStage.Counted => Counting.Decide(m, item.Number, Some.Key(random.Next())),
        _ => Publishing.Publish(m, item.Number, Some.At(now)),
    };

    private static MeetingEvent Rectification(ReviewMeeting m)
    {
        foreach (var item in m.Agenda)
        {
            if (item.Rectifications.Find(r => !r.Confirmed) is { } open)
            {
                return open.Report is null
                    ? Rectifications.Report(m, item.Number, open.Number, "已整改。")
                    : Rectifications.Judge(m, item.Number, open.Number, true, "属实。");
            }
        }

        return Rectifications.Conclude(m);
    }

    private MeetingEvent Conclusion(ReviewMeeting m)
    {
        foreach (var item in m.Agenda)
        {
            if (item.Objections.Find(o => o.Upheld is null) is { } open)
            {
                return Publishing.DecideObjection(m, item.Number, open.Number, random.Next(2) == 0, "经核实。", new DemocraticReview.Core.Actor(Role.UnionOfficer, "chair"), AMeeting.Handlers);
            }
        }

        return Rectifications.Close(m, now);
    }

    private MeetingEvent GoOnDrawing(ReviewMeeting m) => DrawSteps.Next(m.Drawing) == DrawStep.Reveal && random.Next(6) == 0
        ? DrawCeremony.Void(m, DrawVoidCause.RevealMissing, m.Drawing!.Witnesses.First(w => !m.Drawing.Reveals.ContainsKey(w.Number)).Number)
        : new PublicDraw(Some.Corps(corps), now, random.Next()).Next(m);

    // Every other one in public, and then to its end.
    private MeetingEvent Draw(ReviewMeeting m, string? reason) => m.LastDraw > m.Draws.Count || random.Next(2) == 0
        ? new PublicDraw(Some.Corps(corps), now, random.Next()).Announce(m, reason)
        : SomePanel.Draw(m, Some.Corps(corps), Some.Bytes(random.Next()), Some.Bytes(random.Next()), reason);

    private static string NextTeller(ReviewMeeting m, Round round) =>
        m.Officers.First(o => o.Role == Role.Teller && !round.Counts.ContainsKey(o.Person.Number)).Person.Number;

    private PaperCount Count(Round round)
    {
        if (!round.Counts.IsEmpty)
        {
            return round.Counts.Values.First();
        }

        var satisfied = random.Next(round.Collected!.Value + 1);
        return new PaperCount(satisfied, round.Collected.Value - satisfied, 0, 0);
    }
}
