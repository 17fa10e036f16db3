using System.Text.Json.Nodes;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Validation;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

/// <summary>Each defect is made from a shipped file by one edit, and is the only one then told.</summary>
public sealed class DefinitionValidatorTests
{
    [Fact]
    public void The_shipped_files_have_no_defect()
    {
        Check(Changgang).ShouldBeEmpty();
        Check(Referral).ShouldBeEmpty();
    }

    [Fact]
    public void A_misspelt_port_is_refused_and_the_right_one_named() =>
        Changgang.With(f => f.Connection("vote", "Counted")["source"]!["port"] = "Conted")
            .ShouldHaveOnly("unknown-outcome", "$.root.connections[17].source.port", "Counted");

    [Fact]
    public void A_port_in_the_wrong_case_is_refused_and_the_right_one_named() =>
        Changgang.With(f => f.Connection("decide", "Passed")["source"]!["port"] = "passed")
            .ShouldHaveOnly("unknown-outcome", "$.root.connections[20].source.port", "Passed");

    [Fact]
    public void A_target_port_other_than_In_is_refused() =>
        Changgang.With(f => f.Connection("decide", "Passed")["target"]!["port"] = "in")
            .ShouldHaveOnly("unknown-port", "$.root.connections[20].target.port", "In");

    [Fact]
    public void A_connection_to_an_unknown_step_is_refused_and_the_nearest_step_named() =>
        Changgang.With(f => f.Connection("refer", "Done")["target"]!["activity"] = "publsh")
            .ShouldHaveOnly("unknown-step", "$.root.connections[23].target.activity", "publish");

    [Fact]
    public void A_connection_to_a_step_that_is_like_no_other_is_told_once_and_not_as_unreachable_steps_too() =>
        Changgang.With(f => f.Connection("draw", "Done")["target"]!["activity"] = "somewhere-else")
            .ShouldHaveOnly("unknown-step", "$.root.connections[9].target.activity");

    [Fact]
    public void A_connection_from_an_unknown_step_is_refused() =>
        Changgang.With(f => f.Connection("notify", "Done")["source"]!["activity"] = "Notify")
            .ShouldHaveOnly("unknown-step", "$.root.connections[10].source.activity", "notify");

    [Fact]
    public void A_connection_in_the_flat_form_of_older_files_is_refused() =>
        Check(Changgang.With(f => f["root"]!["connections"]![0] = JsonNode.Parse("""{"source": "flag", "sourcePort": "Done", "target": "announce"}""")))
            .Select(d => (d.Code, d.JsonPath)).ShouldContain(("connection-form", "$.root.connections[0]"));

    [Fact]
    public void An_unknown_input_name_is_refused_and_the_right_one_named() =>
        Referral.With(f => Rename(f.Activity("deliver"), "sendWithinWorkingDays", "sendWithinWorkDays"))
            .ShouldHaveOnly("unknown-input", "$.root.activities[3].sendWithinWorkDays", "sendWithinWorkingDays");

    [Theory]
    [InlineData("\"three\"")]
    [InlineData("\"3\"")]
    [InlineData("3.5")]
    [InlineData("true")]
    [InlineData("99999999999")]
    [InlineData("""{"typeName": "Int32", "expression": {"type": "Literal", "value": "three"}}""")]
    public void A_bad_integer_is_refused(string value) =>
        Referral.With(f => f.Activity("deliver")["sendWithinWorkingDays"] = JsonNode.Parse(value))
            .ShouldHaveOnly("input-kind", "$.root.activities[3].sendWithinWorkingDays");

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void An_integer_out_of_its_range_is_refused(int days) =>
        Referral.With(f => f.Activity("deliver")["sendWithinWorkingDays"] = days)
            .ShouldHaveOnly("input-range", "$.root.activities[3].sendWithinWorkingDays");

