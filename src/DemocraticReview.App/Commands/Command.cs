using System.Text.Json.Serialization;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Commands;

/// <summary>One act of one person (or of the flow): allowed or refused as a whole, and answered the same when it arrives again.</summary>
public abstract record Command : IRequest<Answer>
{
    /// <summary>What the table of rights is asked for.</summary>
    [JsonIgnore]
    public abstract Act Act { get; }

    /// <summary>What is locked while the command runs.</summary>
    [JsonIgnore]
    public abstract Subject Subject { get; }

    /// <summary>Who acts, when and by which calendar: set by the unit of work, never by the sender.</summary>
    [JsonIgnore]
    public Circumstances At { get; init; } = null!;

    /// <summary>What tells this command from another one under the same CommandId. A secret in a command stays out of it.</summary>
    public virtual object Fingerprint() => this;
}

public enum SubjectKind
{
    Enterprise,
    Item,
    Meeting,
    Referral,
}

/// <summary>An aggregate. <paramref name="Id"/> is null for one that the command is about to create.</summary>
public sealed record Subject(SubjectKind Kind, Guid? Id);

/// <summary>What the sender gets back; everything else is read where it is shown.</summary>
/// <param name="Id">Key of the subject.</param>
/// <param name="Change">The subject's change number after the command.</param>
/// <param name="Warnings">Codes of what the office should know and nobody forbids.</param>
public sealed record Answer(Guid Id, int Change, IReadOnlyList<string> Warnings);
