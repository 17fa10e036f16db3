using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

/// <summary>Files that the validator would refuse, run all the same: a stored version may be older than the validator.</summary>
public sealed class FlowFaultTests
{
    private static readonly FlowRunner Runner = new(ActivityCatalog.Standard);

    [Fact]
    public async Task A_loop_in_which_nothing_changes_faults_at_once_instead_of_running_for_ever()
    {
        var circle = Edited(f => f.Connection("check-in", "Done")["target"]!["activity"] = "flag");
        var walk = await Runner.AdvanceAsync(circle, FlowRunner.Start(circle), new Always("Done"));

        (walk.Cursor.Status, walk.Cursor.ActivityId, walk.Cursor.Fault!.Code).ShouldBe((FlowStatus.Faulted, "flag", "flow-circling"));
        walk.Journal.Count.ShouldBe(9);
    }

    [Fact]
    public async Task Two_steps_whose_commands_undo_each_other_fault_at_the_limit()
    {
        var circle = Edited(f =>
        {
            f["root"]!["activities"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["id"] = "again", ["type"] = "DemocraticReview.DecideItem" });
            f.Connection("decide", "SentBack")["target"]!["activity"] = "again";
            f.Connect("again", "SentBack", "decide");
        });
        var start = FlowRunner.Start(circle) with { ActivityId = "decide", Item = "gate" };
        var walk = await Runner.AdvanceAsync(circle, start, new OnlyTheLast("SentBack"));

        (walk.Cursor.Status, walk.Cursor.Fault!.Code).ShouldBe((FlowStatus.Faulted, "flow-too-many-steps"));
        walk.Journal.Count.ShouldBe(1000);
    }

    [Fact]
    public void An_item_that_is_picked_again_though_it_is_finished_faults_and_does_not_hang() =>
        Runner.Locate(Meeting, new Always("Done", "Item", "Withdrawn") { Picks = "gate" }).Cursor.Fault!.Code.ShouldBe("flow-circling");

    [Fact]
    public async Task A_cursor_on_a_step_that_the_file_does_not_have_faults_and_locating_brings_it_back()
    {
        var meeting = new FakeMeeting("gate+");
        meeting.Next();
        var lost = await Runner.AdvanceAsync(Meeting, FlowRunner.Start(Meeting) with { ActivityId = "removed" }, meeting);
        (lost.Cursor.Status, lost.Cursor.Fault!.Code).ShouldBe((FlowStatus.Faulted, "flow-step-gone"));

        var located = Runner.Locate(Meeting, meeting).Cursor;
        located.SamePlaceAs(lost.Cursor).ShouldBeFalse();
        located.ActivityId.ShouldBe("announce");
    }

    [Fact]
    public async Task A_step_whose_kind_is_not_in_the_catalogue_any_more_faults()
    {
        var without = new FlowRunner(new ActivityCatalog(ActivityCatalog.Standard.All.Where(d => d.Type != "DemocraticReview.FlagItems")));
        (await without.AdvanceAsync(Meeting, FlowRunner.Start(Meeting), new FakeMeeting())).Cursor.Fault!.Code.ShouldBe("flow-type-unknown");
    }

    [Fact]
    public async Task An_outcome_that_is_not_connected_faults_instead_of_ending_the_flow()
    {
        var open = Edited(f => f.Disconnect("announce", "Done"));
        var walk = await Runner.AdvanceAsync(open, FlowRunner.Start(open), new Always("Done"));
        (walk.Cursor.Status, walk.Cursor.ActivityId, walk.Cursor.Fault!.Code).ShouldBe((FlowStatus.Faulted, "announce", "flow-outcome-open"));
    }

    [Fact]
    public async Task A_step_about_an_item_that_is_reached_with_none_picked_faults()
    {
        var blind = Edited(f => f.Connection("check-in", "Done")["target"]!["activity"] = "question");
        var walk = await Runner.AdvanceAsync(blind, FlowRunner.Start(blind), new Always("Done"));
        (walk.Cursor.Status, walk.Cursor.ActivityId, walk.Cursor.Fault!.Code).ShouldBe((FlowStatus.Faulted, "question", "flow-no-item"));
    }

    [Fact]
    public async Task An_outcome_that_the_step_does_not_have_faults() =>
        (await Runner.AdvanceAsync(Meeting, FlowRunner.Start(Meeting), new Always("Passed"))).Cursor.Fault!.Code.ShouldBe("flow-outcome-unknown");

    private static FlowDefinition Edited(Action<System.Text.Json.Nodes.JsonObject> edit) => FlowDefinition.Parse(Changgang.With(edit));

    /// <summary>Every step has ended, with the last of the given outcomes that it knows.</summary>
    private sealed class Always(params string[] outcomes) : IFlowHost
    {
        public string? Picks { get; init; }

        public FlowOutcome? OutcomeOf(FlowActivity activity, string? item)
        {
            var description = ActivityCatalog.Standard.Find(activity.Type)!;
            return new(outcomes.LastOrDefault(description.Has) ?? outcomes[^1], Picks);
        }

        public Task EnterAsync(FlowActivity activity, string command, string? item, CancellationToken cancellation) => Task.CompletedTask;
    }

    /// <summary>Of all steps only the one whose command came last has an outcome.</summary>
    private sealed class OnlyTheLast(string outcome) : IFlowHost
    {
        private string? last;

        public FlowOutcome? OutcomeOf(FlowActivity activity, string? item) => activity.Id == last ? new(outcome) : null;

        public Task EnterAsync(FlowActivity activity, string command, string? item, CancellationToken cancellation)
        {
            last = activity.Id;
            return Task.CompletedTask;
        }
    }
}
