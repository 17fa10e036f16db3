using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Commands;

/// <summary>
/// An act of a judge that is no event: it leaves neither a command, an answer nor a time behind, since their order would be the order of voting
/// and they would name a judge beside a ballot. Sent again it changes nothing, because of what it says itself.
/// </summary>
/// <typeparam name="T">What the judge gets back.</typeparam>
public abstract record SealedAct<T> : IRequest<T>
{
    public abstract Act Act { get; }

    public required Guid MeetingId { get; init; }

    /// <summary>Number on the agenda.</summary>
    public required int Item { get; init; }

    /// <summary>Of the judge: set by the port, never by the sender.</summary>
    public string Label { get; init; } = "";

    // What is printed of it names neither the judge nor what was sent.
    public sealed override string ToString() => GetType().Name;
}
