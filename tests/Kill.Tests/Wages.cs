using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>A joint wage review: one sheet is approved and released, one goes back and is taken up again, and the next month's meeting prepares itself. On its way the flow stands still once.</summary>
internal sealed class Wages(Play play, Office office)
{
    private static readonly string[] Offices = ["工会", "财务", "劳资"];
    private readonly Dictionary<string, Person> people = [];
    private Guid meeting;

    /// <param name="held">Its day, two working days away or more.</param>
    public async Task PlayAsync(DateTimeOffset held)
    {
        Guid[] sheets = [await SheetAsync("七月工资表"), await SheetAsync("七月奖金表")];
        await PrepareAsync(held, sheets);
        await play.PassAsync(held);
        await office.SignInAsync();
        await GatherAsync();
        await TakeAsync(1, approved: true);
        await StandStillAsync();
        await DoAsync(new ReleaseItem(1, "发放通知单 8 号"));
        await TakeAsync(2, approved: false);
        await play.SendAsync(office.Evaluation, $"items/{sheets[1]}/reopen-item", new ReopenItem());

        var due = held.AddMonths(1) - Recurring.Ahead;
        await play.PassAsync(due, typeof(BeginNextMeeting), await State.DueKeyAsync(play.Server.Data, meeting));
        await office.SignInAsync();
        meeting = await State.NewestMeetingAsync(play.Server.Data);
        await play.SendAsync(office.Union, $"meetings/{meeting}/put-on-agenda", new PutOnAgenda(await SheetAsync("八月工资表")));
        await DoAsync(new AnnounceMeeting());
        await DoAsync(new StopRecurring());
    }

    private async Task<Guid> SheetAsync(string title)
    {
        var content = Cast.Dossier(title) with { Findings = [new GroundFinding(Ground.Submission, "工资表及明细如附件。")], PriceGap = null };
        var drafted = await play.SendAsync(office.Evaluation, "items", new DraftItem(content));
        var dossier = (await office.Reviewer.GetAsync<ItemDetail>($"items/{drafted.Id}")).Item;
        FieldMark[] marks = [.. DossierFields.Of(dossier.Content, dossier.Attachments).Select(f => new FieldMark(f, SecrecyLevel.Internal))];
        await play.SendAsync(office.Reviewer, $"items/{drafted.Id}/review-dossier", new ReviewDossier(true));
        await play.SendAsync(office.Reviewer, $"items/{drafted.Id}/mark-secrecy", new MarkSecrecy(marks));
        await play.SendAsync(office.Evaluation, $"items/{drafted.Id}/flag-item", new FlagItem());
        return drafted.Id;
    }

    private async Task PrepareAsync(DateTimeOffset held, Guid[] sheets)
    {
        meeting = (await play.SendAsync(office.Union, "meetings", new CreateMeeting("2031-03", "工资联审", held, "职工活动中心", Procedure: Server.AllWages))).Id;
        foreach (var sheet in sheets)
        {
            await DoAsync(new PutOnAgenda(sheet));
        }

        foreach (var (of, i) in Offices.Select((o, i) => (o, i)))
        {
            await DoAsync(new AppointHead(Cast.Officer(i + 6), of));
        }

        Role[] roles = [Role.Scrutineer, Role.Teller, Role.Teller];
        foreach (var (role, i) in roles.Select((r, i) => (r, i)))
        {
            await DoAsync(new AppointOfficer(role, Cast.Officer(i + 1)));
        }

        await DoAsync(new AnnounceMeeting());
        await DoAsync(new SeatMembers());
        await DoAsync(new NotifyJudges());
        var links = await office.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links");
        foreach (var link in links.Where(l => l.Role is Role.Scrutineer or Role.Teller))
        {
            people[link.PersonKey] = await play.BindAsync(link.Token);
        }
    }

    private async Task GatherAsync()
    {
        foreach (var judge in (await ViewAsync()).Judges)
        {
            await DoAsync(new CheckIn(judge.Label));
        }

        await DoAsync(new OpenSession());
    }

    private async Task TakeAsync(int number, bool approved)
    {
        await DoAsync(new OpenQuestioning(number));
        await DoAsync(new GiveLastWord(number, "数据已核对。", Cast.Buyer.Number));
        await DoAsync(new CloseQuestioning(number));
        var judges = (await ViewAsync()).Judges.Count;
        await DoAsync(new OpenBallot(number, BallotChannel.Paper, judges));
        var count = new PaperCount(approved ? judges : 0, approved ? 0 : judges, 0, 0);
        await DoAsync(people[Cast.Officer(1).Number], new CloseBallot(number, judges));
        await DoAsync(people[Cast.Officer(2).Number], new EnterCount(number, count));
        await DoAsync(people[Cast.Officer(3).Number], new EnterCount(number, count));
        await DoAsync(people[Cast.Officer(1).Number], new SignTally(number));
        await DoAsync(new PublishResult(number));
    }

    // Nothing of the product makes a sound flow stand still, so the test lays the fault into the database.
    private async Task StandStillAsync()
    {
        await State.StandStillAsync(play.Server.Data, meeting);

        // A process that starts again mends it before anybody can ask: nothing is left to be killed at.
        await play.SendAsync(office.Union, $"meetings/{meeting}/retry-flow", new RetryFlow(), spare: true);
        play.Played.Add(typeof(RetryFlow));
    }

    private Task<MeetingView> ViewAsync() => office.Union.GetAsync<MeetingView>($"meetings/{meeting}");

    private Task<Answer> DoAsync(Command command) => DoAsync(office.Union, command);

    private Task<Answer> DoAsync(Person who, Command command) => play.SendAsync(who, $"meetings/{meeting}/{Story.NameOf(command)}", command);
}
