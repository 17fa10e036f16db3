using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Web.Pages;

/// <summary>What somebody of a meeting has to do now, or waits for.</summary>
/// <param name="Key">Of the texts <c>Task.{Key}</c>, <c>Task.{Key}.Hint</c> and, where something is to be done, <c>Task.{Key}.Do</c>.</param>
/// <param name="Path">Where it is done, below the person's own address; null where there is only waiting.</param>
/// <param name="Facts">For the places in the texts.</param>
public sealed record MyTask(string Key, string? Path, params object[] Facts);

/// <summary>What waits for a person with a personal link, read from where the meeting stands.</summary>
public static class MyTasks
{
    /// <returns>At least one; the most urgent first.</returns>
    public static IReadOnlyList<MyTask> Of(ReviewMeeting meeting, Role role, string key)
    {
        var mine = Mine(meeting, role, key);
        if (PhoneTasks.OfHolder(meeting, role, key) is not { } holder)
        {
            return mine;
        }

        // Who has something to do is not told to wait at the same time.
        return [holder, .. mine.Where(t => t.Path is not null)];
    }

    private static List<MyTask> Mine(ReviewMeeting meeting, Role role, string key) =>
        meeting.PostponedBecause is not null && role is not Role.Respondent ? [new MyTask("Postponed", null)]
        : meeting.Stage >= MeetingStage.Concluded ? [new MyTask("Concluded", null)]
        : role switch
        {
            Role.Scrutineer or Role.Observer or Role.Witness when Witnesses(meeting) => [new MyTask("Witness", "witness")],
            Role.Witness => [new MyTask("WitnessDone", null)],
            Role.Judge => [OfJudge(meeting, key)],
            Role.Respondent => OfRespondent(meeting, key),
            Role.Scrutineer => [OfScrutineer(meeting)],
            Role.Teller => [OfTeller(meeting, key)],
            _ => [OfObserver(meeting)],
        };

    /// <summary>A draw is in hand, or is still to come, in which phones take part.</summary>
    private static bool Witnesses(ReviewMeeting m) => m.Drawing is { } draw
        ? draw.Witnesses.Count > 0
        : m.Stage <= MeetingStage.Announced && DrawForms.LeastWitnesses(DrawCeremony.FormOf(m)) > 0;

    private static MyTask OfJudge(ReviewMeeting m, string label)
    {
        if (!m.Callable.Any(j => j.Label == label))
        {
            return new MyTask("Left", null);
        }

        if (!m.CheckedIn.Contains(label))
        {
            return new MyTask("CheckIn", null, WorksTime.Minute(m.HeldAt), m.Place, label);
        }

        if (Between(m) is { } waiting)
        {
            return waiting;
        }

        var item = m.Current!;
        if (!item.Seated.Contains(label) || item.LeftByRecusal.Contains(label))
        {
            return new MyTask(m.Reserves.Exists(r => r.Label == label) ? "Reserve" : "NotSeated", null, item.Number);
        }

        return item.Stage switch
        {
            ItemStage.Questioning => new MyTask("Ask", $"items/{item.Number}/ask", item.Number, item.Facts.Title),
            _ when PhoneTasks.OfJudge(m, item) is { } vote => vote,
            ItemStage.Questioned => new MyTask("WaitBallot", null, item.Number),
            ItemStage.Balloting => new MyTask("Paper", null, item.Number, MeetingWords.Sentence(m)),
            _ => new MyTask("WaitResult", null, item.Number),
        };
    }