    [Theory]
    [InlineData("""{"expression": {"type": "Literal", "value": 3}}""")]
    [InlineData("""{"typeName": "Int32", "value": 3}""")]
    [InlineData("""{"typeName": "Int32", "expression": {"type": "JavaScript", "value": "return 3"}}""")]
    [InlineData("null")]
    public void An_input_in_a_form_that_is_dropped_silently_or_needs_a_script_is_refused(string value) =>
        Referral.With(f => f.Activity("deliver")["sendWithinWorkingDays"] = JsonNode.Parse(value))
            .ShouldHaveOnly("input-form", "$.root.activities[3].sendWithinWorkingDays");

    [Fact]
    public void A_required_input_that_is_not_given_is_refused()
    {
        var stricter = new ActivityCatalog(ActivityCatalog.Standard.All.Select(d => d with { Inputs = [.. d.Inputs.Select(i => i with { Required = true })] }));
        var text = Referral.With(f => f.Activity("deliver").Remove("sendWithinWorkingDays"));

        Check(text).ShouldBeEmpty();
        Check(text, stricter).ShouldHaveSingleItem().Code.ShouldBe("input-missing");
    }

    [Fact]
    public void An_unknown_activity_type_is_refused_and_the_nearest_named() =>
        Changgang.With(f => f.Activity("notify")["type"] = "DemocraticReview.NotifyJudgs")
            .ShouldHaveOnly("unknown-activity", "$.root.activities[7].type", "DemocraticReview.NotifyJudges");

    [Fact]
    public void An_activity_type_without_its_namespace_is_refused_and_the_whole_name_given() =>
        Changgang.With(f => f.Activity("notify")["type"] = "notifyJudges")
            .ShouldHaveOnly("unknown-activity", "$.root.activities[7].type", "DemocraticReview.NotifyJudges");

    [Fact]
    public void An_activity_type_like_no_other_is_refused_alone() =>
        Changgang.With(f => f.Activity("notify")["type"] = "Elsa.WriteLine")
            .ShouldHaveOnly("unknown-activity", "$.root.activities[7].type");

    [Fact]
    public void Steps_of_a_meeting_are_refused_in_the_flow_of_a_referral() =>
        Check(Changgang.With(f => f["subject"] = "referral")).Select(d => d.Code).ShouldBe(Enumerable.Repeat("wrong-subject", GoodFile.Meeting.Activities.Count));

    [Fact]
    public void A_flowchart_without_id_is_refused() =>
        Changgang.With(f => f["root"]!.AsObject().Remove("id")).ShouldHaveOnly("no-root-id", "$.root.id");

    [Fact]
    public void A_root_that_is_no_flowchart_is_refused() =>
        Changgang.With(f => f["root"]!["type"] = "Elsa.Sequence").ShouldHaveOnly("root-type", "$.root.type");

    [Fact]
    public void A_step_without_type_is_refused() =>
        Changgang.With(f => f.Activity("draw").Remove("type")).ShouldHaveOnly("no-type", "$.root.activities[6].type");

    [Fact]
    public void A_file_without_definitionId_is_refused() =>
        Changgang.With(f => f.Remove("definitionId")).ShouldHaveOnly("no-definition-id", "$.definitionId");

    [Fact]
    public void A_file_without_id_is_refused() => Changgang.With(f => f.Remove("id")).ShouldHaveOnly("no-id", "$.id");

