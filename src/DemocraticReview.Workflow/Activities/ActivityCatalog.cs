using System.Collections.Frozen;

namespace DemocraticReview.Workflow.Activities;

/// <summary>The kinds of step a workflow file may use, by type. Type names are exact, case included, as they are for Elsa.</summary>
public sealed class ActivityCatalog(IEnumerable<ActivityDescription> descriptions)
{
    private readonly FrozenDictionary<string, ActivityDescription> byType = descriptions.ToFrozenDictionary(d => d.Type, StringComparer.Ordinal);

    /// <summary>What the product ships with.</summary>
    public static ActivityCatalog Standard { get; } = new([.. MeetingActivities.All, .. ReferralActivities.All]);

    public IEnumerable<ActivityDescription> All => byType.Values.OrderBy(d => d.Type, StringComparer.Ordinal);

    public ActivityDescription? Find(string type) => byType.GetValueOrDefault(type);
}
