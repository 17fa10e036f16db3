using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Activities;

/// <summary>What kind of value an input takes.</summary>
public enum InputKind
{
    Number,
    Text,
    Flag,

    /// <summary>A whole number of working days, by the enterprise's own calendar.</summary>
    WorkingDays,
}

/// <summary>One input of a kind of step.</summary>
/// <param name="Name">The key in the file.</param>
/// <param name="Default">What holds where the file is silent: an <see cref="int"/>, <see cref="string"/> or <see cref="bool"/> after the kind.</param>
/// <param name="Minimum">Smallest allowed number, itself allowed.</param>
/// <param name="Maximum">Largest allowed number, itself allowed.</param>
public sealed record InputDescription(
    string Name, InputKind Kind, Bilingual Summary, bool Required = false, object? Default = null, int? Minimum = null, int? Maximum = null);

/// <summary>One named way out of a step.</summary>
/// <param name="GivesItem">Whether it names the item of the agenda that the following steps are about.</param>
public sealed record OutcomeDescription(string Name, Bilingual Title, bool GivesItem = false);

/// <summary>
/// A kind of step, described once as data. The validator, the drawing and both engines read the same description, so a new
/// kind of step touches none of them. It holds names only: what is allowed, and when a step is done, Core decides.
/// </summary>
public sealed record ActivityDescription
{
    /// <summary>The outcome of a step that can end in one way only, and of every step that ends the flow.</summary>
    public const string Done = "Done";

    /// <summary>Namespace and name as they stand in the file, such as <c>DemocraticReview.DrawPanel</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One of <see cref="FlowSubjects"/>: a meeting's step has no sense in a referral's flow.</summary>
    public required string Subject { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>The role whose act the step waits for; null where nobody has to act.</summary>
    public string? WaitsFor { get; init; }

    public IReadOnlyList<InputDescription> Inputs { get; init; } = [];

    /// <summary>Every way out. None at all means that the step ends the flow.</summary>
    public required IReadOnlyList<OutcomeDescription> Outcomes { get; init; }

    /// <summary>The command sent when the step is entered, or null.</summary>
    public string? Command { get; init; }

    /// <summary>Whether the step may wait for somebody. One that may not has its outcome at once, or after its command.</summary>
    public bool Waits { get; init; }

    /// <summary>Whether the step is about one item of the agenda, the one picked last, and not about the subject as a whole.</summary>
    public bool AboutItem { get; init; }

    /// <summary>The input that says after how many working days of waiting a due row fires; null where no clock runs.</summary>
    public string? Clock { get; init; }

    public bool Ends => Outcomes.Count == 0;

    public bool PicksItem => Outcomes.Any(o => o.GivesItem);

    public InputDescription? Input(string name) => Inputs.FirstOrDefault(i => i.Name == name);

    public bool Has(string outcome) => Ends ? outcome == Done : Outcomes.Any(o => o.Name == outcome);

    /// <summary>Working days until the clock of <paramref name="activity"/> fires: the file's figure, else the default; null where no clock runs.</summary>
    public int? ClockOf(FlowActivity activity) => Clock is null ? null : activity.Number(Clock) ?? Input(Clock)?.Default as int?;
}
