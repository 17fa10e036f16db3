using DemocraticReview.Core;
using DemocraticReview.Core.Referring;

namespace Core.Tests.Referring;

/// <summary>A referral cannot be quietly left lying.</summary>
public sealed class ReferralClockTests
{
    // Decided on Wednesday, 11 March 2026.
    private static readonly DateTimeOffset SendBy = Midnight(17);

    [Theory(DisplayName = "移送函三个工作日内发出,自判定起算至送达")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sent_within_three_working_days(int steps)
    {
        var referral = new AReferral();
        Func<Referral, ReferralEvent>[] way = [r => Referrals.Draft(r, Some.Letter, AReferral.Drafter), r => Referrals.Review(r, true, null, AReferral.Reviewer), r => Referrals.Sign(r, true, null, AReferral.Reviewer)];
        foreach (var step in way[..steps])
        {
            referral.Do(step);
        }

        referral.State.Clock.ShouldBe(new Clock("send-0", SendBy));
    }

    [Fact(DisplayName = "送达后五个工作日内回执,回执载明受理或退回")]
    public void The_receipt_is_due_within_five()
    {
        var referral = new AReferral().Delivered();
        var clock = new Clock("receipt-1", Midnight(19));
        referral.State.Clock.ShouldBe(clock);
        referral.Do(r => Referrals.Receive(r, new Receipt("王", 7, null))).State.Clock.ShouldBe(clock);
        referral.Do(Referrals.Accept).State.Clock.ShouldBeNull();
    }

    [Fact(DisplayName = "退回后三个工作日内转送或补充,逾期同样催办")]
    public void A_returned_referral_runs_against_a_clock_of_its_own()
    {
        var referral = new AReferral().Returned();
        referral.State.Clock.ShouldBe(new Clock("return-1", SendBy));
        referral.Do(r => Referrals.Remind(r, "return-1", Some.At(SendBy)));

        referral.Now = SendBy.AddHours(9);
        referral.Do(r => Referrals.Forward(r, "审计处", Some.At(referral.Now)));
        referral.State.Clock.ShouldBe(new Clock("send-1", Midnight(21)));
        referral.Delivered().State.Clock!.Key.ShouldBe("receipt-2");
    }

    [Fact(DisplayName = "逾期的先催办一次,此后每个工作日上报")]
    public void Overdue_remind_once_then_escalate_every_working_day()
    {
        var referral = new AReferral();
        var escalated = new List<bool>();
        var due = new List<DateTimeOffset>();
        for (var i = 0; i < 5; i++)
        {
            var clock = referral.State.Clock!;
            due.Add(clock.DueAt);
            referral.Refuses(Rules.ClockNotDue, r => Referrals.Remind(r, clock.Key, Some.At(clock.DueAt.AddTicks(-1))));
            referral.Do(r => Referrals.Remind(r, clock.Key, Some.At(clock.DueAt)));
            referral.Refuses(Rules.ClockNotDue, r => Referrals.Remind(r, clock.Key, Some.At(clock.DueAt)));
            escalated.Add(((ReferralOverdue)referral.Events[^1]).Escalated);
        }

        escalated.ShouldBe([false, true, true, true, true]);

        // Due at the end of Monday; each further one at the end of the next working day, over the weekend once.
        due.ShouldBe([Midnight(17), Midnight(18), Midnight(19), Midnight(20), Midnight(21)]);
        referral.State.Clock!.DueAt.ShouldBe(Midnight(24));
        referral.State.Overdue["send-0"].ShouldBe(5);
    }

    [Fact(DisplayName = "送达后原催办停止,新时限重新催办")]
    public void Each_clock_begins_with_a_reminder()
    {
        var referral = new AReferral();
        referral.Do(r => Referrals.Remind(r, "send-0", Some.At(SendBy)));
        referral.Now = SendBy.AddHours(9);
        referral.Delivered().Refuses(Rules.ClockNotDue, r => Referrals.Remind(r, "send-0-again-1", Some.At(SendBy.AddYears(1))));

        var receipt = referral.State.Clock!;
        receipt.Key.ShouldBe("receipt-1");
        referral.Do(r => Referrals.Remind(r, receipt.Key, Some.At(receipt.DueAt)));
        ((ReferralOverdue)referral.Events[^1]).Escalated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("receipt-1")]
    [InlineData("send-0-again-1")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_clock_is_not_due(string? clock) =>
        new AReferral().Refuses(Rules.ClockNotDue, r => Referrals.Remind(r, clock!, Some.At(SendBy.AddYears(1))));

    [Fact]
    public void A_closed_referral_has_no_clock() =>
        new AReferral().Accepted().Do(r => Referrals.Close(r, "办结。")).Refuses(Rules.ClockNotDue, r => Referrals.Remind(r, "receipt-1", Some.At(SendBy.AddYears(1))));

    // The end of the day before: a deadline is the first instant that is too late.
    private static DateTimeOffset Midnight(int march) => new(2026, 3, march, 0, 0, 0, Some.HeldAt.Offset);
}
