using System.Text;
using System.Text.Json;
using App.Tests.Hosting;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Flow;

/// <summary>What stands in the rows: the events as the truth, the rest in step with it, and of each enterprise only its own.</summary>
public abstract class KeptContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task What_a_flow_keeps_are_ids_and_names_of_steps()
    {
        var meeting = await (await Play.MeetingAsync(items: 2)).ToAsync(Scene.Published);
        var referral = await meeting.ReferralIdAsync();
        await new ReferralPlay(Play, referral).ClosedAsync();
        var allowed = Host.Library.All.SelectMany(d => d.Activities.Select(a => a.Id).Append(d.DefinitionId))
            .Concat(ActivityCatalog.Standard.All.SelectMany(a => a.Outcomes.Select(o => o.Name)))
            .Concat(Enum.GetNames<FlowStatus>())
            .Concat(["Done", "1", "2"])
            .ToHashSet(StringComparer.Ordinal);

        var kept = await Host.WithAsync(
            async db =>
            {
                var rows = (await db.Flows.ToListAsync()).Concat<object>(await db.FlowSteps.ToListAsync());
                return rows.SelectMany(row => db.Entry(row).Properties).Select(p => (p.Metadata.Name, p.CurrentValue)).ToList();
            },
            Play.EnterpriseId);

        kept.Count.ShouldBeGreaterThan(150);
        foreach (var (name, value) in kept)
        {
            var known = value switch
            {
                null or bool or DateTimeOffset => true,
                string text => allowed.Contains(text),
                int => name is nameof(FlowRow.Version) or nameof(FlowRow.Steps) or nameof(FlowStepRow.Seq),
                Guid id => id == meeting.Id || id == referral || id == Play.EnterpriseId,
                _ => false,
            };
            known.ShouldBeTrue($"{name} = {value}");
        }
    }

    [EngineFact]
    public async Task Folding_the_events_gives_what_the_rows_say()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Questioning);
        await MeetingRowsAgreeAsync();
        await meeting.DoAsync(new PostponeMeeting("停电"));
        await meeting.DoAsync(new RescheduleMeeting(Host.Clock.Now.AddDays(20), "职工之家"));
        await MeetingRowsAgreeAsync();
        await (await Play.MeetingAsync("2026-02")).ToAsync(Scene.Closed);
        await MeetingRowsAgreeAsync();

        var referral = new ReferralPlay(Play, (await Play.RowsAsync(db => db.Referrals)).Single().Id);
        await ReferralRowsAgreeAsync();
        await referral.ClosedAsync();
        await ReferralRowsAgreeAsync();

        foreach (var row in await Play.RowsAsync(db => db.Items))
        {
            var item = await Host.WithAsync(db => new Ledger(db).ItemAsync(row.Id, default), Play.EnterpriseId);
            var events = await Play.RowsAsync(db => db.Events.Where(e => e.SubjectId == row.Id));
            (row.EnterpriseId, row.Title, row.Flagged, row.Change).ShouldBe((item.EnterpriseId, item.Content.Title, item.IsFlagged, events.Count));
        }
    }

    [EngineFact]
    public async Task What_a_process_remembers_of_a_meeting_is_what_its_events_say()
    {
        var review = await (await Play.MeetingAsync()).ToAsync(Scene.Questioning);
        await RememberedAsync(review);
        await review.DoAsync(new PostponeMeeting("停电"));
        await review.DoAsync(new RescheduleMeeting(Host.Clock.Now.AddDays(20), "职工之家"));
        await RememberedAsync(review);
        await RememberedAsync(await (await Play.MeetingAsync("2026-02")).ToAsync(Scene.Closed));
        var sheet = await Play.FlaggedItemAsync(Some.Submission("七月工资表"));
        await RememberedAsync(await (await Play.MeetingAsync("joint-wage-review", "2026-03", [sheet], "工会", "财务", "劳资")).ToAsync(Scene.Published, satisfied: 7));
        var proposal = await Play.FlaggedItemAsync(Some.Submission("食堂改造"));
        await RememberedAsync(await (await Play.MeetingAsync("workers-congress-deliberation", "2026-04", [proposal])).ToAsync(Scene.Published, satisfied: 20));
    }

    [EngineFact]
    public async Task A_context_that_was_lent_before_belongs_to_nobody()
    {
        ReviewDb? lent = null;
        await Host.WithAsync(
            async db =>
            {
                (await db.Enterprises.SingleAsync()).Name = "改过而未保存";
                lent = db;
            },
            Play.EnterpriseId);

        await using var scope = Host.Scopes.CreateAsyncScope();
        var again = scope.ServiceProvider.GetRequiredService<ReviewDb>();

        again.ShouldBeSameAs(lent);
        again.EnterpriseId.ShouldBe(Guid.Empty);
        again.ChangeTracker.Entries().ShouldBeEmpty();
        (await again.Enterprises.CountAsync()).ShouldBe(0);
    }

    [EngineFact]
    public async Task Each_subjects_events_are_numbered_without_a_gap_and_read_back_as_they_were_written()
    {
        await (await Play.MeetingAsync()).ToAsync(Scene.Closed);
        var events = await Play.RowsAsync(db => db.Events.OrderBy(e => e.Seq));

        foreach (var subject in events.GroupBy(e => e.SubjectId))
        {
            subject.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, subject.Count()));
        }

        events.ShouldAllBe(e => EventCatalog.Write(EventCatalog.Read<object>(e.Type, e.Body)) == e.Body);
    }

    [EngineFact]
    public async Task An_enterprise_sees_its_own_rows_only()
    {
        var other = await Play.JoinAsync(Host, "另一家企业");
        await new ReferralPlay(Play, await (await (await Play.MeetingAsync()).ToAsync(Scene.Decided)).ReferralIdAsync()).SignedAsync();
        await new ReferralPlay(other, await (await (await other.MeetingAsync()).ToAsync(Scene.Decided)).ReferralIdAsync()).SignedAsync();

        foreach (var enterprise in new[] { Play.EnterpriseId, other.EnterpriseId })
        {
            await Host.WithAsync(db => VoteAsync(db, enterprise), enterprise);
        }

        foreach (var enterprise in new[] { Play.EnterpriseId, other.EnterpriseId })
        {
            var seen = await OwnersByTypeAsync(enterprise);
            seen.Count.ShouldBe(19);
            seen.ShouldAllBe(s => s.Value.Count > 0 && s.Value.All(owner => owner == enterprise));
        }

        (await OwnersByTypeAsync(Guid.NewGuid())).ShouldAllBe(s => s.Value.Count == 0);
        (await OwnersByTypeAsync(Guid.Empty)).ShouldAllBe(s => s.Value.Count == 0);
    }

    [EngineFact]
    public async Task The_filter_is_each_contexts_own_and_follows_its_enterprise()
    {
        var other = await Play.JoinAsync(Host, "另一家企业");
        await Host.WithAsync(
            db => Host.WithAsync(
                async second =>
                {
                    (await db.Enterprises.SingleAsync()).Id.ShouldBe(Play.EnterpriseId);
                    (await second.Enterprises.SingleAsync()).Id.ShouldBe(other.EnterpriseId);
                    (await db.Enterprises.SingleAsync()).Id.ShouldBe(Play.EnterpriseId);
                    db.EnterpriseId = other.EnterpriseId;
                    (await db.Enterprises.SingleAsync()).Id.ShouldBe(other.EnterpriseId);
                },
                other.EnterpriseId),
            Play.EnterpriseId);
    }

    [EngineFact]
    public async Task Accounts_of_another_enterprise_are_not_seen_once_somebody_has_signed_in()
    {
        var other = await Play.JoinAsync(Host, "另一家企业");

        (await Host.WithAsync(db => db.Users.CountAsync(), Play.EnterpriseId)).ShouldBe(2);
        (await Host.WithAsync(db => db.Users.CountAsync(), other.EnterpriseId)).ShouldBe(0);
        (await Host.WithAsync(db => db.Users.CountAsync())).ShouldBe(2);
    }

    [EngineFact]
    public async Task A_user_name_of_another_enterprise_is_taken()
    {
        var other = await Play.JoinAsync(Host, "另一家企业");

        (await other.RefusalAsync(new DemocraticReview.App.People.CreateAccount("SYSTEM", "某人", "Correct-horse-3"), Cast.System)).ShouldBe(Rules.UserNameTaken);
    }

    [EngineFact]
    public async Task Nobody_acts_on_another_enterprises_subjects()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Decided);
        var item = (await Play.RowsAsync(db => db.Items)).Single().Id;
        var other = await Play.JoinAsync(Host, "另一家企业");
        var before = await Snapshot.OfAsync(Host);

        (await other.RefusalAsync(new PublishResult(1) { MeetingId = meeting.Id }, Cast.Union)).ShouldBe(Rules.NotFound);
        (await other.RefusalAsync(new DemocraticReview.App.Flagging.FlagItem { ItemId = item }, Cast.Evaluation)).ShouldBe(Rules.NotFound);
        (await other.RefusalAsync(new DemocraticReview.App.Referring.DeliverReferral { ReferralId = await meeting.ReferralIdAsync() }, Cast.Union)).ShouldBe(Rules.NotFound);
        (await Snapshot.OfAsync(Host)).ShouldBe(before);

        var theirs = (await other.DoAsync(new CreateMeeting("2026-01", "民主评议会", Host.Clock.Now.AddDays(14), "职工之家"), Cast.Union)).Id;
        (await other.RefusalAsync(new PutOnAgenda(item) { MeetingId = theirs }, Cast.Union)).ShouldBe(Rules.NotFound);
    }

    [EngineFact]
    public async Task The_key_of_a_subject_of_one_kind_is_none_of_another()
    {
        var item = await Play.FlaggedItemAsync();
        var meeting = (await Play.MeetingAsync("2026-01")).Id;

        (await RefusalOfAsync(() => Host.ItemAsync(meeting, Play.EnterpriseId))).ShouldBe(Rules.NotFound);
        (await RefusalOfAsync(() => Host.MeetingAsync(item, Play.EnterpriseId))).ShouldBe(Rules.NotFound);
        (await RefusalOfAsync(() => Host.ReferralAsync(item, Play.EnterpriseId))).ShouldBe(Rules.NotFound);

        static async Task<Rule> RefusalOfAsync(Func<Task> reading) => (await Should.ThrowAsync<BrokenRuleException>(reading)).Rule;
    }

    [EngineFact]
    public async Task Who_reported_is_kept_where_its_key_alone_opens_it()
    {
        var report = new SealedReport("Zhao Shijing", "Furnace 3", "0086-555-0100", new DateOnly(2025, 12, 5), "It wears out in a month.");
        var item = (await Play.DoAsync(new DraftItem(Some.Dossier("水泵采购")), Cast.Evaluation)).Id;
        var sealing = new SealReports([report]) { ItemId = item };
        await Play.DoAsync(sealing, Cast.Evaluation, "seal");
        await Play.DoAsync(sealing, Cast.Evaluation, "seal");

        var bodies = (await Play.RowsAsync(db => db.SealedReports)).Select(r => Encoding.UTF8.GetString(r.Body));
        foreach (var line in (await Snapshot.OfAsync(Host)).Concat(bodies))
        {
            // What is looked for reads the same in JSON.
            new[] { report.Name!, report.Unit!, report.Contact!, report.Text }.ShouldAllBe(secret => !line.Contains(secret));
        }

        (await Host.SealedReportsAsync(item, Play.EnterpriseId)).ShouldBe([report]);
        await Play.DoAsync(new SealReports([]) { ItemId = item }, Cast.Evaluation, "empty");
        (await Host.SealedReportsAsync(item, Play.EnterpriseId)).ShouldBeEmpty();
    }

    private async Task RememberedAsync(MeetingPlay meeting)
    {
        var (change, remembered) = Host.Folded.Find(meeting.Id)!.Value;
        change.ShouldBe(await ChangesAsync(meeting.Id));
        JsonSerializer.Serialize(remembered, EventCatalog.Json).ShouldBe(JsonSerializer.Serialize(await meeting.StateAsync(), EventCatalog.Json));
    }

    private async Task MeetingRowsAgreeAsync()
    {
        foreach (var row in await Play.RowsAsync(db => db.Meetings))
        {
            var meeting = await Host.MeetingAsync(row.Id, Play.EnterpriseId);
            (row.EnterpriseId, row.Number, row.Title, row.IsRehearsal, row.Stage, row.HeldAt, row.Open, row.Change).ShouldBe((
                meeting.EnterpriseId, meeting.Number, meeting.Title, meeting.IsRehearsal, meeting.Stage.ToString(), meeting.HeldAt, meeting.IsOpen, await ChangesAsync(row.Id)));
        }
    }

    private async Task ReferralRowsAgreeAsync()
    {
        foreach (var row in await Play.RowsAsync(db => db.Referrals))
        {
            var referral = await Host.ReferralAsync(row.Id, Play.EnterpriseId);
            (row.EnterpriseId, row.MeetingId, row.Title, row.Stage, row.Open, row.Change).ShouldBe((
                referral.EnterpriseId, referral.Cause.MeetingId, referral.Cause.Facts.Title, referral.Stage.ToString(),
                referral.Stage != ReferralStage.Closed, await ChangesAsync(row.Id)));
        }
    }

    private async Task<int> ChangesAsync(Guid subject) => (await Play.RowsAsync(db => db.Events.Where(e => e.SubjectId == subject))).Count;

    // A round on phones leaves no rows behind but the box; here it is caught in its middle.
    private static async Task VoteAsync(ReviewDb db, Guid enterprise)
    {
        var meeting = Guid.NewGuid();
        db.Registered.Add(new RegisteredRow { EnterpriseId = enterprise, MeetingId = meeting, Item = 1, Round = 1, Label = "7KQM" });
        db.Credentials.Add(new CredentialRow { EnterpriseId = enterprise, MeetingId = meeting, Item = 1, Round = 1, Key = "key", Credential = "4" });
        db.Ballots.Add(new BallotRow { EnterpriseId = enterprise, MeetingId = meeting, Item = 1, Round = 1, Key = "key", Number = 1, Payload = [1], Receipt = "receipt" });
        db.Boxes.Add(new BoxRow { EnterpriseId = enterprise, MeetingId = meeting, Item = 1, Round = 1, Archive = [1], Trackers = "" });
        await db.SaveChangesAsync();
    }

    private Task<Dictionary<string, List<Guid>>> OwnersByTypeAsync(Guid enterprise) => Host.WithAsync(
        async db =>
        {
            var seen = new Dictionary<string, List<Guid>>();
            foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IOwnedRow).IsAssignableFrom))
            {
                var rows = (IQueryable<IOwnedRow>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!;
                seen[type.Name] = await rows.AsNoTracking().AsAsyncEnumerable().Select(r => r.EnterpriseId).ToListAsync();
            }

            return seen;
        },
        enterprise);
}
