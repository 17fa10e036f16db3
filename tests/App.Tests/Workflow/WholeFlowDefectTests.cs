using System.Text.Json.Nodes;
using DemocraticReview.Workflow.Activities;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

/// <summary>Defects that show only in the flow as a whole, each made by one edit.</summary>
public sealed class WholeFlowDefectTests
{
    [Fact]
    public void An_outcome_that_leads_nowhere_is_refused() =>
        Changgang.With(f => f.Disconnect("vote", "Withdrawn")).ShouldHaveOnly("outcome-open", "$.root.activities[11]");

    [Fact]
    public void An_outcome_connected_twice_is_refused_since_Elsa_would_go_both_ways() =>
        Changgang.With(f => f.Connect("decide", "Passed", "close")).ShouldHaveOnly("outcome-twice", "$.root.connections[26]");

    [Fact]
    public void A_step_that_nothing_leads_to_is_refused() =>
        Changgang.With(f => f.Connection("decide", "Referred")["target"]!["activity"] = "publish")
            .ShouldHaveOnly("unreachable", "$.root.activities[13]");

    [Fact]
    public void A_circle_of_steps_that_nothing_leads_to_is_refused() =>
        Check(Changgang.With(f =>
        {
            Add(f, "again", "CheckInJudges");
            Add(f, "once-more", "NotifyJudges");
            f.Connect("again", "Done", "once-more");
            f.Connect("once-more", "Done", "again");
        })).Select(d => d.Code).ShouldBe(["unreachable", "unreachable", "no-end", "no-end"]);

    [Fact]
    public void A_flow_that_would_start_elsewhere_than_at_its_first_step_is_refused() =>
        Referral.With(f =>
        {
            Add(f, "stray", "DraftReferral");
            f.Connect("stray", "Done", "review");
        }).ShouldHaveOnly("start-not-first", "$.root.activities");

    [Fact]
    public void A_flow_with_no_steps_is_refused() =>
        Changgang.With(f =>
        {
            f["root"]!["activities"] = new JsonArray();
            f["root"]!["connections"] = new JsonArray();
        }).ShouldHaveOnly("no-start", "$.root.activities");

    [Fact]
    public void Steps_that_go_round_with_no_way_to_the_end_are_refused() =>
        Check(Changgang.With(f => f.Connection("next-item", "Done")["target"]!["activity"] = "check-in"))
            .Select(d => d.Code).Distinct().ShouldBe(["unreachable", "no-end"]);

    [Fact]
    public void A_cycle_in_which_no_step_waits_is_refused() =>
        Changgang.With(f => f.Connection("refer", "Done")["target"]!["activity"] = "decide")
            .ShouldHaveOnly("endless-cycle", "$.root.activities[12]").Reason.En.ShouldContain("decide → refer");

    [Fact]
    public void A_step_that_leads_straight_back_to_itself_without_waiting_is_refused() =>
        Changgang.With(f => f.Connection("decide", "SentBack")["target"]!["activity"] = "decide")
            .ShouldHaveOnly("endless-cycle", "$.root.activities[12]");

    [Fact]
    public void A_loop_through_a_step_that_waits_is_no_defect() =>
        Check(Changgang.With(f => f.Connection("vote", "Withdrawn")["target"]!["activity"] = "vote")).ShouldBeEmpty();

    [Fact]
    public void A_step_about_an_item_that_is_reached_with_none_picked_is_refused() =>
        Changgang.With(f => f.Connection("next-item", "Done")["target"]!["activity"] = "publish")
            .With(f => f.Connection("decide", "SentBack")["target"]!["activity"] = "rectify")
            .ShouldHaveOnly("no-item", "$.root.activities[14]").Reason.En.ShouldContain("\"Done\" of \"next-item\"");

    [Fact]
    public void A_flow_that_starts_with_a_step_about_an_item_is_refused() =>
        Changgang.With(f => f.Activity("flag")["type"] = "DemocraticReview.PublishItem").ShouldHaveOnly("start-about-item", "$.root.activities[0]");

    [Fact]
    public void A_way_out_of_a_closing_step_is_refused() =>
        Changgang.With(f => f.Connect("close", "Done", "flag")).ShouldHaveOnly("unknown-outcome", "$.root.connections[26].source.port");

    [Fact]
    public void A_step_that_is_not_in_the_catalogue_any_more_is_refused()
    {
        var without = new ActivityCatalog(ActivityCatalog.Standard.All.Where(d => !d.Type.EndsWith(".FollowRectification", StringComparison.Ordinal)));
        Check(Changgang, without).ShouldHaveSingleItem().Code.ShouldBe("unknown-activity");
    }

    private static void Add(JsonObject file, string id, string type) =>
        file["root"]!["activities"]!.AsArray().Add(new JsonObject { ["id"] = id, ["type"] = $"DemocraticReview.{type}" });
}
