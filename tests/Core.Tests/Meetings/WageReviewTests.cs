using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;

namespace Core.Tests.Meetings;

/// <summary>工资联审, on the settings of its own file: fixed seats and drawn workers, release only after approval, one each month.</summary>
public sealed class WageReviewTests
{
    [Fact(DisplayName = "工会、财务、劳资各一席,另抽取职工代表四名")]
    public void Three_offices_sit_beside_four_drawn_workers()
    {
        var meeting = Review().Drawn();

        meeting.State.Heads.Select(h => h.Profession).ShouldBe(["工会", "财务", "劳资"]);
        (meeting.State.Seats.Count, meeting.State.Reserves.Count).ShouldBe((4, 2));
    }

    [Theory(DisplayName = "同意票须超过三分之二,恰好三分之二以下的退回")]
    [InlineData(5, 2, "3 × 5 = 15 > 2 × 7 = 14", ItemOutcome.Passed)]
    [InlineData(4, 3, "3 × 4 = 12 ≤ 2 × 7 = 14", ItemOutcome.SentBack)]
    public void More_than_two_thirds_approve_or_the_sheet_goes_back(int agree, int disagree, string inequality, ItemOutcome outcome)
    {
        var meeting = Review().Decided(satisfied: agree, dissatisfied: disagree);
        (meeting.Item1.Verdict!.Inequality, meeting.Item1.Outcome).ShouldBe((inequality, outcome));
    }

    [Fact(DisplayName = "通过并公布以后才能放行,只放行一次,放行以后才能办结")]
    public void A_sheet_is_released_after_approval_and_once()
    {
        var meeting = Review();
        meeting.Refuses(Rules.StageNotReached, Release);
        meeting.Decided(satisfied: 7).Refuses(Rules.ReleaseNeedsApproval, Release);
        meeting.Published();
        meeting.Refuses(Rules.ReleaseOpen, m => Rectifications.Conclude(m));
        meeting.Refuses(Rules.FieldMissing, m => Releasing.Release(m, 1, " ", meeting.Now));

        meeting.Do(Release);
        (meeting.Item1.ReleasedAt, meeting.Item1.ReleaseNote).ShouldBe((meeting.Now, "发放通知单 8 号"));
        meeting.Refuses(Rules.ItemReleasedBefore, Release);
        meeting.Do(Rectifications.Conclude).Refuses(Rules.StageOver, Release);
    }

    [Fact(DisplayName = "没有通过的不放行,退回编制单位,会议照常办结")]
    public void What_did_not_pass_is_not_released()
    {
        var meeting = Review().Published(satisfied: 4, dissatisfied: 3);
        meeting.Item1.Outcome.ShouldBe(ItemOutcome.SentBack);
        meeting.Refuses(Rules.ReleaseNeedsApproval, Release);
        meeting.Do(Rectifications.Conclude).State.Stage.ShouldBe(MeetingStage.Concluded);
    }

    [Fact(DisplayName = "异议没有决定的不放行,异议成立的也不放行")]
    public void An_objection_holds_the_release_back()
    {
        Review().Published(satisfied: 7).Objected().Refuses(Rules.ObjectionUndecided, Release);
        Review().Published(satisfied: 7).Objected(upheld: true).Refuses(Rules.ReleaseNeedsApproval, Release);
        Review().Published(satisfied: 7).Objected(upheld: false).Do(Release).Item1.ReleasedAt.ShouldNotBeNull();
    }

    [Fact(DisplayName = "民主评议会没有放行一步")]
    public void Changgangs_procedure_releases_nothing()
    {
        AMeeting.With().Published().Refuses(Rules.ReleaseNeedsApproval, Release);
        AMeeting.With().Concluded().State.Stage.ShouldBe(MeetingStage.Concluded);
    }

    [Fact(DisplayName = "公告以后,提前两周自动筹备下个月的联审,遇休息日顺延")]
    public void The_next_review_is_set_up_two_weeks_before_its_day()
    {
        var meeting = Review();
        Recurring.DueAt(meeting.State).ShouldBeNull();
        meeting.Announced();
        var due = Recurring.DueAt(meeting.State).ShouldNotBeNull();
        due.ShouldBe(meeting.State.HeldAt.AddMonths(1).AddDays(-14));

        Refused.By(Rules.ClockNotDue, () => Begin(meeting.State, due.AddTicks(-1)));
        var (created, begun) = Begin(meeting.State, due);

        // 11 March is a Wednesday, 11 April 2026 a Saturday: the Monday after it.
        created.HeldAt.ShouldBe(new DateTimeOffset(2026, 4, 13, 9, 0, 0, WorkCalendar.ChinaOffset));
        (created.Number, created.Place, created.IsRehearsal, created.Follows).ShouldBe(("工资联审 2026-04", meeting.State.Place, false, null));
        meeting.Do(_ => begun);
        Recurring.DueAt(meeting.State).ShouldBeNull();
        Refused.By(Rules.ClockNotDue, () => Begin(meeting.State, due.AddYears(1)));
        Recurring.NumberOf(meeting.State, 2, WorkCalendar.WeekdaysOnly).ShouldBe("工资联审 2026-04-2");
    }

    [Fact(DisplayName = "工会办公室可以停止自动筹备;彩排和其他程序不自动筹备")]
    public void It_can_be_stopped_and_nothing_else_recurs()
    {
        var meeting = Review().Announced().Do(Recurring.Stop);
        Recurring.DueAt(meeting.State).ShouldBeNull();
        meeting.Refuses(Rules.NothingRecurs, m => Recurring.Stop(m));
        Recurring.DueAt(AMeeting.With(heads: 3, settings: Shipped.WageReview, rehearsal: true).Announced().State).ShouldBeNull();
        Recurring.DueAt(AMeeting.With().Announced().State).ShouldBeNull();
    }

    /// <summary>What happens in no other procedure.</summary>
    internal static IReadOnlyList<AMeeting> WithEveryEvent()
    {
        var released = Review().Published(satisfied: 7).Do(Release).Do(_ => new FlowRetried());
        var going = Review().Announced();
        going.Do(m => Begin(m, Recurring.DueAt(m)!.Value).Begun);
        return [released, going, Review().Announced().Do(Recurring.Stop)];
    }

    private static AMeeting Review() => AMeeting.With(heads: 3, settings: Shipped.WageReview);

    private static ItemReleased Release(ReviewMeeting meeting) => Releasing.Release(meeting, 1, " 发放通知单 8 号 ", meeting.HeldAt);

    private static (MeetingCreated Created, NextMeetingBegun Begun) Begin(ReviewMeeting meeting, DateTimeOffset now) =>
        Recurring.Begin(meeting, Some.Key(77), Recurring.NumberOf(meeting, 1, WorkCalendar.WeekdaysOnly), Some.Definition, Shipped.WageReview, Some.At(now));
}
