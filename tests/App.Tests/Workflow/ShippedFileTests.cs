using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

/// <summary>What the shipped files and the catalogue say, as far as it is agreed beyond this project.</summary>
public sealed class ShippedFileTests
{
    [Fact]
    public void The_meeting_runs_from_flagging_to_closing() =>
        (Meeting.Start.Id, Meeting.Subject, Meeting.Title.Zh, Meeting.Version).ShouldBe(("flag", "meeting", "民主评议会", 1));

    [Fact]
    public void The_settings_are_handed_on_as_they_stand() =>
        (Meeting.Settings.GetProperty("seats").GetInt32(), Meeting.Settings.GetProperty("threshold").GetString()).ShouldBe((15, "1/2"));

    [Fact]
    public void The_referral_is_sent_within_3_working_days_and_receipt_signed_within_5()
    {
        var referral = FlowDefinition.Parse(Referral);
        Days("deliver").ShouldBe(3);
        Days("receipt").ShouldBe(5);
        Days("draft").ShouldBeNull();

        int? Days(string id) => ActivityCatalog.Standard.Find(referral.Find(id)!.Type)!.ClockOf(referral.Find(id)!);
    }

    [Fact]
    public void A_clock_that_the_file_does_not_set_runs_by_the_default()
    {
        var referral = FlowDefinition.Parse(Referral.With(f => f.Activity("deliver").Remove("sendWithinWorkingDays")));
        ActivityCatalog.Standard.Find("DemocraticReview.DeliverReferral")!.ClockOf(referral.Find("deliver")!).ShouldBe(3);
    }

    [Fact]
    public void Every_kind_of_step_is_described_in_both_languages_and_its_clock_is_one_of_its_inputs() =>
        ActivityCatalog.Standard.All.ShouldAllBe(d =>
            d.Title.Zh.Length > 0 && d.Title.En.Length > 0 && (d.Clock == null || d.Input(d.Clock) != null) && d.Waits == (d.WaitsFor != null));

    [Fact]
    public void Every_input_is_described_and_has_a_default_within_its_range() =>
        ActivityCatalog.Standard.All.SelectMany(d => d.Inputs).ShouldAllBe(i => i.Summary.Zh.Length > 0 && (int)i.Default! >= i.Minimum && (int)i.Default <= i.Maximum);

    [Fact]
    public void A_text_that_was_never_validated_is_refused_with_a_format_error()
    {
        Should.Throw<FormatException>(() => FlowDefinition.Parse("{}"));
        Should.Throw<FormatException>(() => FlowDefinition.Parse("not JSON"));
        Should.Throw<FormatException>(() => FlowDefinition.Parse(Changgang.With(f => f["root"]!["activities"] = new System.Text.Json.Nodes.JsonArray())));
        Should.Throw<FormatException>(() => FlowDefinition.Parse(Changgang.With(f => f.Connect("decide", "Passed", "close"))));
    }
}
