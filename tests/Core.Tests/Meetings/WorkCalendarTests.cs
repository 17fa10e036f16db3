using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Meetings;

public sealed class WorkCalendarTests
{
    // National Day and Mid-Autumn 2025: 1 to 8 October off, Sunday 28 September and Saturday 11 October worked.
    private static readonly WorkCalendar NationalDay = new(
        Enumerable.Range(1, 8).Select(day => new DateOnly(2025, 10, day)),
        [new DateOnly(2025, 9, 28), new DateOnly(2025, 10, 11)]);

    private static readonly DateTimeOffset FridayBefore = At(2025, 9, 26, 10);

    [Theory(DisplayName = "工作日期限遇国庆长假顺延,调休上班日计入")]
    [InlineData(0, 9, 27)]
    [InlineData(1, 9, 29)] // the make-up Sunday
    [InlineData(3, 10, 1)]
    [InlineData(4, 10, 10)] // over the holiday to Thursday the 9th
    [InlineData(6, 10, 12)] // the make-up Saturday
    [InlineData(7, 10, 14)]
    public void A_deadline_crosses_the_National_Day_week(int days, int month, int dayAfter) =>
        NationalDay.AddWorkingDays(FridayBefore, days).ShouldBe(At(2025, month, dayAfter, 0));

    [Fact(DisplayName = "期限自次日起算,至最后一个工作日24时止")]
    public void The_day_itself_does_not_count_and_the_last_day_counts_to_its_end()
    {
        // Friday one second before midnight and Friday at dawn have the same Monday.
        WorkCalendar.WeekdaysOnly.AddWorkingDays(At(2025, 3, 7, 0), 1).ShouldBe(At(2025, 3, 11, 0));
        WorkCalendar.WeekdaysOnly.AddWorkingDays(At(2025, 3, 8, 0).AddSeconds(-1), 1).ShouldBe(At(2025, 3, 11, 0));
        WorkCalendar.WeekdaysOnly.AddWorkingDays(At(2025, 3, 9, 12), 1).ShouldBe(At(2025, 3, 11, 0));
    }

    [Fact]
    public void The_local_day_is_the_enterprises_not_the_servers()
    {
        // 17:00 UTC on Thursday is already Friday at the works.
        var utc = new DateTimeOffset(2025, 3, 6, 17, 0, 0, TimeSpan.Zero);
        WorkCalendar.WeekdaysOnly.LocalDay(utc).ShouldBe(new DateOnly(2025, 3, 7));
        WorkCalendar.WeekdaysOnly.AddWorkingDays(utc, 1).ShouldBe(At(2025, 3, 11, 0));
        WorkCalendar.WeekdaysOnly.AddWorkingDays(utc, 1).Offset.ShouldBe(TimeSpan.FromHours(8));
        new WorkCalendar([], [], TimeSpan.Zero).AddWorkingDays(utc, 1).ShouldBe(new DateTimeOffset(2025, 3, 8, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Working_days_between_two_instants_are_counted_from_the_day_after_the_first()
    {
        NationalDay.WorkingDaysBetween(At(2025, 9, 29, 9), At(2025, 9, 29, 18)).ShouldBe(0);
        NationalDay.WorkingDaysBetween(At(2025, 9, 29, 9), At(2025, 9, 30, 8)).ShouldBe(1);
        NationalDay.WorkingDaysBetween(At(2025, 9, 30, 9), At(2025, 10, 8, 20)).ShouldBe(0);
        NationalDay.WorkingDaysBetween(At(2025, 9, 30, 9), At(2025, 10, 13, 9)).ShouldBe(4);
        NationalDay.WorkingDaysBetween(At(2025, 10, 13, 9), At(2025, 9, 30, 9)).ShouldBe(0);
    }

    [Fact]
    public void A_deadline_lies_exactly_its_own_number_of_working_days_ahead() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(
            Gen.Choose(0, 60 * 24 * 60).ToArbitrary(),
            Gen.Choose(0, 30).ToArbitrary(),
            (minutes, days) =>
            {
                var start = At(2025, 8, 25, 0).AddMinutes(minutes);
                var deadline = NationalDay.AddWorkingDays(start, days);
                deadline.ShouldBeGreaterThan(start);
                NationalDay.WorkingDaysBetween(start, deadline).ShouldBe(days);
                (days == 0 || NationalDay.IsWorkingDay(NationalDay.LocalDay(deadline.AddTicks(-1)))).ShouldBeTrue();
            }));

    [Fact]
    public void A_calendar_that_contradicts_itself_is_refused()
    {
        var sunday = new DateOnly(2025, 9, 28);
        RuleOf(() => new WorkCalendar([sunday], [sunday])).ShouldBe(CalendarRules.DayIsBoth);
        RuleOf(() => new WorkCalendar([], [sunday.AddDays(1)])).ShouldBe(CalendarRules.MakeUpOnWeekday);
        RuleOf(() => new WorkCalendar([], [], TimeSpan.FromHours(15))).ShouldBe(CalendarRules.OffsetOutOfRange);
        RuleOf(() => new WorkCalendar([], [], TimeSpan.FromSeconds(30))).ShouldBe(CalendarRules.OffsetOutOfRange);
        new WorkCalendar([sunday], []).IsWorkingDay(sunday).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_deadline_out_of_range_is_refused(int days) =>
        RuleOf(() => NationalDay.AddWorkingDays(FridayBefore, days)).ShouldBe(CalendarRules.DaysOutOfRange);

    [Fact]
    public void Two_calendars_with_the_same_days_are_equal()
    {
        var sunday = new DateOnly(2025, 9, 28);
        new WorkCalendar([], [sunday]).ShouldBe(new WorkCalendar([], [sunday]));
        new WorkCalendar([], [sunday]).GetHashCode().ShouldBe(new WorkCalendar([], [sunday]).GetHashCode());
        new WorkCalendar([], [sunday]).ShouldNotBe(WorkCalendar.WeekdaysOnly);
        new WorkCalendar([sunday], []).ShouldNotBe(WorkCalendar.WeekdaysOnly);
        new WorkCalendar([], [], TimeSpan.Zero).ShouldNotBe(WorkCalendar.WeekdaysOnly);
    }

    private static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.FromHours(8));

    private static Rule RuleOf(Func<object> act) => Should.Throw<BrokenRuleException>(() => act()).Rule;
}
