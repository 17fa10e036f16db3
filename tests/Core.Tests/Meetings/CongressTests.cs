using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;

namespace Core.Tests.Meetings;

/// <summary>职代会审议, on the settings of its own file: all delegates, two thirds of them present, more than half of all of them in favour.</summary>
public sealed class CongressTests
{
    [Fact(DisplayName = "职代会不抽取,全体代表都参加")]
    public void Every_delegate_sits_and_nobody_is_drawn()
    {
        var meeting = Congress(30).Drawn();

        meeting.State.Seats.Count.ShouldBe(30);
        (meeting.State.Reserves.Count, meeting.State.Vacant).ShouldBe((0, 0));
        meeting.Events.OfType<PanelDrawn>().Single().Prk.ShouldBeNull();
    }

    [Fact(DisplayName = "提案人和同单位的代表照常参加表决")]
    public void Who_puts_the_proposal_forward_votes_on_it()
    {
        var meeting = Congress(30).Announced();
        var proposer = meeting.Item1.Facts.Respondents[0];
        var corps = Some.Corps(30).Select((m, i) => i switch
        {
            0 => m with { Number = proposer.Number },
            1 => m with { Unit = proposer.Unit },
            _ => m,
        }).ToList();

        meeting.Draw(corps: corps).State.Seats.Count.ShouldBe(30);
        meeting.Questioning().Item1.N.ShouldBe(30);
    }

    [Fact(DisplayName = "到会代表不足三分之二的不能开会,恰好三分之二的可以")]
    public void Two_thirds_of_the_delegates_must_be_there()
    {
        var short1 = Congress(30).Notified();
        Come(short1, 19);
        short1.Now = short1.State.HeldAt;
        short1.Refuses(Rules.QuorumMissing, m => Session.Open(m, short1.At));

        Come(short1, 1).Do(m => Session.Open(m, short1.At)).State.Stage.ShouldBe(MeetingStage.InSession);

        // 21 of 31 are enough, 20 are not: 3 × 20 < 2 × 31.
        var odd = Come(Congress(31).Notified(), 20);
        odd.Now = odd.State.HeldAt;
        odd.Refuses(Rules.QuorumMissing, m => Session.Open(m, odd.At));
        Come(odd, 1).Do(m => Session.Open(m, odd.At)).State.Sitting.ShouldBeTrue();
    }

    [Theory(DisplayName = "同意票须超过全体代表的半数,恰好一半不通过,缺席的计入全体")]
    [InlineData(16, 4, "2 × 16 = 32 > 30", ItemOutcome.Passed)]
    [InlineData(15, 5, "2 × 15 = 30 ≤ 30", ItemOutcome.SentBack)]
    [InlineData(15, 0, "2 × 15 = 30 ≤ 30", ItemOutcome.SentBack)]
    public void More_than_half_of_all_delegates_must_agree(int agree, int disagree, string inequality, ItemOutcome outcome)
    {
        var meeting = Sitting(30, 20);
        meeting.Balloting(issued: 20).Decided(satisfied: agree, dissatisfied: disagree);

        meeting.Item1.Verdict!.Inequality.ShouldBe(inequality);
        meeting.Item1.Outcome.ShouldBe(outcome);
        meeting.Item1.ReferralId.ShouldBeNull();
        var tally = meeting.Item1.Tally!;
        (tally.Seated, tally.Present, tally.NotCast).ShouldBe((30, 20, 30 - agree - disagree));
    }

    [Fact(DisplayName = "一次会议可以审议多项议案,各有各的结果")]
    public void Several_proposals_each_have_a_result_of_their_own()
    {
        var meeting = Sitting(31, 31, items: 3);
        meeting.Published(1, satisfied: 16, dissatisfied: 15);
        meeting.Published(2, satisfied: 15, dissatisfied: 16);
        meeting.Published(3, satisfied: 31);

        meeting.State.Agenda.Select(i => i.Outcome).ShouldBe([ItemOutcome.Passed, ItemOutcome.SentBack, ItemOutcome.Passed]);
    }

    [Fact(DisplayName = "采购评议项目不列入职代会议程,职代会议案也不列入民主评议会")]
    public void Each_procedure_takes_items_on_its_own_grounds()
    {
        AMeeting.Empty(Shipped.Congress).Refuses(Rules.GroundNotOfProcedure, m => Preparing.PutOnAgenda(m, Some.Item(1)));
        AMeeting.Empty().Refuses(Rules.GroundNotOfProcedure, m => Preparing.PutOnAgenda(m, Some.Item(1) with { Grounds = [Ground.PriceGap, Ground.Submission] }));
    }

    [Fact(DisplayName = "职代会没有按职务产生的席位")]
    public void Nobody_sits_by_office()
    {
        AMeeting.Empty(Shipped.Congress).Refuses(Rules.OfficeSeatUnknown, m => Preparing.AppointHead(m, Some.Head(1)));
        AMeeting.Empty(Shipped.Congress).Refuses(Rules.OfficeSeatUnknown, m => Preparing.AppointHead(m, Some.Head(1), "财务"));
    }

    private static AMeeting Congress(int delegates, int items = 1) => AMeeting.With(items, heads: 0, settings: Shipped.Congress with { NoticeWorkingDays = 5 }, corps: delegates);

    private static AMeeting Sitting(int delegates, int present, int items = 1)
    {
        var meeting = Come(Congress(delegates, items).Notified(), present);
        meeting.Now = meeting.State.HeldAt;
        return meeting.Do(m => Session.Open(m, meeting.At));
    }

    private static AMeeting Come(AMeeting meeting, int people)
    {
        foreach (var seat in meeting.State.Seats.Where(s => !meeting.State.CheckedIn.Contains(s.Label)).Take(people).ToList())
        {
            meeting.Do(m => Session.CheckIn(m, seat.Label, meeting.Now));
        }

        return meeting;
    }
}
