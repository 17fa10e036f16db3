using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;

namespace App.Tests.Hosting;

/// <summary>How far a play has come; of the agenda, its first item.</summary>
internal enum Scene
{
    Prepared, Announced, Drawn, Notified, CheckedIn, InSession, Questioning, Questioned, Balloting, Counting, Counted, Decided, Published, Concluded, Closed,
}

/// <summary>One meeting, played by its people. With two heads, 9 of 17 satisfied pass.</summary>
internal sealed class MeetingPlay(Play play, Guid id)
{
    private Scene scene;

    public Guid Id { get; } = id;

    public Play Play { get; } = play;

    /// <summary>Phones of the scrutineer and the observer, who witness the draw.</summary>
    public IReadOnlyList<WitnessDevice> Devices { get; } = [Device(Role.Scrutineer, "S1", 1), Device(Role.Observer, "O1", 2)];

    public PlayedDraw Draw => new(DrawAsync, c => DoAsync(c), (d, c) => DoAsync(c, ActorOf(d)), Devices, n => "4029136587"[..n]);

    public Actor ActorOf(WitnessDevice device) => new(device.Role, $"link-{device.PersonNumber}", device.PersonNumber, Id);

    public Task<DrawView> DrawAsync() => Play.Host.WithAsync(db => DrawReading.OfAsync(db, new Ledger(db), Id, default), Play.EnterpriseId);

    /// <summary>A further witness's phone; its secrets are the same in every run.</summary>
    public static WitnessDevice Device(Role role, string number, int seed) =>
        new(role, number, new RepeatableSigner(RepeatableSigner.Secret(seed, "key")), draw => RepeatableSigner.Secret(seed, $"secret {draw}"));

    public Task<ReviewMeeting> StateAsync() => Play.Host.MeetingAsync(Id, Play.EnterpriseId);

    public Task<Answer> DoAsync(OnMeeting command, Actor? actor = null, string? commandId = null) =>
        Play.DoAsync(command with { MeetingId = Id }, actor ?? Cast.Union, commandId);

    public Task<Rule> RefusalAsync(OnMeeting command, Actor? actor = null, string? commandId = null) =>
        Play.RefusalAsync(command with { MeetingId = Id }, actor ?? Cast.Union, commandId);

    public async Task AppointAsync(int heads)
    {
        for (var i = 1; i <= heads; i++)
        {
            await DoAsync(new AppointHead(Some.Person($"H{i}")));
        }

        await DoAsync(new AppointOfficer(Role.Scrutineer, Some.Person("S1")));
        await DoAsync(new AppointOfficer(Role.Teller, Some.Person("T1")));
        await DoAsync(new AppointOfficer(Role.Teller, Some.Person("T2")));
        await DoAsync(new AppointOfficer(Role.Observer, Some.Person("O1")));
    }

    /// <summary>Plays on to a scene, with so many satisfied of the judges of the first item.</summary>
    public async Task<MeetingPlay> ToAsync(Scene last, int satisfied = 8)
    {
        while (scene < last)
        {
            scene++;
            await EnterAsync(scene, satisfied);
        }

        return this;
    }

    public async Task CheckInAllAsync()
    {
        foreach (var judge in (await StateAsync()).Judges)
        {
            await DoAsync(new CheckIn(judge.Label));
        }
    }

    /// <summary>The announced day has come.</summary>
    public async Task DawnAsync() => Play.Host.Clock.Now = (await StateAsync()).HeldAt;

    public async Task OpenAsync()
    {
        await DawnAsync();
        await DoAsync(new OpenSession());
    }

    /// <summary>Puts the meeting on file, once nobody can object any more.</summary>
    public async Task CloseAsync()
    {
        Play.Host.Clock.PassDays(10);
        await DoAsync(new CloseMeeting());
    }

    /// <summary>One item from its questioning to its published result.</summary>
    public async Task TakeAsync(int item, int satisfied)
    {
        await QuestionAsync(item);
        await VoteAsync(item, satisfied);
        await DoAsync(new PublishResult(item));
    }

    /// <summary>The referral that the verdict on an item opened.</summary>
    public async Task<Guid> ReferralIdAsync(int item = 1) => (await StateAsync()).Item(item).ReferralId!.Value;

    public Task<Answer> SignTallyAsync(int item = 1, string? commandId = null) => DoAsync(new SignTally(item), Cast.Scrutineer(Id), commandId);

    private Task EnterAsync(Scene next, int satisfied) => next switch
    {
        Scene.Announced => DoAsync(new AnnounceMeeting()),
        Scene.Drawn => Draw.HoldAsync(),
        Scene.Notified => DoAsync(new NotifyJudges()),
        Scene.CheckedIn => CheckInAllAsync(),
        Scene.InSession => OpenAsync(),
        Scene.Questioning => DoAsync(new OpenQuestioning(1)),
        Scene.Questioned => HearAsync(1),
        Scene.Balloting => OpenBallotAsync(1),
        Scene.Counting => CloseBallotAsync(1),
        Scene.Counted => CountAsync(1, satisfied),
        Scene.Decided => SignTallyAsync(),
        Scene.Published => DoAsync(new PublishResult(1)),
        Scene.Concluded => DoAsync(new ConcludeMeeting()),
        _ => CloseAsync(),
    };

    private async Task QuestionAsync(int item)
    {
        await DoAsync(new OpenQuestioning(item));
        await HearAsync(item);
    }

    private async Task HearAsync(int item)
    {
        var judge = (await StateAsync()).Item(item).Seated.First();
        await DoAsync(new AskQuestion(item, "为何未询价?"), Cast.Judge(Id, judge));
        await DoAsync(new AnswerQuestion(item, 1, "工期紧张。"));
        await DoAsync(new GiveLastWord(item, "请各位评委公正评议。", "R1"));
        await DoAsync(new CloseQuestioning(item));
    }

    private async Task VoteAsync(int item, int satisfied)
    {
        await OpenBallotAsync(item);
        await CloseBallotAsync(item);
        await CountAsync(item, satisfied);
        await SignTallyAsync(item);
    }

    private async Task OpenBallotAsync(int item) => await DoAsync(new OpenBallot(item, BallotChannel.Paper, (await StateAsync()).Item(item).N));

    private async Task CloseBallotAsync(int item) => await DoAsync(new CloseBallot(item, (await StateAsync()).Item(item).N), Cast.Scrutineer(Id));

    private async Task CountAsync(int item, int satisfied)
    {
        var count = new PaperCount(satisfied, (await StateAsync()).Item(item).N - satisfied, 0, 0);
        await DoAsync(new EnterCount(item, count), Cast.Teller(Id, 1));
        await DoAsync(new EnterCount(item, count), Cast.Teller(Id, 2));
    }
}
