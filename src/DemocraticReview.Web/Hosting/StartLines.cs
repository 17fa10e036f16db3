using System.Globalization;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Demo;
using DemocraticReview.Web.SigningIn;
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

            await LinksAsync(app, scope.ServiceProvider, texts, output);
            await output.WriteLineAsync($"  {texts["Start.New"]}");
        }

        await output.WriteLineAsync();
    }

    // One personal link of each part of the meeting that is ready; each opens on one device.
    private static async Task LinksAsync(WebApplication app, IServiceProvider services, IStringLocalizer<CommonTexts> texts, TextWriter output)
    {
        var db = services.GetRequiredService<ReviewDb>();
        var tokens = services.GetRequiredService<LinkTokens>();
        var ready = await db.Meetings.IgnoreQueryFilters().Where(m => m.Open && !m.IsRehearsal && m.Stage == nameof(MeetingStage.Notified)).OrderByDescending(m => m.HeldAt).FirstOrDefaultAsync();
        if (ready is null)
        {
            return;
        }

        var links = await db.Links.IgnoreQueryFilters().AsNoTracking().Where(l => l.MeetingId == ready.Id).OrderBy(l => l.PersonKey).ToListAsync();
        await output.WriteLineAsync($"  {texts["Start.Links", $"{ready.Number} {ready.Title}"]}");
        foreach (var link in links.GroupBy(l => l.Role).OrderBy(g => g.Key).SelectMany(g => g.OrderBy(l => l.Device is not null).Take(g.Key == Role.Teller ? 2 : 1)))
        {
            await output.WriteLineAsync($"    {texts[$"Role.{link.Role}"],-12} {app.Urls.First()}/l/{tokens.Make(link.Id, link.Generation)}");
        }
    }
}
