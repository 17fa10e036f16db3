using System.Text.Json.Nodes;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Validation;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

/// <summary>Defects of the file as JSON, of its variables, of its version, and how a defect reads.</summary>
public sealed class FileDefectTests
{
    private static readonly KnownDefinition Loaded = new("changgang-review-v1", "changgang-review", 1, FlowDefinition.HashOf(Changgang), Running: 2);

    [Fact]
    public void A_text_that_is_no_JSON_is_told_with_line_and_column_in_characters() =>
        "{\n  \"title\": \"民主评议\" \"name\": 1\n}".ShouldHaveOnly("not-json", "$").Reason.En.ShouldStartWith("Line 2, column 19 ");

    [Fact]
    public void An_empty_file_is_no_JSON() => "".ShouldHaveOnly("not-json", "$");

    [Fact]
    public void A_file_that_holds_a_list_is_refused() => "[]".ShouldHaveOnly("wrong-form", "$");

    [Fact]
    public void A_key_that_stands_twice_is_refused_wherever_it_stands()
    {
        Changgang.Replace("\"seats\": 15,", "\"seats\": 15, \"seats\": 7,", StringComparison.Ordinal).ShouldHaveOnly("duplicate-key", "$.settings.seats");
        Changgang.Replace("\"id\": \"vote\",", "\"id\": \"vote\", \"id\": \"vote\",", StringComparison.Ordinal).ShouldHaveOnly("duplicate-key", "$.root.activities[11].id");
    }

    [Fact]
    public void A_file_that_was_not_saved_as_UTF_8_is_refused() =>
        Changgang.Replace("民主评议会", "\uFFFD\uFFFD", StringComparison.Ordinal).ShouldHaveOnly("not-utf8", "$");

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_are_no_defect_and_no_new_version() =>
        Check("\uFEFF" + Changgang.Replace("\n", "\r\n", StringComparison.Ordinal), null, Loaded).ShouldBeEmpty();

    [Fact]
    public void A_variable_with_a_number_for_its_value_is_refused() =>
        WithVariable("""{"id": "v1", "name": "Days", "typeName": "Int32", "value": 7}""").ShouldHaveOnly("variable-not-text", "$.variables[0].value");

    [Fact]
    public void A_variable_without_its_type_is_refused() =>
        WithVariable("""{"id": "v1", "name": "Days", "value": "7"}""").ShouldHaveOnly("variable-form", "$.variables[0]");

    [Fact]
    public void A_variable_whose_text_does_not_fit_its_type_is_refused() =>
        WithVariable("""{"id": "v1", "name": "Days", "typeName": "Int32", "value": "seven"}""").ShouldHaveOnly("variable-value", "$.variables[0].value");

    [Fact]
    public void A_variable_of_an_unknown_type_is_refused_and_the_nearest_named() =>
        WithVariable("""{"id": "v1", "name": "Days", "typeName": "Int", "value": "7"}""").ShouldHaveOnly("variable-type", "$.variables[0].typeName", "Int32");

    [Fact]
    public void A_variable_that_is_not_there_is_refused_and_the_nearest_named() =>
        WithVariable("""{"id": "v2", "name": "Days", "typeName": "Int32", "value": "7"}""").ShouldHaveOnly(
            "unknown-variable", "$.root.activities[3].sendWithinWorkingDays.expression.value.id", "v2");

    [Fact]
    public void A_variable_out_of_the_range_of_the_input_it_serves_is_refused_there() =>
        WithVariable("""{"id": "v1", "name": "Days", "typeName": "Int32", "value": "70"}""").ShouldHaveOnly("input-range", "$.root.activities[3].sendWithinWorkingDays");

    [Fact]
    public void A_variable_that_fits_is_read_as_its_value()
    {
        var text = WithVariable("""{"id": "v1", "name": "Days", "typeName": "Int32", "value": "7"}""");

        Check(text).ShouldBeEmpty();
        FlowDefinition.Parse(text).Find("deliver")!.Number("sendWithinWorkingDays").ShouldBe(7);
    }

    [Fact]
    public void A_version_edited_in_place_is_refused()
    {
        Check(Changgang, null, Loaded).ShouldBeEmpty();
        var defect = Check(Changgang.Replace("\"seats\": 15", "\"seats\": 17", StringComparison.Ordinal), null, Loaded).ShouldHaveSingleItem();
        (defect.Code, defect.JsonPath).ShouldBe(("edited-in-place", "$.version"));
    }

    [Fact]
    public void A_new_version_needs_a_new_id()
    {
        Check(Changgang.With(f => f["version"] = 2), null, Loaded).ShouldHaveSingleItem().Code.ShouldBe("id-reused");
        Check(Changgang.With(f => (f["version"], f["id"]) = (2, "changgang-review-v2")), null, Loaded).ShouldBeEmpty();
    }

    [Fact]
    public void A_version_older_than_the_one_loaded_is_refused() =>
        Check(Changgang, null, Loaded, Loaded with { Id = "changgang-review-v2", Version = 2 }).ShouldHaveSingleItem().Code.ShouldBe("version-older");

    [Fact]
    public void A_file_that_is_gone_while_flows_run_on_it_is_told()
    {
        Between([new("discipline-referral.json", Referral)], Loaded).ShouldHaveSingleItem().ToLine("en").ShouldBe(
            "workflows:$: The file of \"changgang-review\" is gone while 2 flows still run. Put it back until they have ended.");
        Between([new("discipline-referral.json", Referral)], Loaded with { Running = 0 }).ShouldBeEmpty();
        Between([new("renamed.json", Changgang.With(f => (f["version"], f["id"]) = (2, "changgang-review-v2")))], Loaded).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_also_called_gone() =>
        Between([new("changgang-review.json", Changgang + "}")], Loaded).ShouldHaveSingleItem().Code.ShouldBe("not-json");

    [Fact]
    public void Two_files_of_one_procedure_are_refused() =>
        Between([new("a.json", Referral), new("b.json", Referral)]).ShouldHaveSingleItem().ToLine("zh").ShouldStartWith("b.json:$.definitionId: ");

    [Fact]
    public void A_defect_reads_as_file_path_reason_and_the_nearest_name_in_both_languages()
    {
        var defect = Check(Changgang.With(f => f.Connection("decide", "Passed")["source"]!["port"] = "passed")).ShouldHaveSingleItem();

        defect.ToLine("en").ShouldBe("file.json:$.root.connections[20].source.port: The step \"decide\" has no outcome \"passed\"; it has: Passed, Referred, SentBack. Case matters. (did you mean \"Passed\"?)");
        defect.ToLine("zh-CN").ShouldBe("file.json:$.root.connections[20].source.port: 步骤“decide”没有结果“passed”,其结果为:Passed, Referred, SentBack。大小写须一致。(是否应为“Passed”?)");
    }

    private static IReadOnlyList<Defect> Between(IReadOnlyList<WorkflowFile> files, params KnownDefinition[] known) =>
        DefinitionValidator.CheckAll("workflows", files, ActivityCatalog.Standard, NoSettingsDefects, known);

    private static string WithVariable(string variable) => Referral.With(f =>
    {
        f["variables"] = new JsonArray(JsonNode.Parse(variable));
        f.Activity("deliver")["sendWithinWorkingDays"] = JsonNode.Parse("""{"typeName": "Int32", "expression": {"type": "Variable", "value": {"id": "v1"}}}""");
    });
}
