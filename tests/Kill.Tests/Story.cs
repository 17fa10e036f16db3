using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Referring;
using DemocraticReview.App.Rights;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>One play that needs every command there is: a meeting with two referred items and a withdrawn one, and the meeting that follows an upheld objection.</summary>
internal sealed class Story(Play play)
{
    private readonly Office office = new(play);
    private readonly List<Guid> items = [];
    private Dictionary<(Role Role, string Key), Person> people = [];
    private Guid meeting;
    private Draw? draw;

    /// <summary>A Monday morning that has not come yet, so that no cookie is out of date for the sender.</summary>
    public static DateTimeOffset Begin { get; } = MondayFrom(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(7));

    private static DateTimeOffset Held => Begin.AddDays(9);

    // Past the time to send a referral, within the time to object.
    private static DateTimeOffset Overdue => Held.AddDays(6);

    private static DateTimeOffset NothingRunsAnyMore => Held.AddDays(20);

    public async Task PlayAsync()
    {
        await OpenAsync();
        await FlagAsync();
        await PrepareAsync();
        var buyer = await DrawAsync();
        await play.PassAsync(Held);
        await office.SignInAsync();
        var hall = new Hall(play, office, meeting, buyer, people);
        await hall.GatherAsync();
        await hall.WithdrawAsync(3);
        await hall.TakeAsync(1, faulty: true);
        await hall.TakeAsync(2, faulty: false);
        await draw!.CountersignAsync();
        await hall.ObjectAsync(1);
        var referrals = (await ViewAsync()).Items.Where(i => i.ReferralId is not null).Select(i => i.ReferralId!.Value).ToList();
        await play.PassAsync(Overdue, typeof(RemindReferral), $"due:{referrals[0]:N}:send-0");
        await office.SignInAsync();
        var desk = new Desk(play, office);
        await desk.AcceptInTheEndAsync(referrals[0]);
        await desk.CloseReturnedAsync(referrals[1]);
        await FollowAsync();
        await CloseAsync(hall);
        await new Wages(play, office).PlayAsync(NothingRunsAnyMore.AddDays(7));
    }

    /// <summary>The short beginning of it, for the violator, who cannot found twice.</summary>
    public async Task OpenAsync(bool spareFounding = false)
    {
        play.Server.Orders.Now = Begin;
        await play.Server.StartAsync();
        await office.FoundAsync(spareFounding);
        await play.SendAsync(office.System, "change-calendar", new ChangeCalendar([DateOnly.FromDateTime(Begin.Date.AddDays(2))], [DateOnly.FromDateTime(Begin.Date.AddDays(5))]));
    }

