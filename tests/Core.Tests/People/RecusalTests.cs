using Core.Tests.Drawing;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace Core.Tests.People;

/// <summary>回避.</summary>
public sealed class RecusalTests
{
    [Fact(DisplayName = "抽取前回避的不参加抽取,对议程全部项目有效")]
    public void Before_the_draw_a_recusal_takes_the_member_out_of_the_pool()
    {
        var meeting = AMeeting.With(items: 2).Announced();
        meeting.Recused(new("C00003", "", "")).Drawn();

        meeting.State.Callable.ShouldNotContain(j => j.Person.Number == "C00003");
        meeting.Events.OfType<PanelDrawn>().Single().Skipped.Single().RuleCode.ShouldBe(Rules.MemberRecused.Code);
    }

    [Fact(DisplayName = "当事人及与当事人同一科室、车间的不参加抽取")]
    public void A_respondent_and_who_shares_the_unit_are_not_drawn()
    {
        var meeting = AMeeting.With(respondents: 2).Announced();
        CorpsMember[] near = [Some.Member(501) with { Number = Some.RespondentNumber(102) }, Some.Member(502) with { Unit = Some.Owner }];
        meeting.Draw(corps: [.. near, .. Some.Corps(20)]);

        meeting.Events.OfType<PanelDrawn>().Single().Skipped.Select(s => s.RuleCode).ShouldBe([Rules.MemberIsRespondent.Code, Rules.MemberSharesUnit.Code], ignoreOrder: true);
    }

