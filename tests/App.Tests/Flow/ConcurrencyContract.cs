using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Flow;

/// <summary>Commands on one subject come one after the other, from however many senders and hosts.</summary>
public abstract class ConcurrencyContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task Sixteen_judges_check_in_at_once_and_each_is_in_the_hall_once()
    {
        var meeting = await (await Play.MeetingAsync(heads: 1)).ToAsync(Scene.Notified);
        var labels = (await meeting.StateAsync()).Judges.Select(j => j.Label).ToList();
        labels.Count.ShouldBe(16);

        var answers = await AllAtOnceAsync(labels, label => meeting.DoAsync(new CheckIn(label)));

        (await meeting.StateAsync()).CheckedIn.ShouldBe(labels, ignoreOrder: true);
        var changes = answers.Select(a => a.Change).Order().ToList();
        changes.ShouldBe(Enumerable.Range(changes[0], 16));
        await meeting.OpenAsync();
    }

    [EngineFact]
    public async Task One_command_sent_eight_times_at_once_happens_once_and_is_answered_eight_times()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Drawn);

        var answers = await AllAtOnceAsync(Enumerable.Range(1, 8), _ => meeting.DoAsync(new NotifyJudges(), commandId: "notify"));

        answers.ShouldAllBe(a => a.Id == meeting.Id && a.Change == answers[0].Change);
        (await Play.RowsAsync(db => db.Events.Where(e => e.Type == "judges.notified"))).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task One_creation_sent_eight_times_at_once_creates_one()
    {
        var answers = await AllAtOnceAsync(Enumerable.Range(1, 8), _ => Play.DoAsync(new DraftItem(Some.Dossier("水泵采购")), Cast.Evaluation, "draft"));

        answers.ShouldAllBe(a => a.Id == answers[0].Id);
        (await Play.RowsAsync(db => db.Items)).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task Of_eight_meetings_under_one_number_one_is_created()
    {
        var outcomes = await AllAtOnceAsync(Enumerable.Range(1, 8), i => OutcomeAsync(() =>
            Play.DoAsync(new CreateMeeting("2026-01", $"会议{i}", Host.Clock.Now.AddDays(14), "职工之家"), Cast.Union)));

        outcomes.Count(o => o is null).ShouldBe(1);
        outcomes.Where(o => o is not null).ShouldAllBe(o => o == Rules.MeetingNumberTaken);
    }

    [EngineFact]
    public async Task Of_eight_openings_of_the_session_one_succeeds_and_the_rest_are_late()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.CheckedIn);
        await meeting.DawnAsync();

        var outcomes = await AllAtOnceAsync(Enumerable.Range(1, 8), _ => OutcomeAsync(() => meeting.DoAsync(new OpenSession())));

        outcomes.Count(o => o is null).ShouldBe(1);
        outcomes.Where(o => o is not null).ShouldAllBe(o => o == Rules.StageOver);
    }

    [EngineFact]
    public async Task Meetings_do_not_disturb_each_other()
    {
        var one = await (await Play.MeetingAsync("2026-01")).ToAsync(Scene.Notified);
        var other = await (await Play.MeetingAsync("2026-02")).ToAsync(Scene.Notified);

        await Task.WhenAll(one.ToAsync(Scene.Closed, satisfied: 9), other.ToAsync(Scene.Closed, satisfied: 8));

        (await one.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.Passed);
        (await other.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.Referred);
    }

    [EngineFact]
    public async Task Two_hosts_on_one_database_play_one_meeting()
    {
        var second = await StartAsync();
        var here = await (await Play.MeetingAsync()).ToAsync(Scene.Notified);
        var there = new MeetingPlay(Play.On(second), here.Id);
        var labels = (await here.StateAsync()).Judges.Select(j => j.Label).ToList();

        await here.DawnAsync();
        await there.DawnAsync();
        await AllAtOnceAsync(labels.Index(), judge => (judge.Index % 2 == 0 ? here : there).DoAsync(new CheckIn(judge.Item)));
        var opened = await AllAtOnceAsync([here, there, here, there], m => m.DoAsync(new OpenSession(), commandId: "open"));
        await there.TakeAsync(1, satisfied: 9);

        opened.ShouldAllBe(a => a.Change == opened[0].Change);
        (await here.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.Passed);
        (await CursorAsync(here.Id)).ActivityId.ShouldBe("rectify");
    }

    [EngineFact]
    public async Task An_item_that_is_reopened_while_a_meeting_takes_it_is_not_taken()
    {
        const string Congress = "workers-congress-deliberation";
        var item = await Play.FlaggedItemAsync(Some.Submission("食堂改造"));
        await (await Play.MeetingAsync(Congress, "2026-01", [item])).ToAsync(Scene.Published, satisfied: 20);
        var later = await Play.MeetingAsync(Congress, "2026-02", []);
        Task reopening = Task.CompletedTask;
        var reached = 0;

        // Where one writes at a time, nothing is locked, and the other has to wait until the taking has ended.
        var first = Database.Provider == Providers.Sqlite ? "SELECT \"e\".\"Type\", \"e\".\"Body\"" : "UPDATE \"Items\"";
        Host.Trap.BeforeCommand = command =>
        {
            if (command.CommandText.StartsWith(first, StringComparison.Ordinal) && Interlocked.Exchange(ref reached, 1) == 0)
            {
                reopening = Task.Run(() => Play.DoAsync(new ReopenItem { ItemId = item }, Cast.Evaluation));
                Task.WaitAny(reopening, Task.Delay(TimeSpan.FromSeconds(Database.Provider == Providers.Sqlite ? 0.2 : 20)));
            }
        };

        var refused = await later.RefusalAsync(new PutOnAgenda(item));

        reached.ShouldBe(1);
        await reopening;
        refused.ShouldBe(Database.Provider == Providers.Sqlite ? Rules.ItemTakenBefore : Rules.ItemNotFlagged);
        (await later.StateAsync()).Agenda.ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Hosts_that_store_the_same_files_at_the_same_moment_all_start()
    {
        await Host.WithAsync(db => db.Definitions.ExecuteDeleteAsync());
        await using var late = ReviewHost.On(Engine, Database);
        var quicker = 0;
        late.Trap.BeforeSave = async db =>
        {
            // At each of its attempts another host has stored one more of the files.
            if (db.ChangeTracker.Entries<DefinitionRow>().Select(e => e.Entity).FirstOrDefault() is { } row)
            {
                quicker++;
                await Host.WithAsync(other =>
                {
                    other.Definitions.Add(new DefinitionRow { DefinitionId = row.DefinitionId, Version = row.Version, Sha256 = row.Sha256, Text = row.Text });
                    return other.SaveChangesAsync();
                });
            }
        };

        (await late.LoadAsync(Workflow.GoodFile.Folder)).ShouldBeEmpty();

        quicker.ShouldBeGreaterThan(1);
        late.Library.All.Count.ShouldBe(quicker);
        (await Play.RowsAsync(db => db.Definitions)).Count.ShouldBe(quicker);
    }

    [EngineFact]
    public async Task Of_two_foundings_at_once_one_succeeds()
    {
        await using var fresh = await TestDatabase.NewAsync(Engine);
        await using var one = await ReviewHost.StartAsync(Engine, fresh);
        await using var two = await ReviewHost.StartAsync(Engine, fresh);

        var outcomes = await AllAtOnceAsync([one, two, one, two], host => OutcomeAsync(() =>
            new Play(host, Guid.NewGuid()).DoAsync(Play.Founding("示范钢铁厂"), Cast.Anybody)));

        outcomes.Count(o => o is null).ShouldBe(1);
        outcomes.OfType<Rule>().ShouldBe(Enumerable.Repeat(Rules.EnterpriseExists, 3));
        (await one.WithAsync(db => db.Enterprises.IgnoreQueryFilters().CountAsync())).ShouldBe(1);
    }

    private static async Task<Rule?> OutcomeAsync(Func<Task<Answer>> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (BrokenRuleException e)
        {
            return e.Rule;
        }
    }

    private static async Task<List<TResult>> AllAtOnceAsync<T, TResult>(IEnumerable<T> senders, Func<T, Task<TResult>> act) =>
        [.. await Task.WhenAll(senders.Select(s => Task.Run(() => act(s))))];
}
