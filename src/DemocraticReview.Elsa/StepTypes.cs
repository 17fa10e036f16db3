using DemocraticReview.Workflow.Activities;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace DemocraticReview.Elsa;

/// <summary>Elsa's activity types, made from the product's own descriptions: a further kind of step needs no line here.</summary>
internal sealed class StepTypes : IActivityProvider
{
    public ValueTask<IEnumerable<ActivityDescriptor>> GetDescriptorsAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ActivityCatalog.Standard.All.Select(Describe));

    private static ActivityDescriptor Describe(ActivityDescription description) => new()
    {
        TypeName = description.Type,
        ClrType = typeof(Step),
        Namespace = description.Type[..description.Type.LastIndexOf('.')],
        Name = description.Type[(description.Type.LastIndexOf('.') + 1)..],
        Version = 1,
        Category = description.Subject,
        DisplayName = description.Title.En,
        Description = description.Title.Zh,
        Kind = ActivityKind.Action,
        Ports = [.. description.Outcomes.Select(o => new Port { Name = o.Name, DisplayName = o.Title.En, Type = PortType.Flow })],
        Constructor = context =>
        {
            var made = context.CreateActivity<Step>();
            made.Activity.Type = description.Type;
            return made;
        },
    };
}
