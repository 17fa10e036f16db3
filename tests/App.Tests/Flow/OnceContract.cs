using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;

namespace App.Tests.Flow;

/// <summary>One command is one transaction, and happens once.</summary>
public abstract class OnceContract(FlowEngine engine) : FlowContract(engine)
{
    [EngineFact]
    public async Task The_same_command_again_gives_the_same_answer_and_changes_nothing()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Drawn);
        var first = await meeting.DoAsync(new NotifyJudges(), commandId: "notify");
        var before = await Snapshot.OfAsync(Host);

        var again = await meeting.DoAsync(new NotifyJudges(), commandId: "notify");

        (again.Id, again.Change).ShouldBe((first.Id, first.Change));
        (await Snapshot.OfAsync(Host)).ShouldBe(before);
    }

    [EngineFact]
    public async Task A_command_that_creates_something_creates_it_once()
    {
        var create = new DraftItem(Some.Dossier("水泵采购"));
        var first = await Play.DoAsync(create, Cast.Evaluation, "draft");
        var again = await Play.DoAsync(create, Cast.Evaluation, "draft");

        again.Id.ShouldBe(first.Id);
        (await Play.RowsAsync(db => db.Items)).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task Warnings_are_given_again_with_the_answer()
    {
        var meeting = await (await Play.MeetingAsync(heads: 1)).ToAsync(Scene.InSession);
        var first = await meeting.DoAsync(new DemocraticReview.App.Questioning.OpenQuestioning(1), commandId: "open");
        first.Warnings.ShouldBe([Warnings.EvenPanel]);

        (await meeting.DoAsync(new DemocraticReview.App.Questioning.OpenQuestioning(1), commandId: "open")).Warnings.ShouldBe(first.Warnings);
    }

    [EngineFact]
    public async Task Under_another_command_the_same_id_is_refused()
    {
        var one = await Play.MeetingAsync("2026-01");
        var other = await Play.MeetingAsync("2026-02");
        await one.DoAsync(new AnnounceMeeting(), commandId: "announce");
        var before = await Snapshot.OfAsync(Host);

        (await one.RefusalAsync(new AnnounceMeeting("另一句话?"), commandId: "announce")).ShouldBe(Rules.CommandIdReused);
        (await one.RefusalAsync(new NotifyJudges(), commandId: "announce")).ShouldBe(Rules.CommandIdReused);
        (await other.RefusalAsync(new AnnounceMeeting(), commandId: "announce")).ShouldBe(Rules.CommandIdReused);
        (await one.RefusalAsync(new AnnounceMeeting(), Cast.SecondUnion, commandId: "announce")).ShouldBe(Rules.CommandIdReused);
        (await Snapshot.OfAsync(Host)).ShouldBe(before);
    }

    [EngineFact]
    public async Task Two_tellers_who_send_the_same_count_under_the_same_id_are_two()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counting);
        var count = new EnterCount(1, new PaperCount(8, 9, 0, 0));
        await meeting.DoAsync(count, Cast.Teller(meeting.Id, 1), "count");

        (await meeting.RefusalAsync(count, Cast.Teller(meeting.Id, 2), "count")).ShouldBe(Rules.CommandIdReused);
    }

    [EngineFact]
    public async Task The_same_id_in_another_enterprise_is_another_id()
    {
        var other = await Play.JoinAsync(Host, "另一家企业");
        var draft = new DraftItem(Some.Dossier("水泵采购"));

        var ours = await Play.DoAsync(draft, Cast.Evaluation, "draft");
        var theirs = await other.DoAsync(draft, Cast.Evaluation, "draft");

        theirs.Id.ShouldNotBe(ours.Id);
    }

    [EngineFact]
    public async Task An_id_is_at_most_120_characters()
    {
        var draft = new DraftItem(Some.Dossier("水泵采购"));

        (await Play.RefusalAsync(draft, Cast.Evaluation, new string('x', 121))).ShouldBe(Rules.FieldTooLong);
        (await Play.RefusalAsync(draft, Cast.Evaluation, " ")).ShouldBe(Rules.FieldMissing);
        await Play.DoAsync(draft, Cast.Evaluation, new string('x', 120));
    }

    [EngineFact]
    public async Task A_broken_rule_leaves_nothing_behind()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Announced);
        var before = await Snapshot.OfAsync(Host);

        (await meeting.RefusalAsync(new NotifyJudges(), commandId: "early")).ShouldBe(Rules.StageNotReached);
        (await meeting.RefusalAsync(new DemocraticReview.App.Drawing.FreezeRoster(), Cast.Evaluation, "early")).ShouldBe(Rules.NotAllowed);
        (await Play.RefusalAsync(new CreateMeeting("2026-01", "民主评议会", Host.Clock.Now, "职工之家"), Cast.Union, "early")).ShouldBe(Rules.MeetingNumberTaken);
        (await Play.RefusalAsync(new CreateAccount("someone", "某人", "weak"), Cast.System, "early")).ShouldBe(Rules.PasswordTooWeak);
        (await Play.RefusalAsync(Play.Founding("第二家"), Cast.Anybody, "early")).ShouldBe(Rules.EnterpriseExists);
        (await Snapshot.OfAsync(Host)).ShouldBe(before);

        // The id was left free too.
        await meeting.DoAsync(new AppointOfficer(Role.Witness, Some.Person("W1")), commandId: "early");
    }

    [EngineFact]
    public async Task A_subject_that_is_not_there_is_not_found()
    {
        (await Play.RefusalAsync(new AnnounceMeeting { MeetingId = Guid.NewGuid() }, Cast.Union)).ShouldBe(Rules.NotFound);
        (await Play.RefusalAsync(new FlagItem { ItemId = Guid.NewGuid() }, Cast.Evaluation)).ShouldBe(Rules.NotFound);
        (await Play.RefusalAsync(new DemocraticReview.App.Referring.DeliverReferral { ReferralId = Guid.NewGuid() }, Cast.Union)).ShouldBe(Rules.NotFound);
    }
}
