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
        Inputs = [.. description.Inputs.Select(Describe)],
        Ports = [.. description.Outcomes.Select(o => new Port { Name = o.Name, DisplayName = o.Title.En, Type = PortType.Flow })],
        Constructor = context =>
        {
            var made = context.CreateActivity<Step>();
            made.Activity.Type = description.Type;
            return made;
        },
    };

    // Shown by Elsa's tools, read by the product alone: Elsa has nothing to evaluate, and so nothing to keep.
    private static InputDescriptor Describe(InputDescription input) => new()
    {
        Name = input.Name,
        DisplayName = input.Summary.En,
        Description = input.Summary.Zh,
        Type = input.Kind switch
        {
            InputKind.Flag => typeof(bool),
            InputKind.Text => typeof(string),
            _ => typeof(int),
        },
        DefaultValue = input.Default,
        AutoEvaluate = false,
        ValueGetter = _ => null,
        ValueSetter = (_, _) => { },
    };
}