    private static List<MyTask> OfRespondent(ReviewMeeting m, string key)
    {
        var tasks = new List<MyTask>();
        foreach (var item in m.Agenda.Where(i => i.Facts.Respondents.Any(r => r.Number == key)))
        {
            var path = $"items/{item.Number}";
            if (item.Stage == ItemStage.Questioning && item.Questions.Find(q => q.Answers.IsEmpty) is { } open)
            {
                tasks.Insert(0, new MyTask("Answer", $"{path}/answer/{open.Number}", item.Number, open.Text));
            }

            if (item.Stage == ItemStage.Questioning && !item.LastWords.ContainsKey(key))
            {
                tasks.Add(new MyTask("LastWord", $"{path}/last-word", item.Number));
            }

            if (item.Stage is ItemStage.Pending or ItemStage.Questioning && !item.Statements.ContainsKey(key))
            {
                tasks.Add(new MyTask("Statement", $"{path}/statement", item.Number, item.Facts.Title));
            }

            if (item.Stage == ItemStage.Published)
            {
                tasks.Add(new MyTask("Result", path, item.Number, item.Facts.Title));
            }
            else if (item.Stage is > ItemStage.Questioning and < ItemStage.Published)
            {
                tasks.Add(new MyTask("WaitResult", null, item.Number));
            }
        }

        return tasks.Count > 0 ? tasks
            : m.PostponedBecause is not null ? [new MyTask("Postponed", null)]
            : [new MyTask("ComeTo", null, WorksTime.Minute(m.HeldAt), m.Place)];
    }

    private static MyTask OfScrutineer(ReviewMeeting m)
    {
        if (m.Current is { } current && PhoneTasks.OfScrutineer(m, current) is { } phones)
        {
            return phones;
        }

        if (m.Current is { Stage: ItemStage.Balloting } voting)
        {
            return new MyTask("Box", $"items/{voting.Number}/box", voting.Number, voting.Round!.Issued);
        }

        if (m.Current is { Stage: ItemStage.Counting } counting)
        {
            var entered = counting.Round!.Counts.Count;
            return entered == Officers.Tellers ? new MyTask("Sign", $"items/{counting.Number}/sign", counting.Number)
                : counting.Round.Mismatches > 0 && entered == 0 ? new MyTask("WaitRecount", null, counting.Number)
                : new MyTask("WaitTellers", null, entered, Officers.Tellers);
        }

        return Between(m) ?? m.Current switch
        {
            { Stage: > ItemStage.Counting } done => new MyTask("Signed", null, done.Number),
            { Stage: ItemStage.Questioned, Round: { State: RoundState.Void } round } item when round.Number > item.RoundsBefore => new MyTask("RoundVoid", null, item.Number, round.Number),
            var item => new MyTask("Watch", null, item!.Number),
        };
    }

    private static MyTask OfTeller(ReviewMeeting m, string key)
    {
        if (m.Current is { Stage: ItemStage.Balloting or ItemStage.Counting, Round.Channel: BallotChannel.Phone } onPhones)
        {
            return new MyTask("NoPapers", null, onPhones.Number);
        }

        if (m.Current is { Stage: ItemStage.Counting } counting)
        {
            return counting.Round!.Counts.ContainsKey(key) ? new MyTask("Counted", null, counting.Number)
                : new MyTask(counting.Round.Mismatches > 0 ? "CountAgain" : "Count", $"items/{counting.Number}/count", counting.Number, counting.Round.Collected!);
        }

        return Between(m) ?? (m.Current!.Stage > ItemStage.Counting ? new MyTask("CountEnded", null, m.Current.Number) : new MyTask("WaitBox", null, m.Current.Number));
    }

    private static MyTask OfObserver(ReviewMeeting m) =>
        m.Agenda.Find(i => WaitsForObserver(m, i)) is { } asked
            ? new MyTask("Withdrawal", $"items/{asked.Number}/withdrawal", asked.Number, asked.Facts.Title)
            : Between(m) ?? new MyTask("Watch", null, m.Current!.Number);

    /// <summary>The office or the evaluation office has asked to withdraw the item, and the observer has not said anything yet.</summary>
    public static bool WaitsForObserver(ReviewMeeting m, AgendaItem item) =>
        m.Stage >= MeetingStage.Drawn && item.Stage < ItemStage.Balloting && item.Rounds.IsEmpty
        && !item.WithdrawalConsents.IsEmpty && !item.WithdrawalConsents.ContainsKey(Role.Observer);

    // No item is being taken: before the opening, between two items, after the last.
    private static MyTask? Between(ReviewMeeting m) =>
        m.Current is not null ? null
        : m.Next is null ? new MyTask("AllSettled", null)
        : m.Sitting ? new MyTask("WaitNext", null, m.Next.Number)
        : new MyTask("WaitOpening", null, WorksTime.Minute(m.HeldAt), m.Place);
}
