using App.Tests.Hosting;
using App.Tests.Workflow;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core;

namespace App.Tests.Flow;

/// <summary>A running meeting stays on the file it began with, whatever becomes of the file.</summary>
public abstract class VersionContract(FlowEngine engine) : FlowContract(engine), IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-workflows-");

    // The same procedure with another name for its last step.
    private static string Second => GoodFile.Changgang.With(root =>
    {
        root["version"] = 2;
        root["id"] = "changgang-review-v2";
        root.Activity("close")["id"] = "wind-up";
        root.Connection("rectify", "Done")["target"]!["activity"] = "wind-up";
    });

    [EngineFact]
    public async Task A_running_meeting_stays_on_its_version_and_a_new_one_takes_the_new_file()
    {
        var old = await (await Play.MeetingAsync("2026-01")).ToAsync(Scene.Announced);
        await LoadAsync(Second);
        var young = await (await Play.MeetingAsync("2026-02")).ToAsync(Scene.Announced);

        await old.ToAsync(Scene.Concluded);
        await young.ToAsync(Scene.Concluded);

        (await VersionAndStepAsync(old)).ShouldBe((1, "close"));
        (await VersionAndStepAsync(young)).ShouldBe((2, "wind-up"));
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_file_changed_in_place_is_refused_and_the_meeting_goes_on_as_it_began()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Announced);
        var defects = await WriteAndLoadAsync(Host, Second.With(root => root["version"] = 1).With(root => root["id"] = "changgang-review-v1"));

        defects.ShouldHaveSingleItem().Code.ShouldBe("edited-in-place");
        await meeting.ToAsync(Scene.Concluded);
        (await VersionAndStepAsync(meeting)).ShouldBe((1, "close"));
    }

    [EngineFact]
    public async Task A_file_removed_under_a_running_meeting_is_told_and_the_meeting_goes_on_after_a_restart()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Announced);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "discipline-referral.json"), GoodFile.Referral);
        await using var restarted = ReviewHost.On(Engine, Database);
        await restarted.MigrateAsync();

        (await restarted.LoadAsync(folder.FullName)).ShouldHaveSingleItem().Code.ShouldBe("file-gone");

        var there = new MeetingPlay(Play.On(restarted), meeting.Id);
        await there.Draw.HoldAsync();
        await there.DoAsync(new NotifyJudges());
        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("check-in");
    }

    [EngineFact]
    public async Task A_host_that_has_not_read_the_new_file_carries_its_meetings_all_the_same()
    {
        var behind = await StartAsync();
        await LoadAsync(Second);
        var meeting = await Play.MeetingAsync();

        await new MeetingPlay(Play.On(behind), meeting.Id).DoAsync(new AnnounceMeeting());

        (await VersionAndStepAsync(meeting)).ShouldBe((2, "announce-draw"));
    }

    [EngineFact]
    public async Task A_host_that_has_not_read_the_new_file_begins_new_meetings_on_it_all_the_same()
    {
        var behind = await StartAsync();
        var old = await Play.MeetingAsync("2026-01");
        await LoadAsync(Second);

        var young = await Play.On(behind).MeetingAsync("2026-02");

        ((await old.StateAsync()).Definition.Version, (await young.StateAsync()).Definition.Version).ShouldBe((1, 2));
        await behind.WithAsync(db => behind.Library.RefreshAsync(db, default));
        behind.Library.All.Count.ShouldBe(Directory.GetFiles(GoodFile.Folder, "*.json").Length + 1);
    }

    [EngineFact]
    public async Task A_file_with_a_defect_is_left_out_and_the_others_are_taken()
    {
        var defects = await WriteAndLoadAsync(Host, Second.With(root => root.Disconnect("rectify", "Done")));

        defects.ShouldNotBeEmpty();
        defects.ShouldAllBe(d => d.File == "changgang-review.json");
        Host.Library.All.Select(d => (d.DefinitionId, d.Version)).ShouldBe([("changgang-review", 1), ("discipline-referral", 1), ("joint-wage-review", 1), ("workers-congress-deliberation", 1)]);
    }

    [EngineFact]
    public async Task A_procedure_that_nobody_has_is_refused()
    {
        (await Play.RefusalAsync(new CreateMeeting("2026-01", "民主评议会", Host.Clock.Now, "职工之家", Procedure: "no-such-review"), Cast.Union)).ShouldBe(Rules.ProcedureUnknown);
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task LoadAsync(string changgang) => (await WriteAndLoadAsync(Host, changgang)).ShouldBeEmpty();

    private async Task<IReadOnlyList<DemocraticReview.Workflow.Validation.Defect>> WriteAndLoadAsync(ReviewHost host, string changgang)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "changgang-review.json"), changgang);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "discipline-referral.json"), GoodFile.Referral);
        return await host.LoadAsync(folder.FullName);
    }

    private async Task<(int Version, string Step)> VersionAndStepAsync(MeetingPlay meeting)
    {
        var cursor = await CursorAsync(meeting.Id);
        return (cursor.Version, cursor.ActivityId);
    }
}
