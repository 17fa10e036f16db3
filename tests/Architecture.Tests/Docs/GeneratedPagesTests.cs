using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Architecture.Tests.Docs;

/// <summary>Pages that can rot are generated: they must be what the code says today.</summary>
public sealed class GeneratedPagesTests
{
    [Fact]
    public void The_page_of_routes_is_up_to_date() => Approved.Difference(DocsFolder.Path, "routes.md", RoutesPage.Text()).ShouldBeNull();

    [Fact]
    public void The_page_of_rules_is_up_to_date() => Approved.Difference(DocsFolder.Path, "rules.md", RulesPage.Text()).ShouldBeNull();

    [Fact]
    public void The_page_of_settings_is_up_to_date() => Approved.Difference(DocsFolder.Path, "settings.md", SettingsPage.Text()).ShouldBeNull();

    [Fact]
    public void The_page_of_workflow_files_is_up_to_date() =>
        Approved.Difference(DocsFolder.Path, "workflows.md", WorkflowsPage.Text(File.ReadAllText(Path.Combine(DocsFolder.Path, "workflows.md")).ReplaceLineEndings("\n"))).ShouldBeNull();

    [Fact]
    public void The_schema_of_workflow_files_is_up_to_date() =>
        Approved.Difference(DocsFolder.Path, "procedure.schema.json", ProcedureSchema.Text(ActivityCatalog.Standard, SettingsSchema.Of())).ShouldBeNull();

    [Fact]
    public void Every_setting_has_its_meaning_written_down() => SettingMeanings.Names.ShouldBe(SettingsPage.Names, ignoreOrder: true);

    [Fact]
    public void Every_route_and_page_names_its_act() => RoutesPage.Routes().Where(r => r.Act is null).ShouldBeEmpty();

    [Fact]
    public void Every_command_that_a_route_carries_has_the_act_of_its_route() =>
        RoutesPage.Routes().Where(r => r.Command is not null && r.Act != DemocraticReview.App.Commands.CommandActs.Of(r.Command)).ShouldBeEmpty();

    [Fact]
    public void A_route_without_an_act_is_found()
    {
        var bare = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/bare/{id:guid}"), 0, EndpointMetadataCollection.Empty, null);

        RouteLine.Of(bare).Act.ShouldBeNull();
        RouteLine.Of(bare).Cells.ShouldBe(["any", "`/bare/{id}`", "", "**none**", ""]);
        RouteLine.OfPage(bare, typeof(GeneratedPagesTests)).Act.ShouldBeNull();
    }

    [Fact]
    public void A_page_that_differs_is_found_and_the_new_one_lies_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("review-docs-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.md");
            File.WriteAllText(page, "old\n");

            Approved.Difference(folder.FullName, "page.md", "new\n").ShouldNotBeNull().ShouldContain("mv docs/page.md.received docs/page.md");

            File.ReadAllText($"{page}.received").ShouldBe("new\n");
            File.WriteAllText(page, "new\r\n");
            Approved.Difference(folder.FullName, "page.md", "new\n").ShouldBeNull();
            File.Exists($"{page}.received").ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
