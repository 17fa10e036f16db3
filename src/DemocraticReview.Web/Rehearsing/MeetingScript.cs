using System.Security.Cryptography;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>How the judges of one item vote, in parts of a hundred; the rest is not cast.</summary>
internal sealed record Mood(int Satisfied, int Dissatisfied, int Abstained);

/// <summary>
/// Plays a prepared meeting inside the product, one command after the other, for the demo works and for a rehearsal that is watched.
/// Every virtual person acts in the own part; Core refuses here what it refuses everywhere.
/// </summary>
internal sealed class MeetingScript(IServiceProvider services, Guid enterprise, Guid meeting, Actor office, Cast cast, Func<Task> pace, bool onPhones = false)
{
    private const int Reminders = 3;
    private const int SecretLength = 32;
    private int next;
    private PlayedRound? phones;

    /// <summary>From the announced meeting to its notified judges.</summary>
    public async Task DrawAsync()
    {
        var devices = (await StateAsync()).Officers.Where(o => WitnessParts.Roles.Contains(o.Role))
            .Select(o => new WitnessDevice(o.Role, o.Person.Number, DeviceKey.New(), RandomBytes())).ToList();
        await new PlayedDraw(DrawAsOfNowAsync, c => SendAsync(c), (d, c) => SendAsync(c, As(d.Role, d.PersonNumber)), devices, cast.Dice).HoldAsync();
        await SendAsync(new NotifyJudges());
    }

    // A device keeps its secret until the draw is over.
    private static Func<int, byte[]> RandomBytes()
    {
        var secrets = new Dictionary<int, byte[]>();
        return draw => secrets.TryGetValue(draw, out var known) ? known : secrets[draw] = RandomNumberGenerator.GetBytes(DrawHashes.SecretLength);
    }

