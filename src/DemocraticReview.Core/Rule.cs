namespace DemocraticReview.Core;

/// <summary>Where a rule comes from. Shown beside every refusal, so that an officer can say on what it rests.</summary>
public enum RuleSource
{
    /// <summary>The Shanxi union articles of 2009–2013 that the procedure was first written down in.</summary>
    Seed,

    /// <summary>The mission's own card.</summary>
    Mission,

    /// <summary>Chinese law or a national standard, or the nearest analogy to it.</summary>
    Law,

    /// <summary>Recommended by this project: a setting with a default, never presented as law.</summary>
    Recommended,

    /// <summary>What any careful record-keeping system asks for: well-formed input, a known sender, no stale page.</summary>
    House,
}

/// <summary>One bylaw. <paramref name="Code"/> is also the <c>code</c> of the Problem Details answer and the key of its text.</summary>
/// <param name="Code">Lower-case words joined by hyphens; never changes once published.</param>
/// <param name="Source">On what the rule rests.</param>
public sealed record Rule(string Code, RuleSource Source);

/// <summary>A command was refused by a rule; nothing has changed.</summary>
public sealed class BrokenRuleException(Rule rule, params (string Name, object Value)[] facts)
    : Exception($"{rule.Code}: {string.Join(", ", facts.Select(f => $"{f.Name}={f.Value}"))}")
{
    public Rule Rule { get; } = rule;

    /// <summary>Figures and names that the rule's text mentions, such as <c>minimum</c> and <c>checkedIn</c>. Never a judge beside a choice.</summary>
    public IReadOnlyDictionary<string, object> Facts { get; } = facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
