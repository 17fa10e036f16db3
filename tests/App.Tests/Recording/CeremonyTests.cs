using App.Tests.Hosting;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Verifying;

namespace App.Tests.Recording;

/// <summary>The draw in public, and everything that can go wrong in it; whatever happened, the record verifies.</summary>
public sealed class CeremonyTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;
    private MeetingPlay meeting = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        play = await Play.FoundAsync(host);
        meeting = await (await play.MeetingAsync()).ToAsync(Scene.Announced);
    }

    public async Task DisposeAsync()
    {
        await MustVerifyAsync();
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_last_reveal_draws_the_panel_and_a_tap_sent_twice_changes_nothing()
    {
        await meeting.Draw.FreezeAsync();
        var frozen = await meeting.DrawAsync();
        await TwiceAsync(meeting.Devices[0], meeting.Devices[0].Commit(frozen));
        await TwiceAsync(meeting.Devices[1], meeting.Devices[1].Commit(frozen));
        var committed = await meeting.DrawAsync();
        await TwiceAsync(meeting.Devices[0], meeting.Devices[0].Confirm(committed, "402913"));
        await TwiceAsync(meeting.Devices[1], meeting.Devices[1].Confirm(committed, "402913"));
        await TwiceAsync(meeting.Devices[0], meeting.Devices[0].Reveal(committed));
        (await meeting.StateAsync()).Stage.ShouldBe(MeetingStage.Announced);
        await TwiceAsync(meeting.Devices[1], meeting.Devices[1].Reveal(committed));
        (await meeting.StateAsync()).Seats.Count.ShouldBe(15);
        (await meeting.DrawAsync()).Panel.Count.ShouldBe(15);
    }

    [Fact]
    public async Task Without_two_phones_no_draw_is_announced() =>
        (await meeting.RefusalAsync(new AnnounceDraw())).ShouldBe(DrawRules.WitnessesNotEnough);

    [Fact]
    public async Task The_roster_is_not_frozen_while_recusals_run()
    {
        await meeting.Draw.RegisterAsync();
        await meeting.DoAsync(new AnnounceDraw(host.Clock.Now.AddHours(2)));
        (await meeting.RefusalAsync(new FreezeRoster())).ShouldBe(DrawRules.RecusalsStillOpen);
        host.Clock.Now = host.Clock.Now.AddHours(2);
        await meeting.DoAsync(new FreezeRoster());
    }

    [Fact]
    public async Task Nobody_is_struck_out_after_the_freeze_and_nobody_freezes_twice()
    {
        await meeting.Draw.FreezeAsync();
        (await meeting.RefusalAsync(new FreezeRoster())).ShouldBe(DrawRules.RosterIsFrozen);
        var number = (await host.WithAsync(db => Task.FromResult(db.Members.First().Number), play.EnterpriseId));
        (await meeting.RefusalAsync(new RaiseRecusal(number, "有利害关系"))).ShouldBe(DrawRules.RosterIsFrozen);
    }

    [Fact]
    public async Task A_corps_that_changed_after_it_was_posted_is_not_frozen()
    {
        await meeting.Draw.RegisterAsync();
        await meeting.DoAsync(new AnnounceDraw());
        await host.WithAsync(async db =>
        {
            db.Members.Remove(db.Members.First());
            await db.SaveChangesAsync();
        }, play.EnterpriseId);
        (await meeting.RefusalAsync(new FreezeRoster())).ShouldBe(DrawRules.RosterSizeDiffers);
    }

    [Fact]
    public async Task Dice_that_differ_are_read_again_and_both_readings_stay()
    {
        await meeting.Draw.FreezeAsync();
        await meeting.Draw.CommitAsync();
        var first = await meeting.DrawAsync();
        await DoAsync(meeting.Devices[0], meeting.Devices[0].Confirm(first, "402913"));
        await DoAsync(meeting.Devices[1], meeting.Devices[1].Confirm(first, "402918"));
        (await meeting.RefusalAsync(meeting.Devices[0].Reveal(first), meeting.ActorOf(meeting.Devices[0]))).ShouldBe(DrawRules.DiceNotAgreed);
        (await meeting.DrawAsync()).Reading.ShouldBe(2);
        await meeting.Draw.RollAsync();
        await meeting.Draw.RevealAsync();
        (await meeting.DrawAsync()).Dice.Select(d => d.Reading).ShouldBe([1, 1, 2, 2]);
        (await meeting.StateAsync()).Seats.Count.ShouldBe(15);
    }

    [Fact]
    public async Task A_witness_who_leaves_before_the_dice_voids_the_draw_and_the_next_has_the_next_number()
    {
        await meeting.Draw.FreezeAsync();
        await meeting.Draw.CommitAsync();
        (await meeting.RefusalAsync(new VoidDraw(DrawVoidCause.RevealMissing, 2))).ShouldBe(DrawRules.VoidNotDue);
        await meeting.DoAsync(new VoidDraw(DrawVoidCause.WitnessLeft, 2));
        (await meeting.RefusalAsync(new DrawLots(["AAAA"]))).ShouldBe(DrawRules.StepNotDue);
        await meeting.Draw.HoldAsync();
        (await meeting.StateAsync()).Draws.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public async Task The_phones_of_the_witnesses_sign_the_record_at_each_ballot_and_at_the_end_once_each()
    {
        await meeting.ToAsync(Scene.Questioned);
        (await CountersigningAsync(0)).Due.ShouldBeNull();
        await meeting.ToAsync(Scene.Balloting);
        var opened = await CountersigningAsync(0);
        opened.Due.ShouldBe(WitnessedPoint.BallotOpened);
        await TwiceAsync(meeting.Devices[0], meeting.Devices[0].Countersign(opened));
        (await meeting.RefusalAsync(meeting.Devices[1].Countersign(opened), meeting.ActorOf(meeting.Devices[0]) with { PersonKey = "nobody" })).ShouldBe(DrawRules.WitnessUnknown);
        await meeting.ToAsync(Scene.Counting);

        // What was seen before the close says nothing of it: the phone looks again.
        (await meeting.DoAsync(meeting.Devices[1].Countersign(opened), meeting.ActorOf(meeting.Devices[1]))).Change.ShouldBe(await ChangeAsync());
        (await meeting.RefusalAsync(meeting.Devices[0].Countersign(await CountersigningAsync(1)), meeting.ActorOf(meeting.Devices[1]))).ShouldBe(DrawRules.SignatureWrong);
        await TwiceAsync(meeting.Devices[1], meeting.Devices[1].Countersign(await CountersigningAsync(1)));
        await meeting.ToAsync(Scene.Concluded);
        var end = await CountersigningAsync(0);
        end.Due.ShouldBe(WitnessedPoint.End);
        await TwiceAsync(meeting.Devices[0], meeting.Devices[0].Countersign(end));
        (await CountersigningAsync(0)).Due.ShouldBeNull();
    }

    [Fact]
    public async Task Two_missing_reveals_lead_to_paper_lots()
    {
        for (var i = 0; i < 2; i++)
        {
            await meeting.Draw.FreezeAsync();
            await meeting.Draw.CommitAsync();
            await meeting.Draw.RollAsync();
            await meeting.DoAsync(new VoidDraw(DrawVoidCause.RevealMissing, 1));
        }

        await meeting.DoAsync(new AnnounceDraw());
        await meeting.DoAsync(new FreezeRoster());
        var recused = (await meeting.StateAsync()).Drawing!.Roster!;
        var labels = recused.Members.Select(m => m.Label).Except(recused.Recused.Select(r => r.Label)).Reverse().ToList();
        (await meeting.RefusalAsync(new DrawLots([labels[0], labels[0]]))).ShouldBe(DrawRules.LotWrong);
        await meeting.DoAsync(new DrawLots(labels));
        (await meeting.StateAsync()).Seats.Select(s => s.Label).ShouldBe(labels.Take(15));
    }

    [Fact]
    public async Task A_panel_is_not_drawn_a_second_time_because_of_its_faces()
    {
        await meeting.Draw.HoldAsync();
        (await meeting.RefusalAsync(new AnnounceDraw(null, "换一批人"))).ShouldBe(Rules.RedrawNotDue);
        (await meeting.RefusalAsync(new SeatMembers())).ShouldBe(Rules.RedrawNotDue);
    }

    [Fact]
    public async Task Nobody_is_seated_past_the_draw_where_the_procedure_draws() =>
        (await meeting.RefusalAsync(new SeatMembers())).ShouldBe(DrawRules.DrawnInPublic);

    [Fact]
    public async Task A_respondent_names_one_witness_and_no_second()
    {
        var respondent = (await meeting.StateAsync()).Agenda[0].Facts.Respondents[0];
        var actor = new Actor(Role.Respondent, "link-r", respondent.Number, meeting.Id);
        await meeting.DoAsync(new NameWitness(Some.Person("W1")), actor);
        (await meeting.RefusalAsync(new NameWitness(Some.Person("W2")), actor)).ShouldBe(Rules.OfficersComplete);
    }

    private Task<DemocraticReview.App.Commands.Answer> DoAsync(WitnessDevice device, DemocraticReview.App.Commands.OnMeeting command) => meeting.DoAsync(command, meeting.ActorOf(device));

    private Task<CountersigningView> CountersigningAsync(int device) => host.WithAsync(
        db => Countersigning.OfAsync(db, new Ledger(db), new RecordKeyFolder(database.KeyFolder, null), meeting.Id, meeting.ActorOf(meeting.Devices[device]), 0, default), play.EnterpriseId);

    private Task<int> ChangeAsync() => host.WithAsync(db => Task.FromResult(db.Meetings.Single(m => m.Id == meeting.Id).Change), play.EnterpriseId);

    private async Task TwiceAsync(WitnessDevice device, DemocraticReview.App.Commands.OnMeeting command)
    {
        var first = await meeting.DoAsync(command, meeting.ActorOf(device));
        (await meeting.DoAsync(command, meeting.ActorOf(device))).Change.ShouldBe(first.Change);
    }

    private async Task MustVerifyAsync() => BundleCheck.Check(await host.WithAsync(
        db => new RecordExport(db, new RecordKeyFolder(database.KeyFolder, null)).BundleAsync(meeting.Id, default), play.EnterpriseId)).Lie.ShouldBeNull();
}
