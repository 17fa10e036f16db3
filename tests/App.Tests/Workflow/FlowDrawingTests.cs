using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Drawing;
using DemocraticReview.Workflow.Running;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

public sealed class FlowDrawingTests
{
    private static readonly FlowCursor Start = FlowRunner.Start(Meeting);

    [Fact]
    public void Steps_stand_in_the_order_in_which_a_meeting_takes_them() =>
        Draw(Start).Select(s => s.Id).ShouldBe(
            ["flag", "announce", "announce-draw", "freeze-roster", "commit-draw", "roll-dice", "draw", "notify", "check-in", "next-item", "question", "vote", "decide", "refer", "publish", "rectify", "close"]);

    [Fact]
    public void What_was_walked_is_done_what_was_passed_by_is_not_taken_and_the_rest_lies_ahead()
    {
        var steps = Draw(Start with { ActivityId = "publish", Item = "gate" },
            new("flag", "Done", null), new("next-item", "Item", "gate"), new("decide", "Passed", "gate"));

        State("flag").ShouldBe(StepState.Done);
        State("decide").ShouldBe(StepState.Done);
        State("refer").ShouldBe(StepState.NotTaken);
        State("publish").ShouldBe(StepState.Current);
        State("close").ShouldBe(StepState.Ahead);

        StepState State(string id) => steps.Single(s => s.Id == id).State;
    }

    [Fact]
    public void A_referral_of_the_item_before_is_not_drawn_as_one_of_this_item() =>
        Draw(Start with { ActivityId = "publish", Item = "pump" }, new("refer", "Done", "gate"), new("decide", "Passed", "pump"))
            .Single(s => s.Id == "refer").State.ShouldBe(StepState.NotTaken);

    [Fact]
    public void A_finished_flow_has_no_current_step() =>
        Draw(Start with { ActivityId = "close", Status = FlowStatus.Finished }).ShouldNotContain(s => s.State == StepState.Current || s.State == StepState.Ahead);

    [Fact]
    public void An_edge_tells_its_outcome_in_both_languages_and_whether_it_leads_back()
    {
        var steps = Draw(Start);
        steps.Single(s => s.Id == "decide").Edges.Select(e => (e.Label.Zh, e.Label.En, e.TargetId, e.Back)).ShouldContain(("移送", "Referred", "refer", false));
        steps.Single(s => s.Id == "publish").Edges.ShouldHaveSingleItem().ShouldBe(new DrawnEdge("Done", new("完成", "Done"), "next-item", Back: true));
        steps.Single(s => s.Id == "flag").WaitsFor.ShouldBe("EvaluationOfficer");
    }

    private static IReadOnlyList<DrawnStep> Draw(FlowCursor cursor, params FlowStep[] journal) =>
        FlowDrawing.Of(Meeting, ActivityCatalog.Standard, cursor, journal);
}
