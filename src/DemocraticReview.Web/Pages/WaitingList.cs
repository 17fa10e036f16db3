using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Something that waits for the visitor.</summary>
/// <param name="Address">Where it is done.</param>
/// <param name="Step">What is to be done, in both languages.</param>
/// <param name="Subject">With what.</param>
/// <param name="IsRehearsal">Whether it is of a rehearsal.</param>
public sealed record WaitingThing(string Address, Bilingual Step, string Subject, bool IsRehearsal);

/// <summary>What waits for whom, read from where the flows stand.</summary>
public sealed class WaitingList(ReviewDb db, DefinitionLibrary library)
{
    // Judges act in the hall; the office leads those steps.
    private static readonly Dictionary<Role, string[]> WaitsFor = new()
    {
        [Role.UnionOfficer] = ["UnionOfficer", "Judge"],
        [Role.EvaluationOfficer] = ["EvaluationOfficer"],
        [Role.DisciplineOfficer] = ["DisciplineOfficer"],
    };

    public async Task<IReadOnlyList<WaitingThing>> OfAsync(Visitor visitor, CancellationToken cancellation)
    {
        var things = new List<WaitingThing>();
        if (visitor.Roles.Contains(Role.EvaluationOfficer))
        {
            var flag = ActivityCatalog.Standard.Find("DemocraticReview.FlagItems")!.Title;
            things.AddRange(await db.Items.AsNoTracking().Where(i => !i.Flagged).OrderBy(i => i.Title)
                .Select(i => new WaitingThing($"/items/{i.Id}", flag, i.Title, false)).ToListAsync(cancellation));
        }

        var roles = visitor.Roles.SelectMany(r => WaitsFor.GetValueOrDefault(r, [])).ToHashSet(StringComparer.Ordinal);
        things.AddRange(await MeetingsAsync(roles, cancellation));
        things.AddRange(await ReferralsAsync(roles, visitor.Roles, cancellation));
        return things;
    }

    private async Task<List<WaitingThing>> MeetingsAsync(HashSet<string> roles, CancellationToken cancellation)
    {
        var open = await db.Meetings.AsNoTracking().Where(m => m.Open).Join(db.Flows, m => m.Id, f => f.SubjectId, (m, f) => new { m, f })
            .OrderBy(x => x.m.HeldAt).Take(200).ToListAsync(cancellation);
        return [.. open.Select(x => (x.m, Step: StepOf(x.f))).Where(x => x.Step is { } s && roles.Contains(s.WaitsFor ?? ""))
            .Select(x => new WaitingThing($"/meetings/{x.m.Id}", x.Step!.Title, $"{x.m.Number} {x.m.Title}", x.m.IsRehearsal))];
    }

    private async Task<List<WaitingThing>> ReferralsAsync(HashSet<string> roles, IReadOnlyList<Role> own, CancellationToken cancellation)
    {
        var open = await db.Referrals.AsNoTracking().Where(r => r.Open).Join(db.Flows, r => r.Id, f => f.SubjectId, (r, f) => new { r, f })
            .Join(db.Meetings, x => x.r.MeetingId, m => m.Id, (x, m) => new { x.r, x.f, m.IsRehearsal })
            .OrderBy(x => x.r.Title).Take(200).ToListAsync(cancellation);
        return [.. open.Select(x => (x.r, x.IsRehearsal, Step: StepOf(x.f)))
            .Where(x => x.Step is { } s && (roles.Contains(s.WaitsFor ?? "") || (own.Contains(Role.EnterpriseHead) && x.r.Stage == nameof(ReferralStage.Returned))
                || (own.Contains(Role.DisciplineOfficer) && x.r.Stage == nameof(ReferralStage.Accepted))))
            .Select(x => new WaitingThing($"/referrals/{x.r.Id}", x.Step!.Title, x.r.Title, x.IsRehearsal))];
    }

    private ActivityDescription? StepOf(FlowRow flow) =>
        library.Get(flow.DefinitionId, flow.Version).Find(flow.ActivityId) is { } activity ? ActivityCatalog.Standard.Find(activity.Type) : null;
}
