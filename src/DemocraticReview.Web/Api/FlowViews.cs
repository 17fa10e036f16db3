using System.Globalization;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Drawing;
using DemocraticReview.Workflow.Running;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>The drawn flow of a meeting, for the API and its page alike.</summary>
internal static class FlowViews
{
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<FlowView> OfAsync(ReviewDb db, DefinitionLibrary library, Guid meeting, CancellationToken cancellation)
    {
        var row = await db.Flows.AsNoTracking().FirstOrDefaultAsync(f => f.SubjectId == meeting, cancellation) ?? throw new BrokenRuleException(Rules.NotFound, ("what", meeting));
        var steps = await db.FlowSteps.AsNoTracking().Where(s => s.SubjectId == meeting).OrderBy(s => s.Seq)
            .Select(s => new FlowStep(s.ActivityId, s.Outcome, s.Item)).ToListAsync(cancellation);
        var cursor = new FlowCursor(row.DefinitionId, row.Version, row.ActivityId, Enum.Parse<FlowStatus>(row.Status), row.Item, row.Entered, row.Steps);
        var drawn = FlowDrawing.Of(library.Get(row.DefinitionId, row.Version), ActivityCatalog.Standard, cursor, steps);
        var fault = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? row.FaultEn : row.FaultZh;
        return new FlowView(row.DefinitionId, row.Version, row.Status, fault, drawn);
    }
}
