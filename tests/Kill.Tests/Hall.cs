using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>The day of the meeting, with a postponement, an absent judge, a lost phone, a void round and a missing ballot.</summary>
internal sealed class Hall(Play play, Office office, Guid meeting, Person buyer, Dictionary<(Role Role, string Key), Person> people)
{
    private const string Decided = "item.decided";

    public Phones Phones { get; } = new(play, office, meeting, people);

    public async Task GatherAsync()
    {
        var judges = await JudgesAsync();
        await BindAsync(Role.Judge, judges[0].Label);
        await BindAsync(Role.Judge, judges[1].Label);
        await DoAsync(new ReissueLink(Role.Judge, judges[1].Label));
        await BindAsync(Role.Judge, judges[1].Label);
        await BindAsync(Role.Teller, Cast.Officer(2).Number);
        await BindAsync(Role.Teller, Cast.Officer(3).Number);
        var absent = judges.Last(j => j.Kind == JudgeKind.Representative).Label;
        await CheckInAsync(absent);
        await DoAsync(new SeatReserve(absent, VacancyReason.Absent));
        await DoAsync(new OpenSession());
        await DoAsync(new PostponeMeeting("会场停电"));
        await DoAsync(new RescheduleMeeting(play.Server.Orders.Now.AddHours(2), "工会二楼会议室"));
        await CheckInAsync(absent);
        await DoAsync(new OpenSession());
    }

    public async Task WithdrawAsync(int number)
    {
        var consent = new ConsentToWithdrawal(number, "合同已经解除");
        await DoAsync(office.Evaluation, consent, spare: true);
        await DoAsync(office.Union, consent, spare: true);
        await DoAsync(people[(Role.Observer, Cast.Officer(4).Number)], consent);
    }

    /// <summary>Half of the judges are satisfied: the item is referred. Where all goes well, they vote on phones.</summary>
    public async Task TakeAsync(int number, bool faulty)
    {
        var points = (await office.Union.GetAsync<MeetingView>($"meetings/{meeting}")).Items[number - 1].Facts.Points!;
        await DoAsync(buyer, new CheckFacts(number, [.. points.Select(p => new FactCheck(p, true, null))]));
        await DoAsync(buyer, new FileStatement(number, "采购按制度进行，材料齐全。"));
        await DoAsync(new OpenQuestioning(number));
        var judges = await JudgesAsync();
        await DoAsync(people[(Role.Judge, judges[0].Label)], new AskQuestion(number, "为什么没有第三家报价？"));
        await DoAsync(buyer, new AnswerQuestion(number, 1, "只有两家具备资质。"));
        await DoAsync(buyer, new GiveLastWord(number, "愿意接受监督。"));
        await DoAsync(new CloseQuestioning(number));
        if (faulty)
        {
            await VoteOnPaperAsync(number, judges.Count);
        }
        else
        {
            await VoteOnPhonesAsync(number, judges);
        }

        await DoAsync(new PublishResult(number));
    }

    public async Task ObjectAsync(int number)
    {
        await DoAsync(buyer, new FileObjection(number, "第一轮作废的票没有当场封存。"));
        await DoAsync(office.Arbiter, new DecideObjection(number, 1, true, "程序确有瑕疵"));
    }

    // A box that broke, and a ballot that nobody gave back.
    private async Task VoteOnPaperAsync(int number, int judges)
    {
        var scrutineer = people[(Role.Scrutineer, Cast.Officer(1).Number)];
        await DoAsync(new OpenBallot(number, BallotChannel.Paper, judges));
        await DoAsync(scrutineer, new VoidRound(number, "票箱损坏"));
        await DoAsync(new OpenBallot(number, BallotChannel.Paper, judges));
        await RemindAsync(number);
        var count = new PaperCount(judges / 2, (judges / 2) - 1, 0, 0);
        await DoAsync(scrutineer, new CloseBallot(number, (int)count.Collected, ConfirmMissing: true));
        await CountAsync(scrutineer, number, count);
    }

    private async Task VoteOnPhonesAsync(int number, IReadOnlyList<JudgeView> judges)
    {
        foreach (var judge in judges.Where(j => !people.ContainsKey((Role.Judge, j.Label))))
        {
            await BindAsync(Role.Judge, judge.Label);
        }

        await Phones.TakeAsync(number, judges);
    }

    private async Task RemindAsync(int number)
    {
        for (var i = 0; i < 3; i++)
        {
            await DoAsync(new RemindJudges(number));
        }
    }

    private async Task CountAsync(Person scrutineer, int number, PaperCount count)
    {
        await DoAsync(people[(Role.Teller, Cast.Officer(2).Number)], new EnterCount(number, count));
        await DoAsync(people[(Role.Teller, Cast.Officer(3).Number)], new EnterCount(number, count));
        var before = await State.CountAsync(play.Server.Data, Decided);
        await DoAsync(scrutineer, new SignTally(number));

        // The flow sends this one, within the unit of work of the signature: the kill of the one is the kill of the other.
        (await State.CountAsync(play.Server.Data, Decided)).ShouldBe(before + 1);
        play.Played.Add(typeof(DecideItem));
    }

    private async Task CheckInAsync(string absent)
    {
        var view = await office.Union.GetAsync<MeetingView>($"meetings/{meeting}");
        foreach (var judge in view.Judges.Concat(view.Reserves).Where(j => j.Label != absent))
        {
            await DoAsync(new CheckIn(judge.Label));
        }
    }

    private async Task BindAsync(Role role, string key)
    {
        var links = await office.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links");
        people[(role, key)] = await play.BindAsync(links.Single(l => l.Role == role && l.PersonKey == key).Token);
    }

    private async Task<IReadOnlyList<JudgeView>> JudgesAsync() => (await office.Union.GetAsync<MeetingView>($"meetings/{meeting}")).Judges;

    private Task<Answer> DoAsync(Command command) => DoAsync(office.Union, command);

    private Task<Answer> DoAsync(Person who, Command command, bool spare = false) =>
        play.SendAsync(who, $"meetings/{meeting}/{Story.NameOf(command)}", command, spare);
}
