using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;

namespace App.Tests.Hosting;

/// <summary>An enterprise whose people act through the flow port.</summary>
internal sealed class Play(ReviewHost host, Guid enterpriseId)
{
    private int sent;

    public ReviewHost Host { get; init; } = host;

    public Guid EnterpriseId { get; } = enterpriseId;

    /// <summary>Founds an enterprise as an office does, with a corps of forty.</summary>
    public static async Task<Play> FoundAsync(ReviewHost host)
    {
        var play = new Play(host, Guid.NewGuid());
        await play.DoAsync(Founding("示范钢铁厂"), Cast.Anybody);
        await play.EnrolAsync(40);
        return play;
    }

    /// <summary>A further enterprise beside the founded one, as an installation for several will have it.</summary>
    public static async Task<Play> JoinAsync(ReviewHost host, string name)
    {
        var play = new Play(host, Guid.NewGuid());
        await host.WithAsync(async db =>
        {
            db.Enterprises.Add(new EnterpriseRow { Id = play.EnterpriseId, EnterpriseId = play.EnterpriseId, Name = name });
            await db.SaveChangesAsync();
        });
        await play.EnrolAsync(40);
        return play;
    }

    public static FoundEnterprise Founding(string name) => new(
        name, new NewAccount("system", "系统管理员", "Correct-horse-1"), new NewAccount("security", "安全管理员", "Battery-staple-2"), ReviewHost.SetUp);

    /// <summary>The same enterprise through another host.</summary>
    public Play On(ReviewHost other) => new(other, EnterpriseId);

    public Task<Answer> DoAsync(Command command, Actor actor, string? commandId = null) => Host.Flow.ExecuteAsync(
        command, actor, EnterpriseId, commandId ?? $"{Host.GetHashCode():x}-{Interlocked.Increment(ref sent)}", default);

    /// <summary>The rule that refuses the command.</summary>
    public async Task<Rule> RefusalAsync(Command command, Actor actor, string? commandId = null) =>
        (await Should.ThrowAsync<BrokenRuleException>(() => DoAsync(command, actor, commandId))).Rule;

    public Task<Guid> FlaggedItemAsync(string title = "水泵采购") => FlaggedItemAsync(Some.Dossier(title));

    public async Task<Guid> FlaggedItemAsync(DossierContent content)
    {
        var item = (await DoAsync(new DraftItem(content), Cast.Evaluation)).Id;
        await DoAsync(new AddAttachment("note.txt", "note"u8.ToArray()) { ItemId = item }, Cast.Evaluation);
        await DoAsync(new SealReports([new SealedReport(null, null, null, new DateOnly(2025, 12, 5), "note")]) { ItemId = item }, Cast.Evaluation);
        await FlagAsync(item);
        return item;
    }

    /// <summary>Both reviews by a colleague, and the freeze.</summary>
    public async Task FlagAsync(Guid item)
    {
        var dossier = await Host.ItemAsync(item, EnterpriseId);
        FieldMark[] marks = [.. DossierFields.Of(dossier.Content, dossier.Attachments).Select(f => new FieldMark(f, SecrecyLevel.Internal))];
        await DoAsync(new ReviewDossier(true) { ItemId = item }, Cast.SecondEvaluation);
        await DoAsync(new MarkSecrecy(marks) { ItemId = item }, Cast.SecondEvaluation);
        await DoAsync(new FlagItem { ItemId = item }, Cast.Evaluation);
    }

    /// <summary>A meeting with its agenda, heads and officers, not yet announced.</summary>
    public async Task<MeetingPlay> MeetingAsync(string number = "2026-01", int items = 1, int heads = 2)
    {
        var id = (await DoAsync(new CreateMeeting(number, "民主评议会", Host.Clock.Now.AddDays(14), "职工之家"), Cast.Union)).Id;
        for (var i = 1; i <= items; i++)
        {
            await DoAsync(new PutOnAgenda(await FlaggedItemAsync($"第{i}项采购")) { MeetingId = id }, Cast.Union);
        }

        var meeting = new MeetingPlay(this, id);
        await meeting.AppointAsync(heads);
        return meeting;
    }

    /// <summary>A meeting on another procedure, with these items, and whoever sits by office.</summary>
    public async Task<MeetingPlay> MeetingAsync(string procedure, string number, IReadOnlyList<Guid> items, params string[] offices)
    {
        var id = (await DoAsync(new CreateMeeting(number, procedure, Host.Clock.Now.AddDays(21), "职工之家", Procedure: procedure), Cast.Union)).Id;
        foreach (var item in items)
        {
            await DoAsync(new PutOnAgenda(item) { MeetingId = id }, Cast.Union);
        }

        foreach (var (office, i) in offices.Select((o, i) => (o, i)))
        {
            await DoAsync(new AppointHead(Some.Person($"H{i + 1}"), office) { MeetingId = id }, Cast.Union);
        }

        var meeting = new MeetingPlay(this, id);
        await meeting.AppointAsync(heads: 0);
        return meeting;
    }

    public Task<List<T>> RowsAsync<T>(Func<ReviewDb, IQueryable<T>> rows) => Host.WithAsync(db => Task.FromResult(rows(db).ToList()), EnterpriseId);

    private Task EnrolAsync(int members) => Host.WithAsync(async db =>
    {
        db.Members.AddRange(Some.Corps(members, EnterpriseId));
        await db.SaveChangesAsync();
    });
}
