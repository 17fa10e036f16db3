using System.Collections.Concurrent;
using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Workflow.Definitions;

/// <summary>Every version of every procedure that was ever loaded. Files only add to it: what a meeting runs on never goes and never changes.</summary>
public sealed class DefinitionLibrary(IServiceScopeFactory scopes) : IProcedures
{
    private const int MostAttempts = 20;

    private static readonly Prepared<Func<ReviewDb, string, int, IAsyncEnumerable<DefinitionRow>>> NewerThan = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, string id, int version) => db.Definitions.AsNoTracking().Where(d => d.DefinitionId == id && d.Version > version)));

    private readonly ConcurrentDictionary<(string Id, int Version), FlowDefinition> known = new();
    private readonly ConcurrentDictionary<FlowDefinition, ProcedureSettings> settings = new(ReferenceEqualityComparer.Instance);

    public async Task<(DefinitionRef Definition, ProcedureSettings Settings)> ForMeetingAsync(ReviewDb db, string procedure, CancellationToken cancellation)
    {
        var definition = await NewestAsync(db, procedure, FlowSubjects.Meeting, cancellation);
        return (RefOf(definition), settings.GetOrAdd(definition, SettingsOf));
    }

    public async Task<(DefinitionRef Definition, ReferralClocks Clocks)> ForReferralAsync(ReviewDb db, string procedure, CancellationToken cancellation)
    {
        var definition = await NewestAsync(db, procedure, FlowSubjects.Referral, cancellation);
        return (RefOf(definition), new ReferralClocks(Clock(definition, "DeliverReferral"), Clock(definition, "AwaitReceipt")));
    }

    /// <summary>One version, also where another process was the first to read its file.</summary>
    /// <exception cref="KeyNotFoundException">Neither a file nor the database has it.</exception>
    public FlowDefinition Get(string id, int version)
    {
        if (known.TryGetValue((id, version), out var found))
        {
            return found;
        }

        using var scope = scopes.CreateScope();
        var row = scope.ServiceProvider.GetRequiredService<ReviewDb>().Definitions.AsNoTracking().FirstOrDefault(d => d.DefinitionId == id && d.Version == version)
            ?? throw new KeyNotFoundException($"Workflow definition {id} version {version} is not there.");
        return known.GetOrAdd((id, version), FlowDefinition.Parse(row.Text));
    }

    /// <summary>The same within a unit of work, on its own connection.</summary>
    /// <exception cref="KeyNotFoundException">Neither a file nor the database has it.</exception>
    public async Task<FlowDefinition> GetAsync(ReviewDb db, DefinitionRef definition, CancellationToken cancellation)
    {
        if (!known.ContainsKey((definition.Id, definition.Version))
            && await db.Definitions.FindAsync([definition.Id, definition.Version], cancellation) is { } row)
        {
            known[(row.DefinitionId, row.Version)] = FlowDefinition.Parse(row.Text);
        }

        return Get(definition.Id, definition.Version);
    }

    /// <summary>The newest version of each procedure of a meeting.</summary>
    public IReadOnlyList<FlowDefinition> ForMeetings =>
        [.. All.Where(d => d.Subject == FlowSubjects.Meeting).GroupBy(d => d.DefinitionId, StringComparer.Ordinal).Select(g => g.MaxBy(d => d.Version)!)];

    /// <summary>Every version known to this process; <see cref="RefreshAsync"/> brings those that another one has stored since.</summary>
    public IReadOnlyList<FlowDefinition> All => [.. known.Values.OrderBy(d => d.DefinitionId, StringComparer.Ordinal).ThenBy(d => d.Version)];

    /// <summary>Learns what other processes have stored.</summary>
    public async Task RefreshAsync(ReviewDb db, CancellationToken cancellation)
    {
        var stored = await db.Definitions.AsNoTracking().Select(d => new { d.DefinitionId, d.Version }).ToListAsync(cancellation);
        foreach (var id in stored.Where(d => !known.ContainsKey((d.DefinitionId, d.Version))).Select(d => d.DefinitionId).Distinct())
        {
            await LearnAsync(db, id, cancellation);
        }
    }

    /// <summary>Takes what the database keeps, then the files of a folder. A file with a defect is left out whole; the others are taken.</summary>
    /// <returns>The defects, file by file.</returns>
    public async Task<IReadOnlyList<Defect>> LoadAsync(string folder, CancellationToken cancellation)
    {
        // Each time another process has taken a file in the same moment, one more is known; so this ends.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TakeAsync(folder, cancellation);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
            }
        }
    }

    private async Task<IReadOnlyList<Defect>> TakeAsync(string folder, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        foreach (var row in await db.Definitions.AsNoTracking().ToListAsync(cancellation))
        {
            known[(row.DefinitionId, row.Version)] = FlowDefinition.Parse(row.Text);
        }

        var running = await db.Flows.IgnoreQueryFilters().Where(f => f.Status != "Finished")
            .GroupBy(f => new { f.DefinitionId, f.Version }).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.DefinitionId, g.Key.Version), g => g.Count, cancellation);
        var before = known.Values.Select(d => new KnownDefinition(d.Id, d.DefinitionId, d.Version, d.Sha256, running.GetValueOrDefault((d.DefinitionId, d.Version)))).ToList();
        var files = WorkflowFiles.In(folder);
        var defects = DefinitionValidator.CheckAll(folder, files, ActivityCatalog.Standard, WorkflowFiles.CheckSettings, before);
        var refused = defects.Select(d => d.File).ToHashSet(StringComparer.Ordinal);
        var fresh = files.Where(f => !refused.Contains(f.Name)).Select(f => FlowDefinition.Parse(f.Text))
            .Where(d => !known.ContainsKey((d.DefinitionId, d.Version))).ToList();
        db.Definitions.AddRange(fresh.Select(d => new DefinitionRow { DefinitionId = d.DefinitionId, Version = d.Version, Sha256 = d.Sha256, Text = d.Text }));
        await db.SaveChangesAsync(cancellation);
        foreach (var definition in fresh)
        {
            known[(definition.DefinitionId, definition.Version)] = definition;
        }

        return defects;
    }

    private static ProcedureSettings SettingsOf(FlowDefinition definition)
    {
        var (read, defects) = SettingsReader.Read(definition.Settings, definition.DefinitionId);
        return read ?? throw new BrokenRuleException(Rules.ProcedureRefused, ("why", defects[0].Zh));
    }

    private static DefinitionRef RefOf(FlowDefinition definition) => new(definition.DefinitionId, definition.Version, definition.Sha256);

    private static int Clock(FlowDefinition definition, string step)
    {
        var activity = definition.Activities.First(a => a.Type == $"DemocraticReview.{step}");
        return ActivityCatalog.Standard.Find(activity.Type)!.ClockOf(activity)!.Value;
    }

    private async Task<FlowDefinition> NewestAsync(ReviewDb db, string id, string subject, CancellationToken cancellation)
    {
        await LearnAsync(db, id, cancellation);
        return known.Values.Where(d => d.DefinitionId == id && d.Subject == subject).MaxBy(d => d.Version)
            ?? throw new BrokenRuleException(Rules.ProcedureUnknown, ("procedure", id));
    }

    private async Task LearnAsync(ReviewDb db, string id, CancellationToken cancellation)
    {
        var last = known.Keys.Where(k => k.Id == id).Select(k => k.Version).DefaultIfEmpty().Max();
        foreach (var row in await NewerThan.On(db)(db, id, last).ToListAsync(cancellation))
        {
            known[(row.DefinitionId, row.Version)] = FlowDefinition.Parse(row.Text);
        }
    }
}
