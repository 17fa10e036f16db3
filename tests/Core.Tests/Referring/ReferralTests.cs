using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Referring;

/// <summary>移送: the way of the letter.</summary>
public sealed class ReferralTests
{
    [Fact(DisplayName = "达不到半数的移送纪检监察部门:拟稿、核稿、签发、送达、签收、受理、办结")]
    public void The_verdict_opens_the_case_and_persons_bring_it_to_its_end()
    {
        var referral = new AReferral();
        referral.State.Cause.Verdict.Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
        referral.State.Cause.Tally.Abstained.ShouldBe(2);
        referral.State.Cause.Facts.Respondents.ShouldHaveSingleItem();

        referral.Accepted().State.Body.ShouldBe("公司纪委");
        referral.Do(r => Referrals.Close(r, "已按程序办结。")).State.ClosedBecause.ShouldBe("已按程序办结。");
        Referral.From(referral.Events).Stage.ShouldBe(ReferralStage.Closed);
    }

    [Fact(DisplayName = "移送的每一步不得跳过、不得重复")]
    public void No_step_of_the_letter_is_skipped_or_repeated()
    {
        (ReferralStage At, Func<Referral, object> Step)[] steps =
        [
            (ReferralStage.Opened, r => Referrals.Draft(r, Some.Letter, AReferral.Drafter)),
            (ReferralStage.Drafted, r => Referrals.Review(r, true, null, AReferral.Reviewer)),
            (ReferralStage.Reviewed, r => Referrals.Sign(r, true, null, AReferral.Reviewer)),
            (ReferralStage.Signed, r => Referrals.Deliver(r, Some.At(Some.HeldAt))),
            (ReferralStage.Delivered, r => Referrals.Receive(r, new Receipt("王", 1, null))),
            (ReferralStage.Received, Referrals.Accept),
            (ReferralStage.Received, r => Referrals.Return(r, "不属于本部门职责。", Some.At(Some.HeldAt))),
            (ReferralStage.Returned, r => Referrals.Forward(r, "审计处", Some.At(Some.HeldAt))),
            (ReferralStage.Returned, r => Referrals.CloseReturned(r, "无主管部门。")),
            (ReferralStage.Accepted, r => Referrals.Close(r, "办结。")),
        ];
        AReferral[] standing =
        [
            new(), new AReferral().Drafted(), new AReferral().Reviewed(), new AReferral().Signed(), new AReferral().Delivered(), new AReferral().Received(),
            new AReferral().Returned(), new AReferral().Accepted(), new AReferral().Accepted().Do(r => Referrals.Close(r, "办结。")),
        ];
        standing.Select(s => s.State.Stage).ShouldBe(Enum.GetValues<ReferralStage>(), ignoreOrder: true);
        foreach (var referral in standing)
        {
            foreach (var (at, step) in steps.Where(s => s.At != referral.State.Stage))
            {
                referral.Refuses(Rules.ReferralNotThere, step).Facts["needed"].ShouldBe(at);
            }
        }
    }

    [Fact(DisplayName = "核稿、签发须由拟稿人以外的人员进行")]
    public void Two_pairs_of_eyes_see_the_letter()
    {
        new AReferral().Drafted().Refuses(Rules.LetterNeedsSomebodyElse, r => Referrals.Review(r, true, null, AReferral.Drafter));
        new AReferral().Drafted().Refuses(Rules.LetterNeedsSomebodyElse, r => Referrals.Review(r, false, "退改。", AReferral.Drafter));
        new AReferral().Reviewed().Refuses(Rules.LetterNeedsSomebodyElse, r => Referrals.Sign(r, true, null, AReferral.Drafter));
    }

    [Fact(DisplayName = "核稿或签发不同意的写明意见,退回重拟,时限不重新计算")]
    public void Sent_back_the_letter_is_drafted_again_against_the_same_clock()
    {
        var referral = new AReferral().Drafted();
        var due = referral.State.Clock;
        referral.Refuses(Rules.FieldMissing, r => Referrals.Review(r, false, null, AReferral.Reviewer));
        referral.Do(r => Referrals.Review(r, false, "金额有误。", AReferral.Reviewer)).Reviewed().Do(r => Referrals.Sign(r, false, "称谓有误。", AReferral.Reviewer));

        (referral.State.Stage, referral.State.Clock).ShouldBe((ReferralStage.Opened, due));
        referral.Signed().State.Stage.ShouldBe(ReferralStage.Signed);
    }

    [Fact(DisplayName = "退回须写明原因,退回不等于办结")]
    public void A_return_closes_nothing()
    {
        new AReferral().Received().Refuses(Rules.FieldMissing, r => Referrals.Return(r, "", Some.At(Some.HeldAt)));
        var referral = new AReferral().Returned();
        (referral.State.Stage, referral.State.ReturnedTo, referral.State.ClosedBecause).ShouldBe((ReferralStage.Returned, null, null));
        referral.State.Returns.ShouldBe(["不属于本部门职责。"]);
    }

