using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;

namespace DemocraticReview.Elsa;

/// <summary>
/// Every kind of step, as Elsa sees it: it asks the walk of the unit of work how the step ended, goes on by that outcome or waits.
/// Woken by anything but a unit of work it finds no walk, and waits on.
/// </summary>
internal sealed class Step : Activity
{
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => AskAsync(context);

    private async ValueTask AskAsync(ActivityExecutionContext context)
    {
        var walk = context.GetRequiredService<ElsaWalk>();
        if (walk.PlaceOtherThan(Id) is { } place)
        {
            // A flow that is brought to a place begins there; Elsa itself can only begin at the start.
            var flowchart = (Flowchart)context.ParentActivityExecutionContext!.Activity;
            await context.SendSignalAsync(new ScheduleChildActivity(flowchart.Activities.First(a => a.Id == place)));
            await context.CompleteActivityWithOutcomesAsync();
        }
        else if (await walk.StepAsync(Id) is { } outcome)
        {
            await context.CompleteActivityWithOutcomesAsync(outcome);
        }
        else
        {
            context.CreateBookmark(new CreateBookmarkArgs { Callback = AskAsync, IncludeActivityInstanceId = true });
        }
    }
}