    [Fact]
    public void An_id_longer_than_its_column_is_refused()
    {
        Changgang.With(f => f["definitionId"] = new string('x', 81)).ShouldHaveOnly("id-too-long", "$.definitionId");
        Check(Changgang.With(f => f.Activity("draw")["id"] = new string('x', 81))).Select(d => (d.Code, d.JsonPath)).ShouldContain(("id-too-long", "$.root.activities[6].id"));
        Check(Changgang.With(f => f["definitionId"] = new string('x', 80))).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_without_id_is_refused() =>
        Check(Changgang.With(f => f.Activity("close").Remove("id"))).Select(d => (d.Code, d.JsonPath)).ShouldBe(
            [("activity-without-id", "$.root.activities[16].id"), ("unknown-step", "$.root.connections[25].target.activity")]);

    [Fact]
    public void Two_steps_with_one_id_are_refused() =>
        Changgang.With(f => f["root"]!["activities"]!.AsArray().Add(f.Activity("draw").DeepClone()))
            .ShouldHaveOnly("duplicate-id", "$.root.activities[17].id");

    [Theory]
    [InlineData("absent")]
    [InlineData("false")]
    [InlineData("\"true\"")]
    public void A_file_that_is_not_published_is_refused(string value) =>
        Changgang.With(f =>
        {
            f.Remove("isPublished");
            if (value != "absent") f["isPublished"] = JsonNode.Parse(value);
        }).ShouldHaveOnly("not-published", "$.isPublished");

    [Theory]
    [InlineData("0")]
    [InlineData("\"1\"")]
    [InlineData("1.5")]
    public void A_version_that_is_no_whole_number_from_1_on_is_refused(string version) =>
        Changgang.With(f => f["version"] = JsonNode.Parse(version)).ShouldHaveOnly("version-number", "$.version");

    [Fact]
    public void A_title_in_one_language_is_refused()
    {
        Changgang.With(f => f["title"]!.AsObject().Remove("en")).ShouldHaveOnly("no-title", "$.title");
        Changgang.With(f => f.Activity("draw")["title"] = "抽取").ShouldHaveOnly("no-title", "$.root.activities[6].title");
    }

    [Fact]
    public void An_unknown_subject_is_refused_and_the_nearest_named() =>
        Changgang.With(f => f["subject"] = "meetings").ShouldHaveOnly("unknown-subject", "$.subject", "meeting");

    [Fact]
    public void A_misspelt_key_of_the_top_level_is_refused_and_the_right_one_named() =>
        Check(Changgang.With(f => Rename(f, "settings", "setings"))).Select(d => (d.Code, d.Nearest)).ShouldBe([("unknown-key", "settings"), ("no-settings", null)]);

    [Fact]
    public void A_start_key_is_refused_since_Elsa_reads_it_nowhere() =>
        Changgang.With(f => f["root"]!["start"] = "draw").ShouldHaveOnly("unknown-key", "$.root.start");

    [Theory]
    [InlineData("canStartWorkflow")]
    [InlineData("runAsynchronously")]
    public void A_switch_that_changes_how_Elsa_runs_a_step_is_refused_when_on(string key)
    {
        Check(Changgang.With(f => f.Activity("vote")["customProperties"] = new JsonObject { [key] = false })).ShouldBeEmpty();
        Changgang.With(f => f.Activity("vote")["customProperties"] = new JsonObject { [key] = true })
            .ShouldHaveOnly("engine-switch", $"$.root.activities[11].customProperties.{key}");
    }

    [Fact]
    public void Defects_of_the_settings_are_told_with_their_place_in_the_file()
    {
        var defects = DefinitionValidator.Check("file.json", Changgang, ActivityCatalog.Standard, settings =>
            [new("seats", "seats-too-few", new($"{settings.GetProperty("seats")} 太少", "too few")), new("answers[1]", "answer-unknown", new("无", "none"), "Satisfied")]);

        defects.Select(d => d.JsonPath).ShouldBe(["$.settings.seats", "$.settings.answers[1]"]);
        defects[0].ToLine("zh-CN").ShouldBe("file.json:$.settings.seats: 15 太少");
    }

    [Fact]
    public void All_defects_of_a_file_are_told_at_once()
    {
        var text = Changgang.With(f =>
        {
            f.Remove("isPublished");
            f["root"]!.AsObject().Remove("id");
            f.Activity("notify")["type"] = "DemocraticReview.NotifyJudgs";
            f.Connection("decide", "Passed")["source"]!["port"] = "passed";
            f.Disconnect("question", "Withdrawn");
        });

        Check(text).Select(d => d.Code).ShouldBe(["not-published", "no-root-id", "unknown-activity", "unknown-outcome", "outcome-open"]);
    }

    private static void Rename(JsonObject at, string from, string to)
    {
        var value = at[from]!.DeepClone();
        at.Remove(from);
        at[to] = value;
    }
}
