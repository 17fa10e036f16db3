using App.Tests.Hosting;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Rectifying;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Flow;

/// <summary>Procedures other than Changgang's run from their files alone.</summary>
public abstract class ProcedureContract(FlowEngine engine) : FlowContract(engine)
{
    private const string WageReview = "joint-wage-review";
    private static readonly string[] Offices = ["工会", "财务", "劳资"];

    private const string Congress = "workers-congress-deliberation";

    [EngineFact]
    public async Task A_congress_takes_several_proposals_and_refers_none()
    {
        Guid[] proposals = [await ProposalAsync("食堂改造"), await ProposalAsync("倒班津贴")];
        var meeting = await (await Play.MeetingAsync(Congress, "2026-01", proposals)).ToAsync(Scene.InSession);
        await meeting.TakeAsync(1, satisfied: 21);
        await meeting.TakeAsync(2, satisfied: 20);
        await meeting.DoAsync(new ConcludeMeeting());
        await meeting.CloseAsync();

        (await JournalAsync(meeting.Id)).ShouldBe(
        [
            "flag Done", "announce Done", "list Done", "notify Done", "check-in Done",
            "next-proposal Item 1", "deliberate Done 1", "vote Counted 1", "decide Passed 1", "publish Done 1",
            "next-proposal Item 2", "deliberate Done 2", "vote Counted 2", "decide SentBack 2", "publish Done 2",
            "next-proposal Done", "follow-up Done", "close Done",
        ]);
        (await Play.RowsAsync(db => db.Referrals)).ShouldBeEmpty();
        (await meeting.StateAsync()).Agenda.Select(i => i.Verdict!.Inequality).ShouldBe(["2 × 21 = 42 > 40", "2 × 20 = 40 ≤ 40"]);
    }

    [EngineFact]
    public async Task A_proposal_that_was_sent_back_comes_again_once_it_was_mended()
    {
        var proposal = await ProposalAsync("食堂改造");
        var first = await (await Play.MeetingAsync(Congress, "2026-01", [proposal])).ToAsync(Scene.Published, satisfied: 20);
        var later = await Play.MeetingAsync(Congress, "2026-02", []);
        (await later.RefusalAsync(new PutOnAgenda(proposal))).ShouldBe(Rules.ItemTakenBefore);

        await Play.DoAsync(new ReopenItem { ItemId = proposal }, Cast.Evaluation);
        (await later.RefusalAsync(new PutOnAgenda(proposal))).ShouldBe(Rules.ItemNotFlagged);
        (await Should.ThrowAsync<BrokenRuleException>(() => Play.FlagAsync(proposal))).Rule.ShouldBe(Rules.SentBackUnchanged);

        await Play.DoAsync(new ReviseItem(Some.Submission("食堂改造", "按代表意见修改后的全文。")) { ItemId = proposal }, Cast.Evaluation);
        await Play.FlagAsync(proposal);
        await later.DoAsync(new PutOnAgenda(proposal));
        await later.ToAsync(Scene.Published, satisfied: 21);

        (await later.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.Passed);
        (await first.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.SentBack);
        (await Play.RefusalAsync(new ReopenItem { ItemId = proposal }, Cast.Evaluation)).ShouldBe(Rules.ItemNotSentBack);
    }

    [EngineFact]
    public async Task A_wage_sheet_is_released_after_its_approval_and_the_flow_waits_for_that()
    {
        Guid[] sheets = [await ProposalAsync("七月工资表"), await ProposalAsync("七月奖金表")];
        var meeting = await (await Play.MeetingAsync(WageReview, "2026-01", sheets, Offices)).ToAsync(Scene.InSession);
        await meeting.TakeAsync(1, satisfied: 7);
        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("release");
        await meeting.DoAsync(new ReleaseItem(1, "发放通知单 8 号"));
        await meeting.TakeAsync(2, satisfied: 4);
        (await meeting.RefusalAsync(new ReleaseItem(2, "发放通知单 9 号"))).ShouldBe(Rules.ReleaseNeedsApproval);
        await meeting.DoAsync(new ConcludeMeeting());

        (await JournalAsync(meeting.Id)).Skip(5).ShouldBe(
        [
            "next-sheet Item 1", "check Done 1", "vote Counted 1", "decide Passed 1", "publish Done 1", "release Released 1",
            "next-sheet Item 2", "check Done 2", "vote Counted 2", "decide SentBack 2", "publish Done 2", "release NotDue 2",
            "next-sheet Done", "follow-up Done",
        ]);
    }

    [EngineFact]
    public async Task The_clock_sets_up_next_month_s_review_once_with_the_same_people_by_office()
    {
        var meeting = await (await Play.MeetingAsync(WageReview, "2026-01", [await ProposalAsync("七月工资表")], Offices)).ToAsync(Scene.Announced);
        var due = (await Play.RowsAsync(db => db.DueRows.Where(d => d.SubjectId == meeting.Id))).ShouldHaveSingleItem();
        (await Host.Due.RunDueAsync(default)).ShouldBe(0);

        Host.Clock.Now = due.DueAt;
        (await Host.Due.RunDueAsync(default)).ShouldBe(1);
        (await Host.Due.RunDueAsync(default)).ShouldBe(0);

        var next = await Host.MeetingAsync((await meeting.StateAsync()).NextMeeting!.Value, Play.EnterpriseId);
        next.Heads.Select(h => (h.Profession, h.Person.Number)).ShouldBe([("工会", "H1"), ("财务", "H2"), ("劳资", "H3")]);
        next.Definition.Id.ShouldBe(WageReview);
        (await CursorAsync(next.Id)).ActivityId.ShouldBe("submit");
        (await Play.RowsAsync(db => db.Meetings)).Count.ShouldBe(2);
    }

    [EngineFact]
    public async Task Stopped_it_sets_up_nothing()
    {
        var meeting = await (await Play.MeetingAsync(WageReview, "2026-01", [await ProposalAsync("七月工资表")], Offices)).ToAsync(Scene.Announced);
        await meeting.DoAsync(new StopRecurring());
        Host.Clock.PassDays(90);
        (await Host.Due.RunDueAsync(default)).ShouldBe(0);
        (await Play.RowsAsync(db => db.Meetings)).Count.ShouldBe(1);
    }

    [EngineFact]
    public async Task A_flow_that_stands_still_is_tried_again_by_the_office_and_tells_it()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Announced);
        (await meeting.RefusalAsync(new RetryFlow())).ShouldBe(Rules.FlowNotStuck);
        await Host.WithAsync(
            db => db.Flows.Where(f => f.SubjectId == meeting.Id).ExecuteUpdateAsync(s => s
                .SetProperty(f => f.Status, "Faulted").SetProperty(f => f.ActivityId, "gone")
                .SetProperty(f => f.FaultCode, "flow-step-gone").SetProperty(f => f.FaultZh, "不存在").SetProperty(f => f.FaultEn, "gone")),
            Play.EnterpriseId);
        (await meeting.RefusalAsync(new RetryFlow(), Cast.Scrutineer(meeting.Id))).ShouldBe(Rules.NotAllowed);

        var answer = await meeting.DoAsync(new RetryFlow(), commandId: "retry-1");
        (await meeting.DoAsync(new RetryFlow(), commandId: "retry-1")).Change.ShouldBe(answer.Change);

        var cursor = await CursorAsync(meeting.Id);
        (cursor.ActivityId, cursor.Status, cursor.FaultCode).ShouldBe(("announce-draw", "Waiting", null));
    }

    private Task<Guid> ProposalAsync(string title) => Play.FlaggedItemAsync(Some.Submission(title));
}
