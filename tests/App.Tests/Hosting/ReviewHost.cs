using App.Tests.Workflow;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Migrations;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Validation;
using DemocraticReview.Workflow.Waking;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace App.Tests.Hosting;

/// <summary>The product without its pages: a running process, as far as commands can tell. Two of them on one database are two processes.</summary>
public sealed class ReviewHost : IAsyncDisposable
{
    public const string SetUp = "set-up-code";

    private static int seeds;
    private readonly ServiceProvider services;

    private ReviewHost(FlowEngine engine, TestDatabase database, EngineOffer? wake = null, WakeTimes? times = null)
    {
        var collection = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Entropy>(new SeededEntropy(Interlocked.Increment(ref seeds)))
            .AddSingleton<IInterceptor>(Trap)
            .AddSingleton(times ?? new WakeTimes(TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(10)))
            .AddSingleton(new SetUpCode(SetUp))
            .AddSingleton<IRecordKeys>(new RecordKeyFolder(database.KeyFolder, null));
        database.AddTo(collection);
        collection.AddReviewFlow(engine.Offer, wake ?? DueLoop.Offer, new EngineSite(database.Provider, database.Connection, OneWriter: database.Provider == Providers.Sqlite));

        // One round instead of a hundred thousand: nobody attacks these passwords.
        collection.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
        collection.AddIdentityCore<Account>().AddEntityFrameworkStores<ReviewDb>();
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public SetClock Clock { get; } = new();

    public Trap Trap { get; } = new();

    public LinesLogged Log { get; } = new();

    public IServiceScopeFactory Scopes => services.GetRequiredService<IServiceScopeFactory>();

    public IFlow Flow => services.GetRequiredService<IFlow>();

    public IWake Wake => services.GetRequiredService<IWake>();

    public Hangfire.JobStorage Jobs => services.GetRequiredService<Hangfire.JobStorage>();

    public DueClocks Due => services.GetRequiredService<DueClocks>();

    public FoldedMeetings Folded => services.GetRequiredService<FoldedMeetings>();

    public DefinitionLibrary Library => services.GetRequiredService<DefinitionLibrary>();

    /// <summary>A host with the embedded engine that has not read any workflow file.</summary>
    public static ReviewHost On(TestDatabase database) => On(FlowEngine.Embedded(database.Provider), database);

    /// <summary>A host that has not read any workflow file.</summary>
    public static ReviewHost On(FlowEngine engine, TestDatabase database) => new(engine, database);

    /// <summary>A host that has read the shipped workflow files, or those of <paramref name="workflows"/>.</summary>
    public static async Task<ReviewHost> StartAsync(FlowEngine engine, TestDatabase database, string? workflows = null, EngineOffer? wake = null, WakeTimes? times = null)
    {
        var host = new ReviewHost(engine, database, wake, times);
        (await host.LoadAsync(workflows ?? GoodFile.Folder)).ShouldBeEmpty();
        await host.PrepareAsync();
        return host;
    }

    /// <summary>A host whose clocks wake by themselves.</summary>
    public static async Task<ReviewHost> WakingAsync(FlowEngine engine, EngineOffer wake, TestDatabase database, DateTimeOffset now)
    {
        var host = new ReviewHost(engine, database, wake);
        host.Clock.Now = now;
        (await host.LoadAsync(GoodFile.Folder)).ShouldBeEmpty();
        await host.PrepareAsync();
        foreach (var service in host.services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }

        return host;
    }

    /// <summary>Brings the tables up to date, the engine's own too.</summary>
    public async Task MigrateAsync()
    {
        await WithAsync(db => Providers.MigrateAsync(db, default));
        await PrepareAsync();
    }

    /// <summary>Lets its wake port run, which a test's host otherwise does not.</summary>
    public Task WakeAsync() => Task.WhenAll(services.GetServices<IHostedService>().Select(h => h.StartAsync(default)));

    public Task SleepAsync() => Task.WhenAll(services.GetServices<IHostedService>().Select(h => h.StopAsync(default)));

    public Task<IReadOnlyList<Defect>> LoadAsync(string folder) => Library.LoadAsync(folder, default);

    /// <summary>Reads or spoils the database behind the flow's back, as one enterprise or as nobody.</summary>
    public async Task<T> WithAsync<T>(Func<ReviewDb, Task<T>> act, Guid enterpriseId = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        db.EnterpriseId = enterpriseId;
        return await act(db);
    }

    public Task WithAsync(Func<ReviewDb, Task> act, Guid enterpriseId = default) => WithAsync(
        async db =>
        {
            await act(db);
            return true;
        },
        enterpriseId);

    public Task<ReviewMeeting> MeetingAsync(Guid id, Guid enterpriseId) => WithAsync(db => new Ledger(db).MeetingAsync(id, default), enterpriseId);

    public Task<Referral> ReferralAsync(Guid id, Guid enterpriseId) => WithAsync(db => new Ledger(db).ReferralAsync(id, default), enterpriseId);

    public Task<ReviewItem> ItemAsync(Guid id, Guid enterpriseId) => WithAsync(db => new Ledger(db).ItemAsync(id, default), enterpriseId);

    public Task<IReadOnlyList<SealedReport>> SealedReportsAsync(Guid item, Guid enterpriseId) =>
        WithAsync(db => services.GetRequiredService<SealedReports>().OpenAsync(db, item, default), enterpriseId);

    private async Task PrepareAsync()
    {
        foreach (var preparation in services.GetServices<IEnginePreparation>())
        {
            await preparation.PrepareAsync(default);
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
