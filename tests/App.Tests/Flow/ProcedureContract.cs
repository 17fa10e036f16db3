using App.Tests.Hosting;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Rectifying;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;

namespace App.Tests.Flow;

/// <summary>Procedures other than Changgang's run from their files alone.</summary>
public abstract class ProcedureContract(FlowEngine engine) : FlowContract(engine)
{
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

    private Task<Guid> ProposalAsync(string title) => Play.FlaggedItemAsync(Some.Submission(title));
}
