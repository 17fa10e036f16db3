using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Referring;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;

namespace App.Tests.Flow;

/// <summary>Steps come in the order of the file, and wait for their people.</summary>
public abstract class OrderContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task A_whole_meeting_walks_its_steps_in_order()
    {
        var meeting = await Play.MeetingAsync(items: 2);
        await meeting.ToAsync(Scene.InSession);
        await meeting.TakeAsync(1, satisfied: 9);
        await meeting.TakeAsync(2, satisfied: 8);
        await meeting.DoAsync(new ConcludeMeeting());
        await meeting.CloseAsync();

        (await JournalAsync(meeting.Id)).ShouldBe(
        [
            "flag Done", "announce Done", "announce-draw Done", "freeze-roster Done", "commit-draw Done", "roll-dice Done", "draw Done", "notify Done", "check-in Done",
            "next-item Item 1", "question Done 1", "vote Counted 1", "decide Passed 1", "publish Done 1",
            "next-item Item 2", "question Done 2", "vote Counted 2", "decide Referred 2", "refer Done 2", "publish Done 2",
            "next-item Done", "rectify Done", "close Done",
        ]);
        (await CursorAsync(meeting.Id)).Status.ShouldBe("Finished");
        (await meeting.StateAsync()).Stage.ShouldBe(MeetingStage.Closed);
    }

    [EngineFact]
    public async Task A_meeting_waits_at_each_step_until_somebody_acts()
    {
        var meeting = await Play.MeetingAsync();
        var waits = new List<string>();
        for (var scene = Scene.Prepared; scene <= Scene.Concluded; scene++)
        {
            await meeting.ToAsync(scene);
            waits.Add((await CursorAsync(meeting.Id)).ActivityId);
        }

        waits.ShouldBe(
        [
            "announce", "announce-draw", "notify", "check-in", "check-in", "question", "question", "vote", "vote", "vote", "vote", "publish", "rectify", "close",
        ]);
        (await CursorAsync(meeting.Id)).Status.ShouldBe("Waiting");
    }

    [EngineFact]
    public async Task A_command_before_its_step_is_refused_wherever_the_flow_stands()
    {
        var meeting = await Play.MeetingAsync();

        (await meeting.RefusalAsync(new OpenQuestioning(1))).ShouldBe(Rules.StageNotReached);
        (await meeting.RefusalAsync(new SignTally(1), Cast.Scrutineer(meeting.Id))).ShouldBe(Rules.ItemNotThere);
        (await meeting.RefusalAsync(new SignTally(1))).ShouldBe(Rules.NotAllowed);
        (await meeting.RefusalAsync(new DecideItem(1))).ShouldBe(Rules.NotAllowed);
    }

    [EngineFact]
    public async Task A_postponed_item_goes_back_to_the_check_in()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Questioning);

        await meeting.DoAsync(new PostponeMeeting("停电"));
        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("check-in");

        await meeting.DoAsync(new RescheduleMeeting(Host.Clock.Now.AddDays(20), "职工之家"));
        await meeting.CheckInAllAsync();
        await meeting.OpenAsync();
        await meeting.TakeAsync(1, satisfied: 9);
        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("rectify");
    }

    [EngineFact]
    public async Task A_referral_walks_from_the_draft_to_its_end_by_way_of_a_return()
    {
        var referral = await ReferredAsync();
        await referral.ReceivedAsync();
        await referral.DoAsync(new ReturnReferral("应由审计处理"), Cast.Discipline);
        await referral.DoAsync(new ForwardReferral("审计处"));
        await referral.DoAsync(new DeliverReferral());
        await referral.DoAsync(new ReceiveReferral(new Receipt("签收人", 6, "回2026-1")), Cast.Discipline);
        await referral.DoAsync(new AcceptReferral(), Cast.Discipline);
        await referral.DoAsync(new CloseReferral("已办结"), Cast.Discipline);

        (await JournalAsync(referral.Id)).ShouldBe(
        [
            "draft Done", "review Approved", "sign Signed", "deliver Done", "receipt Done", "accept Returned", "returned Forwarded",
            "deliver Done", "receipt Done", "accept Accepted", "close Done",
        ]);
        (await CursorAsync(referral.Id)).Status.ShouldBe("Finished");
    }

    [EngineFact]
    public async Task A_letter_that_is_not_signed_is_drafted_anew()
    {
        var referral = await ReferredAsync();
        await referral.DoAsync(new DraftReferral(ReferralPlay.Letter));
        await referral.DoAsync(new ReviewReferral(true), Cast.SecondUnion);
        await referral.DoAsync(new SignReferral(false, "缺附件"), Cast.SecondUnion);

        (await CursorAsync(referral.Id)).ActivityId.ShouldBe("draft");
    }

    private async Task<ReferralPlay> ReferredAsync()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Decided);
        return new ReferralPlay(Play, await meeting.ReferralIdAsync());
    }
}
