using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Meetings;

/// <summary>异议.</summary>
public sealed class ObjectionTests
{
    private static readonly Actor SomebodyElse = new(Role.UnionOfficer, "somebody-else");

    [Fact(DisplayName = "结果公布后五个工作日内可以提出异议,逾期不受理")]
    public void Objections_are_filed_within_five_working_days()
    {
        // Published on Wednesday, 11 March: open until the end of Wednesday, 18 March.
        var meeting = AMeeting.With().Published();
        var end = new DateTimeOffset(2026, 3, 19, 0, 0, 0, Some.HeldAt.Offset);
        meeting.Item1.ObjectionsUntil.ShouldBe(end);

        meeting.Refuses(Rules.ObjectionTooLate, m => Publishing.FileObjection(m, 1, "程序有误。", Some.At(end, Some.Respondent(101))));
        meeting.Do(m => Publishing.FileObjection(m, 1, "程序有误。", Some.At(end.AddTicks(-1), Some.Respondent(101)))).Item1.Objections.Count.ShouldBe(1);
    }

    [Fact(DisplayName = "本项目的当事人、评委可以提出异议")]
    public void Respondents_and_judges_of_the_item_object()
    {
        var meeting = AMeeting.With(items: 2).Published();
        var judge = Some.Judge(meeting.State.Seats[0].Label);
        meeting.Do(m => Publishing.FileObjection(m, 1, "程序有误。", Some.At(meeting.Now, judge)));

        meeting.Refuses(Rules.NotARespondent, m => Publishing.FileObjection(m, 1, "程序有误。", Some.At(meeting.Now, Some.Respondent(201))));
        meeting.Refuses(Rules.NotAJudgeOfItem, m => Publishing.FileObjection(m, 1, "程序有误。", Some.At(meeting.Now, Some.Judge(m.Reserves[0].Label))));
        meeting.Refuses(Rules.FieldMissing, m => Publishing.FileObjection(m, 1, " ", Some.At(meeting.Now, judge)));
        meeting.Refuses(Rules.ItemNotThere, m => Publishing.FileObjection(m, 2, "程序有误。", Some.At(meeting.Now, Some.Respondent(201))));
    }

    [Fact(DisplayName = "异议由未经办本次会议的其他人员处理")]
    public void Somebody_else_decides()
    {
        var meeting = AMeeting.With().Published().Objected();
        meeting.Refuses(Rules.ObjectionNeedsSomebodyElse, m => Publishing.DecideObjection(m, 1, 1, true, "属实。", Some.Union, AMeeting.Handlers));
        meeting.Refuses(Rules.ObjectionNeedsSomebodyElse, m => Publishing.DecideObjection(m, 1, 1, true, "属实。", Some.Respondent(101), AMeeting.Handlers));
        meeting.Refuses(Rules.FieldMissing, m => Publishing.DecideObjection(m, 1, 1, true, "", SomebodyElse, AMeeting.Handlers));
        meeting.Refuses(Rules.NotFound, m => Publishing.DecideObjection(m, 1, 2, true, "属实。", SomebodyElse, AMeeting.Handlers));
        meeting.Do(m => Publishing.DecideObjection(m, 1, 1, false, "不属实。", SomebodyElse, AMeeting.Handlers));
        meeting.Refuses(Rules.ObjectionAlreadyDecided, m => Publishing.DecideObjection(m, 1, 1, true, "属实。", SomebodyElse, AMeeting.Handlers));
    }

    [Fact(DisplayName = "异议不停止移送")]
    public void An_objection_suspends_no_referral()
    {
        var meeting = AMeeting.With().Published(satisfied: 8, dissatisfied: 9).Objected();

        (meeting.Item1.Outcome, meeting.Item1.Stage).ShouldBe((ItemOutcome.Referred, ItemStage.Published));
        meeting.Item1.ReferralId.ShouldNotBeNull();
    }

