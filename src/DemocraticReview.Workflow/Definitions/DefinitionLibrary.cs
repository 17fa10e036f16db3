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
    private readonly ConcurrentDictionary<(string Id, int Version), FlowDefinition> known = new();

    public (DefinitionRef Definition, ProcedureSettings Settings) ForMeeting(string procedure)
    {
        var definition = Newest(procedure, FlowSubjects.Meeting);
        var (settings, defects) = SettingsReader.Read(definition.Settings, definition.DefinitionId);
        return (RefOf(definition), settings ?? throw new BrokenRuleException(Rules.ProcedureRefused, ("why", defects[0].Zh)));
    }

    public (DefinitionRef Definition, ReferralClocks Clocks) ForReferral(string procedure)
    {
        var definition = Newest(procedure, FlowSubjects.Referral);
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

    public IReadOnlyList<FlowDefinition> All => [.. known.Values.OrderBy(d => d.DefinitionId, StringComparer.Ordinal).ThenBy(d => d.Version)];

    /// <summary>Takes what the database keeps, then the files of a folder. A file with a defect is left out whole; the others are taken.</summary>
    /// <returns>The defects, file by file.</returns>
    public async Task<IReadOnlyList<Defect>> LoadAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            return await TakeAsync(folder, cancellation);
        }
        catch (DbUpdateException)
        {
            // Another host took a file in the same moment; what it took is known now.
            return await TakeAsync(folder, cancellation);
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

    private static DefinitionRef RefOf(FlowDefinition definition) => new(definition.DefinitionId, definition.Version, definition.Sha256);

    private static int Clock(FlowDefinition definition, string step)
    {
        var activity = definition.Activities.First(a => a.Type == $"DemocraticReview.{step}");
        return ActivityCatalog.Standard.Find(activity.Type)!.ClockOf(activity)!.Value;
    }

    private FlowDefinition Newest(string id, string subject) =>
        known.Values.Where(d => d.DefinitionId == id && d.Subject == subject).MaxBy(d => d.Version)
        ?? throw new BrokenRuleException(Rules.ProcedureUnknown, ("procedure", id));
}
