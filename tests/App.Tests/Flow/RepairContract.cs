using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Referring;
using DemocraticReview.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Flow;

/// <summary>Core's state is the truth: whatever became of a cursor, its flow is brought back to where the subject stands.</summary>
public abstract class RepairContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task A_healthy_flow_is_not_moved()
    {
        var meeting = await Play.MeetingAsync(items: 2);
        for (var scene = Scene.Prepared; scene <= Scene.Published; scene++)
        {
            await meeting.ToAsync(scene);
            var before = await Snapshot.OfAsync(Host);
            (await Host.Flow.RepairAsync(default)).ShouldBeEmpty(scene.ToString());
            (await Snapshot.OfAsync(Host)).ShouldBe(before);
        }

        var referral = new ReferralPlay(Play, await meeting.ReferralIdAsync());
        await referral.ReceivedAsync();
        await referral.DoAsync(new ReturnReferral("应由审计处理"), Cast.Discipline);
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
        await referral.DoAsync(new ForwardReferral("审计处"));
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
        await referral.DoAsync(new DeliverReferral());
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
    }

    [EngineFact]
    public Task A_lost_cursor_is_found_again() => MendedAsync(db => db.Flows.ExecuteDeleteAsync());

    [EngineFact]
    public Task A_lost_cursor_and_journal_are_found_again() => MendedAsync(async db =>
    {
        await db.Flows.ExecuteDeleteAsync();
        await db.FlowSteps.ExecuteDeleteAsync();
    });

    [EngineFact]
    public Task A_cursor_that_is_behind_catches_up() => MendedAsync(db => db.Flows.ExecuteUpdateAsync(s => s
        .SetProperty(f => f.ActivityId, "announce").SetProperty(f => f.Item, (string?)null).SetProperty(f => f.Steps, 1)));

    [EngineFact]
    public Task A_cursor_that_is_ahead_is_taken_back() => MendedAsync(db => db.Flows.ExecuteUpdateAsync(s => s
        .SetProperty(f => f.ActivityId, "close").SetProperty(f => f.Item, (string?)null).SetProperty(f => f.Steps, 40)));

    [EngineFact]
    public Task A_cursor_on_another_item_is_brought_to_the_item_under_way() => MendedAsync(db => db.Flows.ExecuteUpdateAsync(s => s.SetProperty(f => f.Item, "7")));

    [EngineFact]
    public Task A_finished_flow_of_an_open_meeting_goes_on() => MendedAsync(db => db.Flows.ExecuteUpdateAsync(s => s.SetProperty(f => f.Status, "Finished")));

    [EngineFact]
    public Task A_faulted_flow_goes_on() => MendedAsync(db => db.Flows.ExecuteUpdateAsync(s => s
        .SetProperty(f => f.Status, "Faulted").SetProperty(f => f.ActivityId, "gone")
        .SetProperty(f => f.FaultCode, "flow-step-gone").SetProperty(f => f.FaultZh, "不存在").SetProperty(f => f.FaultEn, "gone")));

    [EngineFact]
    public Task A_cursor_on_another_definition_is_brought_back_to_the_meetings_own() => MendedAsync(db => db.Flows.ExecuteUpdateAsync(s => s
        .SetProperty(f => f.DefinitionId, "discipline-referral").SetProperty(f => f.ActivityId, "draft")));

    [EngineFact]
    public async Task A_verdict_that_a_spoiled_cursor_held_up_is_made_good()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        await Host.WithAsync(db => db.Flows.Where(f => f.SubjectId == meeting.Id).ExecuteUpdateAsync(s => s.SetProperty(f => f.ActivityId, "close")), Play.EnterpriseId);
        await meeting.SignTallyAsync();
        (await meeting.StateAsync()).Item(1).Stage.ShouldBe(ItemStage.Counted);

        (await Host.Flow.RepairAsync(default)).ShouldBe([meeting.Id]);

        (await meeting.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.Referred);
        (await CursorAsync(await meeting.ReferralIdAsync())).ActivityId.ShouldBe("draft");
        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("publish");
    }

    [EngineFact]
    public async Task Until_the_repair_a_meeting_with_a_lost_cursor_takes_commands()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Balloting);
        await Host.WithAsync(db => db.Flows.ExecuteDeleteAsync(), Play.EnterpriseId);

        await meeting.ToAsync(Scene.Published);

        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("rectify");
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Lost_links_and_clocks_are_made_anew()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Decided);
        var links = (await Play.RowsAsync(db => db.Links)).Count;
        await Host.WithAsync(
            async db =>
            {
                await db.Links.ExecuteDeleteAsync();
                await db.DueRows.ExecuteDeleteAsync();
                await db.Flows.ExecuteDeleteAsync();
            },
            Play.EnterpriseId);

        (await Host.Flow.RepairAsync(default)).Count.ShouldBe(2);

        (await Play.RowsAsync(db => db.Links)).Count.ShouldBe(links);
        (await Play.RowsAsync(db => db.DueRows)).ShouldHaveSingleItem().SubjectId.ShouldBe(await meeting.ReferralIdAsync());
    }

    [EngineFact]
    public async Task A_meeting_that_cannot_be_read_does_not_keep_the_others_from_repair()
    {
        var bad = await (await Play.MeetingAsync("2026-01")).ToAsync(Scene.Announced);
        var good = await (await Play.MeetingAsync("2026-02")).ToAsync(Scene.Announced);
        await Host.WithAsync(
            async db =>
            {
                await db.Flows.ExecuteDeleteAsync();

                // As a process of a later version leaves it: the newest event, newer than what this process knows of the meeting.
                var newest = await db.Events.Where(e => e.SubjectId == bad.Id).MaxAsync(e => e.Seq);
                await db.Events.Where(e => e.SubjectId == bad.Id && e.Seq == newest).ExecuteUpdateAsync(s => s
                    .SetProperty(e => e.Seq, newest + 1).SetProperty(e => e.Type, "meeting.of-a-later-version"));
                await db.Meetings.Where(m => m.Id == bad.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Change, newest + 1));
            },
            Play.EnterpriseId);

        (await Host.Flow.RepairAsync(default)).ShouldBe([good.Id]);
    }

    private async Task MendedAsync(Func<ReviewDb, Task> spoil)
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Balloting);
        await Host.WithAsync(spoil, Play.EnterpriseId);

        (await Host.Flow.RepairAsync(default)).ShouldBe([meeting.Id]);

        var cursor = await CursorAsync(meeting.Id);
        (cursor.DefinitionId, cursor.ActivityId, cursor.Item, cursor.Status, cursor.FaultCode).ShouldBe(("changgang-review", "vote", "1", "Waiting", null));
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
        await meeting.ToAsync(Scene.Closed);
        (await CursorAsync(meeting.Id)).Status.ShouldBe("Finished");
    }
}