    [Fact(DisplayName = "异议成立的,该轮作废,留存记录,移送不撤销")]
    public void Upheld_the_round_is_void_and_the_referral_stays()
    {
        var meeting = AMeeting.With().Published(satisfied: 8, dissatisfied: 9).Objected(upheld: true).Objected(upheld: true);

        (meeting.Item1.Round!.State, meeting.Item1.Round.VoidBecause).ShouldBe((RoundState.Void, "经核实。"));
        meeting.Item1.Round.Tally.ShouldNotBeNull();
        meeting.Item1.Tally.ShouldBeNull();
        meeting.Item1.ReferralId.ShouldNotBeNull();
        meeting.Refuses(Rules.ItemNotThere, m => Ballots.Open(m, 1, BallotChannel.Paper, 17));
    }

    [Fact(DisplayName = "异议不成立的,结果不变")]
    public void Not_upheld_nothing_changes()
    {
        var meeting = AMeeting.With().Published().Objected(upheld: false);

        meeting.Item1.Round!.State.ShouldBe(RoundState.Counted);
        meeting.Item1.IsVoidedByObjection.ShouldBeFalse();
    }

    [Fact(DisplayName = "异议成立的另行召开编号会议,重新评议该项目")]
    public void A_new_numbered_meeting_follows_an_upheld_objection_alone()
    {
        var earlier = AMeeting.Earlier;
        var next = AMeeting.Empty(follows: earlier.Id, id: 901);
        next.Do(m => Preparing.PutOnAgenda(m, Some.Item(1), [earlier])).State.Follows.ShouldBe(earlier.Id);

        var quiet = AMeeting.With().Published().Objected(upheld: false).State;
        Refused.By(Rules.NothingToFollow, () => Preparing.Create(AMeeting.Wished(follows: quiet.Id, id: 902), quiet));
        Refused.By(Rules.NothingToFollow, () => Preparing.Create(AMeeting.Wished(follows: earlier.Id, id: 902)));
        Refused.By(Rules.NothingToFollow, () => Preparing.Create(AMeeting.Wished(follows: Some.Key(7), id: 902), earlier));
    }

    [Fact(DisplayName = "不得因结果再次评议同一项目")]
    public void An_item_is_not_put_before_a_second_panel_because_of_its_result()
    {
        var next = AMeeting.Empty(id: 901);
        foreach (var holder in new[] { AMeeting.With(), AMeeting.With().Published(), AMeeting.With().Published(satisfied: 8), AMeeting.With().Published().Objected(upheld: true) })
        {
            next.Refuses(Rules.ItemTakenBefore, m => Preparing.PutOnAgenda(m, Some.Item(1), [holder.State])).Facts["meeting"].ShouldBe("2026-900");
        }

        foreach (var holder in new[] { AMeeting.With().Withdrawn(), AMeeting.With(rehearsal: true).Published() })
        {
            Preparing.PutOnAgenda(next.State, Some.Item(1), [holder.State]).Item.ShouldBe(1);
        }

        Preparing.PutOnAgenda(AMeeting.Empty(rehearsal: true, id: 901).State, Some.Item(1), [AMeeting.With().State]).Item.ShouldBe(1);
    }

    [Fact(DisplayName = "异议期未满或异议未处理的不得归档,彩排不等期限")]
    public void A_meeting_goes_on_file_after_the_time_for_objections()
    {
        var meeting = AMeeting.With().Published().Do(Rectifications.Conclude);
        meeting.Refuses(Rules.ObjectionTimeRunning, m => Rectifications.Close(m, m.Agenda[0].ObjectionsUntil!.Value.AddTicks(-1)));
        meeting.Objected().Refuses(Rules.ObjectionUndecided, m => Rectifications.Close(m, m.Agenda[0].ObjectionsUntil!.Value));

        var rehearsal = AMeeting.With(rehearsal: true).Published().Do(Rectifications.Conclude);
        rehearsal.Do(m => Rectifications.Close(m, rehearsal.Now)).Refuses(Rules.StageOver, m => Publishing.FileObjection(m, 1, "程序有误。", rehearsal.At));
    }
}
