using App.Tests.Hosting;
using DemocraticReview.App.People;
using DemocraticReview.App.Referring;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;

namespace App.Tests.Flow;

/// <summary>A referral cannot be quietly dropped: its clocks remind once, then escalate every working day.</summary>
public abstract class ClockContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task Not_sent_within_three_working_days_it_is_reminded_once_and_then_escalated_every_working_day()
    {
        var referral = await ReferredAsync();
        var monday = Host.Clock.Now;
        monday.DayOfWeek.ShouldBe(DayOfWeek.Monday);

        // Thursday is the third working day after Monday; its end is the deadline.
        (await RunAtAsync(Midnight(monday, 4).AddSeconds(-1))).ShouldBe(0);
        (await RunAtAsync(Midnight(monday, 4))).ShouldBe(1);
        (await RunAtAsync(Midnight(monday, 4).AddHours(12))).ShouldBe(0);
        (await EscalationsAsync(referral)).ShouldBe([false]);

        // Then at the end of each working day: Friday, and after the weekend Monday and Tuesday.
        (await RunAtAsync(Midnight(monday, 5))).ShouldBe(1);
        (await RunAtAsync(Midnight(monday, 7))).ShouldBe(0);
        (await RunAtAsync(Midnight(monday, 8))).ShouldBe(1);
        (await RunAtAsync(Midnight(monday, 9))).ShouldBe(1);
        (await RunAtAsync(Midnight(monday, 9))).ShouldBe(0);
        (await EscalationsAsync(referral)).ShouldBe([false, true, true, true]);
    }

    [EngineFact]
    public async Task Holidays_move_the_deadline()
    {
        await Play.DoAsync(new ChangeCalendar([DateOnly.FromDateTime(SetClock.Monday.AddDays(15).Date)], []), Cast.System);
        await ReferredAsync();
        Host.Clock.PassDays(4);
        (await Host.Due.RunDueAsync(default)).ShouldBe(0);
        Host.Clock.PassDays(1);
        (await Host.Due.RunDueAsync(default)).ShouldBe(1);
    }

    [EngineFact]
    public async Task A_clock_survives_a_new_host()
    {
        var referral = await ReferredAsync();
        var second = await StartAsync();
        second.Clock.Now = Host.Clock.Now.AddDays(4);

        (await second.Due.RunDueAsync(default)).ShouldBe(1);
        Host.Clock.Now = second.Clock.Now;
        (await Host.Due.RunDueAsync(default)).ShouldBe(0);
        (await EscalationsAsync(referral)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task Two_hosts_that_look_at_once_remind_once()
    {
        var referral = await ReferredAsync();
        var second = await StartAsync();
        Host.Clock.PassDays(4);
        second.Clock.Now = Host.Clock.Now;

        await Task.WhenAll(new[] { Host, second, Host, second }.Select(h => Task.Run(() => h.Due.RunDueAsync(default))));

        (await EscalationsAsync(referral)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task Delivered_its_clock_goes_and_the_receipts_clock_runs()
    {
        var referral = await ReferredAsync();
        await referral.DeliveredAsync();

        (await Play.RowsAsync(db => db.DueRows)).ShouldHaveSingleItem().Key.ShouldBe("receipt-1");
        Host.Clock.PassDays(4);
        (await Host.Due.RunDueAsync(default)).ShouldBe(0);

        // Five working days after Monday end with the next Monday.
        Host.Clock.PassDays(4);
        (await Host.Due.RunDueAsync(default)).ShouldBe(1);
        (await EscalationsAsync(referral)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task Accepted_no_clock_runs()
    {
        var referral = await ReferredAsync();
        await referral.AcceptedAsync();

        (await Play.RowsAsync(db => db.DueRows)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Forwarded_to_another_body_the_clock_of_sending_runs_anew()
    {
        var referral = await ReferredAsync();
        Host.Clock.PassDays(4);
        await Host.Due.RunDueAsync(default);
        await referral.ReceivedAsync();
        await referral.DoAsync(new ReturnReferral("应由审计处理"), Cast.Discipline);
        await referral.DoAsync(new ForwardReferral("审计处"));

        (await Play.RowsAsync(db => db.DueRows)).ShouldHaveSingleItem().Key.ShouldBe("send-1");
        Host.Clock.PassDays(6);
        (await Host.Due.RunDueAsync(default)).ShouldBe(1);
        (await EscalationsAsync(referral)).ShouldBe([false, false]);
    }

    [EngineFact]
    public async Task Nobody_but_the_flow_reminds_and_not_before_the_time()
    {
        var referral = await ReferredAsync();

        (await Play.RefusalAsync(new RemindReferral("send-0") { ReferralId = referral.Id }, Cast.Union)).ShouldBe(Rules.NotAllowed);
        (await Play.RefusalAsync(new RemindReferral("send-0") { ReferralId = referral.Id }, Actor.Flow)).ShouldBe(Rules.ClockNotDue);
    }

    [EngineFact]
    public async Task A_referral_that_cannot_be_read_does_not_keep_the_others_from_their_reminders()
    {
        var bad = await ReferredAsync("2026-01");
        var good = await ReferredAsync("2026-02");
        await Host.WithAsync(
            async db =>
            {
                foreach (var row in db.Events.Where(e => e.SubjectId == bad.Id))
                {
                    db.Entry(row).Property(e => e.Type).CurrentValue = "referral.of-a-later-version";
                }

                await db.SaveChangesAsync();
            },
            Play.EnterpriseId);
        Host.Clock.PassDays(4);

        (await Host.Due.RunDueAsync(default)).ShouldBe(1);

        (await EscalationsAsync(good)).ShouldBe([false]);
    }

    private static DateTimeOffset Midnight(DateTimeOffset day, int later) => new(day.Date.AddDays(later), day.Offset);

    private Task<int> RunAtAsync(DateTimeOffset now)
    {
        Host.Clock.Now = now;
        return Host.Due.RunDueAsync(default);
    }

    private async Task<ReferralPlay> ReferredAsync(string number = "2026-01")
    {
        var meeting = await (await Play.MeetingAsync(number)).ToAsync(Scene.Decided);
        return new ReferralPlay(Play, await meeting.ReferralIdAsync());
    }

    private async Task<List<bool>> EscalationsAsync(ReferralPlay referral) =>
        [.. (await Play.RowsAsync(db => db.Events.Where(e => e.SubjectId == referral.Id && e.Type == "referral.overdue").OrderBy(e => e.Seq).Select(e => e.Body)))
            .Select(body => DemocraticReview.Core.Recording.EventCatalog.Read<ReferralOverdue>("referral.overdue", body).Escalated)];
}
