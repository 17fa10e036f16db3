using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Flow;

/// <summary>All of a unit of work or nothing of it, whatever breaks.</summary>
public abstract class UnitContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task The_verdict_and_its_referral_are_committed_together()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        var saves = 0;
        Host.Trap.BeforeSave = _ => Task.FromResult(saves++);

        await meeting.SignTallyAsync();

        saves.ShouldBe(1);
        var item = (await meeting.StateAsync()).Item(1);
        item.Outcome.ShouldBe(ItemOutcome.Referred);
        var referral = await Host.ReferralAsync(item.ReferralId!.Value, Play.EnterpriseId);
        referral.Stage.ShouldBe(ReferralStage.Opened);
        referral.Cause.Verdict.ShouldBe(item.Verdict);
        (await CursorAsync(referral.Id)).ActivityId.ShouldBe("draft");
    }

    [EngineFact]
    public async Task When_the_referral_cannot_be_saved_there_is_no_verdict_either()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        var before = await Snapshot.OfAsync(Host);
        Host.Trap.BeforeSave = db => db.ChangeTracker.Entries<EventRow>().Any(e => e.Entity.Type == "referral.opened")
            ? throw new IOException("the disk is full")
            : Task.CompletedTask;

        await Should.ThrowAsync<IOException>(() => meeting.SignTallyAsync(commandId: "sign"));
        (await Snapshot.OfAsync(Host)).ShouldBe(before);

        Host.Trap.BeforeSave = null;
        await meeting.SignTallyAsync(commandId: "sign");
        (await JournalAsync(meeting.Id)).ShouldContain("refer Done 1");
    }

    [EngineFact]
    public async Task What_breaks_before_the_commit_leaves_nothing()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        var before = await Snapshot.OfAsync(Host);
        Host.Trap.BeforeCommit = Trap.Once(new IOException("the cable was pulled"));

        await Should.ThrowAsync<IOException>(() => meeting.SignTallyAsync(commandId: "sign"));
        (await Snapshot.OfAsync(Host)).ShouldBe(before);

        await meeting.SignTallyAsync(commandId: "sign");
        (await meeting.StateAsync()).Item(1).Stage.ShouldBe(ItemStage.Decided);
    }

    [EngineFact]
    public async Task A_conflict_is_tried_again_as_a_whole_unit()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        Host.Trap.BeforeCommit = Trap.Once(new DbUpdateException("somebody was quicker"));

        await meeting.SignTallyAsync();

        (await meeting.StateAsync()).Item(1).Stage.ShouldBe(ItemStage.Decided);
        (await Play.RowsAsync(db => db.Referrals)).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task A_conflict_that_a_provider_wraps_is_tried_again_too()
    {
        var meeting = await Play.MeetingAsync();
        var once = Trap.Once(new InvalidOperationException("likely due to a transient failure", new DbUpdateException("deadlock")));
        Host.Trap.BeforeSave = _ =>
        {
            once();
            return Task.CompletedTask;
        };

        await meeting.DoAsync(new AnnounceMeeting());
    }

    [EngineFact]
    public async Task A_conflict_that_never_ends_is_told_as_busy_and_leaves_nothing()
    {
        var meeting = await Play.MeetingAsync();
        var before = await Snapshot.OfAsync(Host);
        Host.Trap.BeforeCommit = () => throw new DbUpdateException("somebody was quicker");

        (await meeting.RefusalAsync(new AnnounceMeeting())).ShouldBe(Rules.Busy);
        (await Snapshot.OfAsync(Host)).ShouldBe(before);
    }

    [EngineFact]
    public async Task A_connection_lost_between_commit_and_answer_gives_the_answer_all_the_same()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        Host.Trap.AfterCommit = Trap.Once(new DbUpdateException("the connection was lost"));

        var answer = await meeting.SignTallyAsync();

        answer.Id.ShouldBe(meeting.Id);
        (await Play.RowsAsync(db => db.Events.Where(e => e.Type == "tally.signed"))).ShouldHaveSingleItem();
        (await Play.RowsAsync(db => db.Referrals)).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task A_request_given_up_before_the_commit_leaves_nothing()
    {
        var meeting = await Play.MeetingAsync();
        var before = await Snapshot.OfAsync(Host);
        using var gone = new CancellationTokenSource();
        Host.Trap.BeforeSave = _ => gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Host.Flow.ExecuteAsync(new AnnounceMeeting { MeetingId = meeting.Id }, Cast.Union, Play.EnterpriseId, "announce", gone.Token));

        (await Snapshot.OfAsync(Host)).ShouldBe(before);
    }

    [EngineFact]
    public async Task The_verdict_is_the_flows_own_act_and_stands_so_in_the_events()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Decided);

        var decided = (await Play.RowsAsync(db => db.Events.Where(e => e.SubjectId == meeting.Id && e.Type == "item.decided"))).ShouldHaveSingleItem();
        decided.ActorRole.ShouldBe(Role.System);
        (await meeting.RefusalAsync(new DecideItem(1), Actor.Flow)).ShouldBe(Rules.ItemNotThere);
    }
}