    /// <summary>open-ballot for OpenBallot.</summary>
    public static string NameOf(Command command)
    {
        var name = new StringBuilder();
        foreach (var letter in command.GetType().Name)
        {
            name.Append(char.IsUpper(letter) && name.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    private static DateTimeOffset MondayFrom(DateOnly day) =>
        new(day.AddDays((DayOfWeek.Monday - day.DayOfWeek + 7) % 7), new TimeOnly(9, 0), TimeSpan.FromHours(8));

    private async Task FlagAsync()
    {
        await office.FillAsync();
        await office.SignInAsync();
        await office.ImportAsync(Cast.Roster());
        foreach (var title in (string[])["耐火材料采购项目", "轧辊采购项目", "备件采购项目"])
        {
            var drafted = await play.SendAsync(office.Evaluation, "items", new DraftItem(Cast.Dossier(title)));
            await play.SendAsync(office.Evaluation, $"items/{drafted.Id}/revise-item", new ReviseItem(Cast.Dossier($"{title}（修订）")));
            await SupplyAsync(drafted.Id);
            await ClearAsync(drafted.Id);
            await play.SendAsync(office.Evaluation, $"items/{drafted.Id}/flag-item", new FlagItem());
            await play.SendAsync(office.Evaluation, $"items/{drafted.Id}/add-late-material", new AddLateMaterial("供应商来函。", SecrecyLevel.Internal));
            items.Add(drafted.Id);
        }
    }

    private async Task SupplyAsync(Guid item)
    {
        foreach (var name in (string[])["a.txt", "b.txt"])
        {
            await play.SendAsync(typeof(AddAttachment), key => office.Evaluation.PostAsync<Answer>($"items/{item}/add-attachment?fileName={name}", Encoding.UTF8.GetBytes(name), key));
        }

        var first = (await office.Evaluation.GetAsync<ItemDetail>($"items/{item}")).Item.Attachments[0].Id;
        await play.SendAsync(office.Evaluation, $"items/{item}/remove-attachment", new RemoveAttachment(first));
        await play.SendAsync(office.Evaluation, $"items/{item}/seal-reports", new SealReports([new SealedReport("某职工", null, null, DateOnly.FromDateTime(Begin.Date), "单价太高。")]));
    }

    private async Task ClearAsync(Guid item)
    {
        var dossier = (await office.Reviewer.GetAsync<ItemDetail>($"items/{item}")).Item;
        FieldMark[] marks = [.. DossierFields.Of(dossier.Content, dossier.Attachments).Select(f => new FieldMark(f, SecrecyLevel.Internal))];
        await play.SendAsync(office.Reviewer, $"items/{item}/review-dossier", new ReviewDossier(true));
        await play.SendAsync(office.Reviewer, $"items/{item}/mark-secrecy", new MarkSecrecy(marks));
    }

    private async Task PrepareAsync()
    {
        meeting = (await play.SendAsync(office.Union, "meetings", new CreateMeeting("2031-01", "民主评议会", Held, "职工活动中心"))).Id;
        foreach (var item in items)
        {
            await OnMeetingAsync(new PutOnAgenda(item));
        }

        await OnMeetingAsync(new AppointHead(Cast.Head));
        Role[] roles = [Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer];
        foreach (var (role, i) in roles.Select((r, i) => (r, i)))
        {
            await OnMeetingAsync(new AppointOfficer(role, Cast.Officer(i + 1)));
        }

        await OnMeetingAsync(new AnnounceMeeting());
    }

    /// <returns>The respondent, who has asked that somebody stay out.</returns>
    private async Task<Person> DrawAsync()
    {
        var links = await office.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links");
        var buyer = await play.BindAsync(links.Single(l => l.Role == Role.Respondent).Token);
        await play.SendAsync(buyer, $"meetings/{meeting}/raise-recusal", new RaiseRecusal("10001", "与当事人有亲属关系"));
        await OnMeetingAsync(new DecideRecusal(1, true, "情况属实"));
        draw = new Draw(play, office, meeting);
        await draw.HoldAsync(buyer);
        people = draw.People;
        await play.SendAsync(office.System, "rotate-record-key", new RotateRecordKey());
        await OnMeetingAsync(new NotifyJudges());
        return buyer;
    }

    // The round of the first item is void by the objection: a new meeting takes it up, and draws by paper lots.
    private async Task FollowAsync()
    {
        var next = await play.SendAsync(office.Union, "meetings", new CreateMeeting("2031-02", "民主评议会", Held.AddDays(30), "职工活动中心", Follows: meeting));
        await play.SendAsync(office.Union, $"meetings/{next.Id}/put-on-agenda", new PutOnAgenda(items[0]));
        foreach (var (role, officer) in ((Role, int)[])[(Role.Scrutineer, 1), (Role.Observer, 4)])
        {
            await play.SendAsync(office.Union, $"meetings/{next.Id}/appoint-officer", new AppointOfficer(role, Cast.Officer(officer)));
        }

        await play.SendAsync(office.Union, $"meetings/{next.Id}/announce-meeting", new AnnounceMeeting());
        await new Draw(play, office, next.Id).DrawLotsAsync();
    }

    private async Task CloseAsync(Hall hall)
    {
        await OnMeetingAsync(new RequireRectification(2, "补做第三方比价", NothingRunsAnyMore));
        await play.SendAsync(office.Evaluation, $"meetings/{meeting}/report-rectification", new ReportRectification(2, 1, "已补做比价，材料附后"));
        await OnMeetingAsync(new JudgeRectification(2, 1, true, "材料齐全"));
        await OnMeetingAsync(new ConcludeMeeting());
        await hall.Phones.DestroyKeysAsync();
        await play.PassAsync(NothingRunsAnyMore);
        await office.SignInAsync();
        await OnMeetingAsync(new CloseMeeting());
        await OnMeetingAsync(new CorrectRecord("会议地点应为职工活动中心二楼"));
    }

    private Task<Answer> OnMeetingAsync(Command command) => play.SendAsync(office.Union, $"meetings/{meeting}/{NameOf(command)}", command);

    private Task<MeetingView> ViewAsync() => office.Union.GetAsync<MeetingView>($"meetings/{meeting}");
}