    [Fact(DisplayName = "可设定:只有当事人本人回避,同单位的不回避")]
    public void The_level_of_recusal_is_a_setting()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { RecusalLevel = RecusalLevel.Person }).Announced();
        meeting.Draw(corps: [Some.Member(501) with { Number = Some.RespondentNumber(101) }, Some.Member(502) with { Unit = Some.Owner }, .. Some.Corps(20)]);

        meeting.Events.OfType<PanelDrawn>().Single().Skipped.Single().RuleCode.ShouldBe(Rules.MemberIsRespondent.Code);
    }

    [Theory(DisplayName = "评委、当事人、工会办公室均可提出回避;他人提出的由工会办公室决定,本人或工会办公室提出的即时生效")]
    [InlineData(Role.UnionOfficer, true)]
    [InlineData(Role.Judge, false)]
    [InlineData(Role.Respondent, false)]
    public void Who_raises_it_and_what_follows(Role role, bool holdsAtOnce)
    {
        RightsTable.May(role, Act.RaiseRecusal).ShouldBeTrue();
        var meeting = AMeeting.With().Drawn();
        var about = meeting.State.Seats[0].Person.Number;
        meeting.Do(m => Recusals.Raise(m, about, null, "是当事人的亲属。", new Actor(role, "by", "H1")));

        meeting.State.Seats.Exists(s => s.Person.Number == about).ShouldBe(!holdsAtOnce);
        meeting.State.Recusals.Single().Granted.ShouldBe(holdsAtOnce ? true : null);
        if (!holdsAtOnce)
        {
            meeting.Do(m => Recusals.Decide(m, 1, granted: true, "属实。")).State.Seats.ShouldNotContain(s => s.Person.Number == about);
            meeting.Refuses(Rules.RecusalAlreadyDecided, m => Recusals.Decide(m, 1, granted: false, "不属实。"));
        }
    }

    [Fact(DisplayName = "评委自行申请回避的即时生效")]
    public void A_judge_recuses_himself_at_once()
    {
        var meeting = AMeeting.With().Drawn();
        var self = meeting.State.Seats[4];
        meeting.Do(m => Recusals.Raise(m, self.Person.Number, null, "参与过本合同。", Some.Judge(self.Label)));

        meeting.State.Seats.ShouldNotContain(self);
    }

    [Fact(DisplayName = "不予回避的,评委继续参加,有新的理由可再次提出")]
    public void A_recusal_that_is_not_granted_changes_nothing()
    {
        var meeting = AMeeting.With().Drawn();
        var judge = meeting.State.Seats[0];
        meeting.Do(m => Recusals.Raise(m, judge.Person.Number, null, "有利害关系。", Some.Respondent(101)));
        meeting.Refuses(Rules.RecusalAlreadyRaised, m => Recusals.Raise(m, judge.Person.Number, null, "有利害关系。", Some.Union));
        meeting.Do(m => Recusals.Decide(m, 1, granted: false, "不属实。")).State.Seats.ShouldContain(judge);
        meeting.Do(m => Recusals.Raise(m, judge.Person.Number, null, "另有证明。", Some.Respondent(101))).State.Recusals.Count.ShouldBe(2);
    }

    [Fact(DisplayName = "抽取后专业代表回避的,退出尚未开始的全部项目,不再回来")]
    public void After_the_draw_a_representative_leaves_and_does_not_come_back()
    {
        var meeting = AMeeting.With(items: 2).Published();
        var (judge, first) = (meeting.State.Seats[0], meeting.State.Reserves[0]);
        meeting.Recused(judge.Person).Do(m => Seating.Fill(m, null, VacancyReason.Recused));

        meeting.State.Callable.ShouldNotContain(judge);
        meeting.State.Seats[^1].ShouldBe(first);
        meeting.Item1.Seated.ShouldContain(judge.Label);
        meeting.Questioning(2).State.Item(2).Seated.ShouldNotContain(judge.Label);
        meeting.Refuses(Rules.NotFound, m => Session.CheckIn(m, judge.Label, meeting.Now));
    }

    [Fact(DisplayName = "候补回避的不再递补")]
    public void A_recused_reserve_is_not_called()
    {
        var meeting = AMeeting.With().Drawn();
        var (first, second) = (meeting.State.Reserves[0], meeting.State.Reserves[1]);
        meeting.Recused(first.Person).Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill));

        meeting.State.Seats[^1].ShouldBe(second);
    }

    [Fact(DisplayName = "职能部门负责人只回避该项目,不替补")]
    public void A_head_is_out_for_that_item_alone()
    {
        var meeting = AMeeting.With(items: 2).Drawn().Recused(Some.Head(0), item: 2);

        meeting.Questioning().Item1.Seated.ShouldContain("H1");
        meeting.Questioning(2).State.Item(2).Seated.ShouldNotContain("H1");
        meeting.State.Item(2).RecusedBefore.ShouldBe(1);
        meeting.State.Heads.Count.ShouldBe(2);
    }

    [Fact(DisplayName = "职能部门负责人的回避须指明议程上尚未结束的项目,未指明的为当前项目")]
    public void The_item_of_a_heads_recusal_is_one_still_to_be_settled()
    {
        var meeting = AMeeting.With(items: 2).Published();
        meeting.Refuses(Rules.NotFound, m => Recusals.Raise(m, Some.Head(0).Number, 3, "参与过。", Some.Union));
        meeting.Refuses(Rules.RecusalTooLate, m => Recusals.Raise(m, Some.Head(0).Number, 1, "参与过。", Some.Union));
        meeting.Recused(Some.Head(0)).State.Recusals.Single().Item.ShouldBe(2);
        meeting.Published(2).Refuses(Rules.RecusalTooLate, m => Recusals.Raise(m, Some.Head(1).Number, null, "参与过。", Some.Union));
    }

    [Fact(DisplayName = "项目主管部门负责人、当事人及与当事人同单位的负责人对该项目回避")]
    public void The_head_over_the_item_and_who_is_near_a_respondent_are_out_for_it()
    {
        var meeting = AMeeting.Empty();
        var other = Some.Item(2) with { OwnerUnit = "设备处", Respondents = [Some.Head(0)] };
        meeting.Do(m => Preparing.PutOnAgenda(m, Some.Item(1))).Do(m => Preparing.PutOnAgenda(m, other));
        var heads = new[] { Some.Person("A1", Some.Owner), Some.Person("A2", "设备处"), Some.Head(0), Some.Person("A4", Some.Head(0).Unit) };
        foreach (var head in heads)
        {
            meeting.Do(m => Preparing.AppointHead(m, head));
        }

        Out(1).ShouldBe(["A1"]);
        Out(2).ShouldBe(["A2", Some.Head(0).Number, "A4"]);

        string[] Out(int item) => [.. meeting.State.Heads.Where(h => !Recusals.MayJudge(meeting.State, h, meeting.State.Item(item))).Select(h => h.Person.Number)];
    }

    [Fact(DisplayName = "质询开始后、投票开始前回避的,评委人数减一,不递补")]
    public void Between_questioning_and_ballot_N_falls_by_one()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { Seats = 17 }).Questioning();
        var judge = meeting.State.Seats[0];
        meeting.Recused(judge.Person);

        (meeting.Item1.N, meeting.Item1.Stage).ShouldBe((18, ItemStage.Questioning));
        meeting.Refuses(Rules.NotAJudgeOfItem, m => Hearing.Ask(m, 1, judge.Label, "问"));
        meeting.Refuses(Rules.NoReserveJoinsOpenItem, m => Seating.Fill(m, null, VacancyReason.Recused));
        meeting.Questioned().Recused(meeting.State.Seats[0].Person).Item1.N.ShouldBe(17);
        meeting.Refuses(Rules.MoreIssuedThanJudges, m => Ballots.Open(m, 1, BallotChannel.Paper, 18));
        meeting.Counted(satisfied: 9, dissatisfied: 8).Item1.Tally!.Recused.ShouldBe(2);
    }

    [Theory(DisplayName = "质询开始后回避致专业代表不足15名的,该项目流会")]
    [InlineData(true)]
    [InlineData(false)]
    public void Below_fifteen_representatives_the_item_is_postponed(bool byDecision)
    {
        var meeting = AMeeting.With().Questioning();
        var judge = meeting.State.Seats[0].Person;
        if (byDecision)
        {
            meeting.Do(m => Recusals.Raise(m, judge.Number, null, "有利害关系。", Some.Respondent(101))).Do(m => Recusals.Decide(m, 1, true, "属实。"));
        }
        else
        {
            meeting.Recused(judge);
        }

        meeting.State.PostponedBecause.ShouldBe(Rules.TooFewRepresentatives.Code);
        (meeting.Item1.Stage, meeting.Item1.N).ShouldBe((ItemStage.Pending, 0));
        meeting.Do(m => Seating.Fill(m, null, VacancyReason.Recused)).Rescheduled().Decided(satisfied: 9, dissatisfied: 8).Item1.Tally!.Seated.ShouldBe(17);
    }

    [Fact(DisplayName = "职能部门负责人中途回避的不致流会")]
    public void A_head_who_leaves_postpones_nothing() =>
        AMeeting.With().Questioning().Recused(Some.Head(0)).State.PostponedBecause.ShouldBeNull();

    [Fact(DisplayName = "投票开始后提出的回避只作为异议理由")]
    public void Once_the_ballot_is_open_it_is_a_ground_for_objection()
    {
        var meeting = AMeeting.With().Balloting();
        foreach (var step in new Func<AMeeting>[] { () => meeting, () => meeting.Collected(1, 17), () => meeting.Counted(satisfied: 17), () => meeting.Decided() })
        {
            step().Refuses(Rules.RecusalTooLate, m => Recusals.Raise(m, m.Seats[0].Person.Number, null, "是亲属。", Some.Union));
        }

        meeting.Published().Objected().Item1.Objections.Count.ShouldBe(1);
    }

    [Fact(DisplayName = "未决定的回避申请,抽取、投票前必须先作决定")]
    public void What_was_raised_is_decided_before_it_is_too_late()
    {
        var before = AMeeting.With().Announced().Do(m => Recusals.Raise(m, "C00003", null, "是亲属。", Some.Respondent(101)));
        before.Refuses(Rules.RecusalUndecided, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), Some.Bytes(2), null));
        before.Do(m => Recusals.Decide(m, 1, true, "属实。")).Drawn().State.Callable.ShouldNotContain(j => j.Person.Number == "C00003");

        var later = AMeeting.With(items: 2).Questioned().Do(m => Recusals.Raise(m, Some.Head(0).Number, 1, "参与过。", Some.Respondent(101)));
        later.Do(m => Recusals.Raise(m, Some.Head(1).Number, 2, "参与过。", Some.Respondent(201)));
        later.Refuses(Rules.RecusalUndecided, m => Ballots.Open(m, 1, BallotChannel.Paper, 17)).Facts["number"].ShouldBe(1);
        later.Do(m => Recusals.Decide(m, 1, true, "属实。")).Balloting().Item1.N.ShouldBe(16);
    }

    [Fact(DisplayName = "回避须写明理由,公告前不受理")]
    public void A_recusal_has_a_reason_and_comes_after_the_announcement()
    {
        AMeeting.With().Refuses(Rules.StageNotReached, m => Recusals.Raise(m, "C00003", null, "是亲属。", Some.Union));
        var meeting = AMeeting.With().Announced();
        meeting.Refuses(Rules.FieldMissing, m => Recusals.Raise(m, "C00003", null, " ", Some.Union));
        meeting.Refuses(Rules.FieldTooLong, m => Recusals.Raise(m, "C00003", null, Some.Text(501), Some.Union));
        meeting.Refuses(Rules.FieldMissing, m => Recusals.Raise(m, null!, null, "是亲属。", Some.Union));
        meeting.Refuses(Rules.NotFound, m => Recusals.Decide(m, 1, true, "属实。"));
    }
}