    private async Task<DrawView> DrawAsOfNowAsync()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        db.EnterpriseId = enterprise;
        return await DrawReading.OfAsync(db, scope.ServiceProvider.GetRequiredService<Ledger>(), meeting, CancellationToken.None);
    }

    /// <summary>Everybody comes but <paramref name="absent"/> representatives, whom reserves replace; the session opens.</summary>
    public async Task GatherAsync(int absent)
    {
        var state = await StateAsync();
        var missing = state.Seats.Take(absent).Select(s => s.Label).ToList();
        foreach (var judge in state.Callable.Where(j => !missing.Contains(j.Label)))
        {
            await SendAsync(new CheckIn(judge.Label));
        }

        // Where everybody sits, nobody waits to take a seat.
        foreach (var label in state.Reserves.IsEmpty ? [] : missing)
        {
            await SendAsync(new SeatReserve(label, VacancyReason.Absent));
        }

        await SendAsync(new OpenSession());
    }

    /// <summary>Questioning, a round on phones or on paper, the count, the result.</summary>
    public async Task TakeItemAsync(int number, Mood mood, int questions)
    {
        var item = (await StateAsync()).Item(number);
        foreach (var respondent in item.Facts.Respondents)
        {
            await SendAsync(new FileStatement(number, cast.Statement()), As(Role.Respondent, respondent.Number));
        }

        await SendAsync(new OpenQuestioning(number));
        await QuestionAsync(number, questions);
        if (onPhones && (await StateAsync()).Settings.Channels.Contains(BallotChannel.Phone))
        {
            await VoteOnPhonesAsync(number, mood);
        }
        else
        {
            await VoteAsync(number, mood);
        }

        await SendAsync(new PublishResult(number));
    }

    /// <summary>Releases the item, if it is to be released.</summary>
    public async Task ReleaseAsync(int number)
    {
        var state = await StateAsync();
        if (Releasing.IsDue(state, state.Item(number)))
        {
            await SendAsync(new ReleaseItem(number, $"放行单 {number}"));
        }
    }

    public async Task CloseAsync()
    {
        await SendAsync(new ConcludeMeeting());
        await SendAsync(new CloseMeeting());
    }

    public async Task<ReviewMeeting> StateAsync()
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ReviewDb>().EnterpriseId = enterprise;
        return await scope.ServiceProvider.GetRequiredService<Ledger>().MeetingAsync(meeting, CancellationToken.None);
    }

    /// <summary>Sends a command on the meeting; as the office where nobody else is named.</summary>
    public async Task SendAsync(OnMeeting command, Actor? actor = null)
    {
        await pace();
        await services.GetRequiredService<IFlow>().ExecuteAsync(
            command with { MeetingId = meeting }, actor ?? office, enterprise, $"script:{meeting:N}:{next++}", CancellationToken.None);
    }

    private async Task QuestionAsync(int number, int questions)
    {
        var state = await StateAsync();
        var item = state.Item(number);
        foreach (var (judge, i) in state.Seats.Where(s => item.Seated.Contains(s.Label)).Zip(cast.Hearing(questions)).Select((j, i) => (j, i)))
        {
            await SendAsync(new AskQuestion(number, judge.Second.Question), As(Role.Judge, judge.First.Label));
            await SendAsync(new AnswerQuestion(number, i + 1, judge.Second.Answer), As(Role.Respondent, item.Facts.Respondents[0].Number));
        }

        foreach (var respondent in item.Facts.Respondents)
        {
            await SendAsync(new GiveLastWord(number, cast.LastWord()), As(Role.Respondent, respondent.Number));
        }

        await SendAsync(new CloseQuestioning(number));
    }

    private async Task VoteOnPhonesAsync(int number, Mood mood)
    {
        var round = phones ??= await KeysAsync();
        var labels = PhoneRounds.JudgesOf(await StateAsync(), number);
        var judges = labels.Select(l => new JudgePhone(l, RandomNumberGenerator.GetBytes(SecretLength), NewScalars())).ToList();
        await round.OpenAsync(number, judges);
        var (satisfied, dissatisfied, abstained) = (judges.Count * mood.Satisfied / 100, judges.Count * mood.Dissatisfied / 100, judges.Count * mood.Abstained / 100);
        int?[] choices = [.. Enumerable.Repeat<int?>(0, satisfied), .. Enumerable.Repeat<int?>(1, dissatisfied), .. Enumerable.Repeat<int?>(null, abstained)];
        foreach (var (phone, choice) in judges.Zip(choices))
        {
            await round.VoteAsync(number, phone, choice);
        }

        for (var i = 0; i < Reminders && choices.Length < judges.Count; i++)
        {
            await SendAsync(new RemindJudges(number));
        }

        await round.Stage.ScrutineerAsync(new CloseBox(number, ConfirmMissing: choices.Length < judges.Count));
        await round.CountAsync(number);
    }

    // Once a meeting: the scrutineer, the observer and a judge hold the keys of its boxes.
    private async Task<PlayedRound> KeysAsync()
    {
        var state = await StateAsync();
        var holders = new List<HolderDevice>();
        foreach (var officer in new[] { Role.Scrutineer, Role.Observer }.Select(r => state.Officers.Find(o => o.Role == r)!))
        {
            await SendAsync(new NameHolder(officer.Person, officer.Role == Role.Scrutineer ? WitnessPart.Scrutineer : WitnessPart.Observer));
            holders.Add(new HolderDevice(officer.Role, officer.Person.Number, DeviceKey.New(), NewScalars()));
        }

        var judge = state.Judges.First(j => state.CheckedIn.Contains(j.Label));
        await SendAsync(new NameHolder(judge.Person, WitnessPart.Judge));
        holders.Add(new HolderDevice(Role.Judge, judge.Label, DeviceKey.New(), NewScalars()));
        var stage = new ScriptStage(services, enterprise, meeting, holders[0].Key, SendAsync, pace);
        var round = new PlayedRound(stage, holders);
        await round.MakeKeysAsync();
        return round;
    }

    private static RandomScalars NewScalars() => new(RandomNumberGenerator.GetBytes(SecretLength));

    private async Task VoteAsync(int number, Mood mood)
    {
        var state = await StateAsync();
        var n = Math.Min(state.Item(number).N, state.Judges.Count(j => state.CheckedIn.Contains(j.Label)));
        var count = new PaperCount(n * mood.Satisfied / 100, n * mood.Dissatisfied / 100, n * mood.Abstained / 100, 0);
        await SendAsync(new OpenBallot(number, BallotChannel.Paper, n));
        for (var i = 0; i < Reminders && count.Collected < n; i++)
        {
            await SendAsync(new RemindJudges(number));
        }

        var scrutineer = As(Role.Scrutineer, state.Officers.Find(o => o.Role == Role.Scrutineer)!.Person.Number);
        await SendAsync(new CloseBallot(number, (int)count.Collected, ConfirmMissing: count.Collected < n), scrutineer);
        foreach (var teller in state.Officers.Where(o => o.Role == Role.Teller))
        {
            await SendAsync(new EnterCount(number, count), As(Role.Teller, teller.Person.Number));
        }

        await SendAsync(new SignTally(number), scrutineer);
    }

    private Actor As(Role role, string key) => new(role, $"script:{role}:{key}", key, meeting);
}
