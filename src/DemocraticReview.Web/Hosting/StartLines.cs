using System.Globalization;
using DemocraticReview.App.Persistence;
using DemocraticReview.Web.Demo;
using DemocraticReview.Web.Texts;
using DemocraticReview.Workflow.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Hosting;

/// <summary>What stands on the console when the product has started: the address, and how to come in.</summary>
internal static class StartLines
{
    public static async Task SayAsync(WebApplication app, TextWriter output)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<CommonTexts>>();
        var settings = app.Services.GetRequiredService<ReviewSettings>();
        var engines = app.Services.GetRequiredService<RunningEngines>();
        await output.WriteLineAsync();
        await output.WriteLineAsync($"  {string.Join("  ", app.Urls)}");
        await output.WriteLineAsync($"  {texts["Start.Runs", settings.Provider, engines.Flow, engines.Wake]}");
        if (!await scope.ServiceProvider.GetRequiredService<ReviewDb>().Enterprises.IgnoreQueryFilters().AnyAsync())
        {
            await output.WriteLineAsync($"  {texts["Start.SetUp", settings.SetUpCode]}");
        }
        else if (app.Configuration.GetValue<bool>("Demo"))
        {
            await output.WriteLineAsync($"  {texts["Start.Demo", DemoWorks.Password]}");
            foreach (var (userName, role) in DemoWorks.SignIns)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"    {userName,-12} {texts[$"Role.{role}"]}"));
            }

            await output.WriteLineAsync($"  {texts["Start.Links"]}");
        }

        await output.WriteLineAsync();
    }
}
