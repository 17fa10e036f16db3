using System.Globalization;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Voting;
using DemocraticReview.Migrations;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Demo;
using DemocraticReview.Web.Pages;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Engine;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Hosting;

/// <summary>The composition root: everything the product is made of, put together once.</summary>
public static class ReviewApp
{
    private static readonly CultureInfo[] Languages = [new("zh-CN"), new("en")];

    /// <summary>Runs the product until it is stopped.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var app = Build(args);
        await PrepareAsync(app);
        if (app.Configuration.GetValue<bool>("Demo"))
        {
            await DemoWorks.FillAsync(args, Console.Out);
        }

        await app.StartAsync();
        await StartLines.SayAsync(app, Console.Out);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <param name="args">Command line settings, such as <c>--Database:Connection=…</c>.</param>
    /// <param name="configure">A last word on settings and services, for rehearsals and tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings and files lie beside the program, from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(ReviewApp).Assembly.GetName().Name });
        configure?.Invoke(builder);
        var settings = ReviewSettings.From(builder.Configuration);
        Directory.CreateDirectory(settings.DataFolder);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton<IPhoneScript, PhoneScript>();
        services.AddReviewDb(settings.Provider, settings.Connection);
        services.AddReviewEngines(settings);
        services.AddSingleton(new SetUpCode(settings.SetUpCode));
        services.AddReviewKeys(settings);
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = RosterFile.MaxBytes);
        services.AddReviewSignIn(settings);
        services.AddReviewApi();
        services.AddReviewPages();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => ApiJson.Shape(o.SerializerOptions));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(Languages[0]);
            o.SupportedCultures = o.SupportedUICultures = Languages;
            o.ApplyCurrentCultureToResponseHeaders = true;
        });

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SaveWhatIsToBeSaved });
        app.UseRequestLocalization();
        app.UseMiddleware<Problems>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<Gate>();

        // The gate asks the one table of rights. The framework's own authorization, which the pages bring along, has nothing to decide here,
        // and would compile every route a second time to find that out: a third of the start.
        ((IApplicationBuilder)app).Properties["__AuthorizationMiddlewareSet"] = true;
        app.MapReviewApi();
        app.MapReviewPages();
        app.MapReviewEngines();
        return app;
    }

    // One file with its scripts inside, to be opened away from this server: here the policy would not let them run.
    private static void SaveWhatIsToBeSaved(StaticFileResponseContext file)
    {
        if (file.File.Name.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
        {
            file.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.File.Name}\"";
        }
    }

    /// <summary>Brings the database up to date and loads the procedures, before the first request.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ReviewSettings>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("DemocraticReview.Start");
        await using var scope = app.Services.CreateAsyncScope();
        await Databases.PrepareAsync(
            scope.ServiceProvider.GetRequiredService<ReviewDb>(),
            async () =>
            {
                foreach (var defect in await app.Services.GetRequiredService<DefinitionLibrary>().LoadAsync(settings.WorkflowFolder, CancellationToken.None))
                {
                    StartLog.DefectFound(log, defect.ToLine("zh-CN"), defect.ToLine("en"));
                }

                foreach (var preparation in app.Services.GetServices<IEnginePreparation>())
                {
                    await preparation.PrepareAsync(CancellationToken.None);
                }

                // The first key of cookies is made by the first process, so that all of them read it.
                app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(PrepareAsync)).Protect([]);
            },
            CancellationToken.None);
    }
}

internal static partial class StartLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Chinese}\n{English}")]
    public static partial void DefectFound(ILogger log, string chinese, string english);
}