    [Fact(DisplayName = "退回后转送主管部门或补充材料,重新送达")]
    public void Returned_it_goes_to_another_body_or_gets_a_supplement_and_is_delivered_again()
    {
        var referral = new AReferral().Returned().Do(r => Referrals.Forward(r, "审计处", Some.At(Some.HeldAt)));
        (referral.State.Stage, referral.State.Body, referral.State.ReturnedTo, referral.State.Receipt).ShouldBe((ReferralStage.Signed, "审计处", ReturnHandling.Forwarded, null));

        referral.Returned().Do(r => Referrals.Supplement(r, "补充询价记录。", Some.At(Some.HeldAt)));
        (referral.State.Stage, referral.State.ReturnedTo, referral.State.Deliveries).ShouldBe((ReferralStage.Signed, ReturnHandling.Supplemented, 2));
        referral.State.Supplements.ShouldBe(["补充询价记录。"]);
        referral.Accepted().State.Stage.ShouldBe(ReferralStage.Accepted);
    }

    [Fact(DisplayName = "移送只因受理后办结,或企业主要负责人写明理由而结束")]
    public void It_ends_by_acceptance_or_by_the_enterprises_head_with_a_reason()
    {
        RightsTable.WhoMay(Act.CloseReturnedReferral).ShouldBe([Role.EnterpriseHead]);
        new AReferral().Returned().Refuses(Rules.FieldMissing, r => Referrals.CloseReturned(r, " "));
        new AReferral().Accepted().Refuses(Rules.FieldMissing, r => Referrals.Close(r, ""));

        var closed = new AReferral().Returned().Do(r => Referrals.CloseReturned(r, "各部门均无管辖权,已约谈整改。"));
        (closed.State.Stage, closed.State.ReturnedTo).ShouldBe((ReferralStage.Closed, ReturnHandling.Closed));
        closed.State.Clock.ShouldBeNull();
    }

    [Fact(DisplayName = "异议成立的,移送不撤销,补充说明")]
    public void An_upheld_objection_supplements_the_referral()
    {
        foreach (var referral in new[] { new AReferral(), new AReferral().Drafted(), new AReferral().Delivered(), new AReferral().Received(), new AReferral().Accepted() })
        {
            var before = referral.State.Stage;
            referral.Do(r => Referrals.Supplement(r, "异议成立,该轮作废。", Some.At(Some.HeldAt)));
            (referral.State.Stage, referral.State.Supplements.Count).ShouldBe((before, 1));
        }

        new AReferral().Accepted().Do(r => Referrals.Close(r, "办结。")).Refuses(Rules.ReferralNotThere, r => Referrals.Supplement(r, "补充。", Some.At(Some.HeldAt)));
        new AReferral().Refuses(Rules.FieldMissing, r => Referrals.Supplement(r, "", Some.At(Some.HeldAt)));
    }

    [Fact(DisplayName = "过关的项目不移送;一项判定只开一件移送")]
    public void Only_the_verdict_of_a_referred_item_opens_its_own_referral()
    {
        var passed = AMeeting.With().Decided(satisfied: 9, dissatisfied: 8);
        var referred = AMeeting.With().Decided(satisfied: 8, dissatisfied: 9);
        Should.Throw<ArgumentException>(() => Open(passed, Some.Key(1)));
        Should.Throw<ArgumentException>(() => Open(referred, Some.Key(1)));
        Open(referred, referred.Item1.ReferralId!.Value).Cause.Item.ShouldBe(1);

        static ReferralOpened Open(AMeeting meeting, Guid id) => Referrals.Open(id, meeting.State, 1, Some.Definition, new ReferralClocks(3, 5), meeting.At);
    }

    [Fact]
    public void Letter_and_receipt_are_there_and_whole()
    {
        var referral = new AReferral();
        referral.Refuses(Rules.FieldMissing, r => Referrals.Draft(r, null!, AReferral.Drafter));
        foreach (var letter in new[] { Some.Letter with { Number = "" }, Some.Letter with { Addressee = null! }, Some.Letter with { Title = " " }, Some.Letter with { Questioning = "" }, Some.Letter with { Basis = "" }, Some.Letter with { Contact = "" } })
        {
            referral.Refuses(Rules.FieldMissing, r => Referrals.Draft(r, letter, AReferral.Drafter));
        }

        referral.Refuses(Rules.FieldTooLong, r => Referrals.Draft(r, Some.Letter with { Questioning = Some.Text(4001) }, AReferral.Drafter));
        var delivered = new AReferral().Delivered();
        delivered.Refuses(Rules.FieldMissing, r => Referrals.Receive(r, null!));
        delivered.Refuses(Rules.FieldMissing, r => Referrals.Receive(r, new Receipt("", 1, null)));
        delivered.Refuses(Rules.CountNegative, r => Referrals.Receive(r, new Receipt("王", -1, null)));
        delivered.Refuses(Rules.FieldTooLong, r => Referrals.Receive(r, new Receipt("王", 1, Some.Text(61))));
        new AReferral().Returned().Refuses(Rules.FieldMissing, r => Referrals.Forward(r, "", Some.At(Some.HeldAt)));
    }

    [Fact]
    public void A_referral_is_opened_once()
    {
        var referral = new AReferral();
        Should.Throw<InvalidOperationException>(() => referral.Do(_ => referral.Events[0]));
        Should.Throw<ArgumentException>(() => Referral.From([]));
    }
}
