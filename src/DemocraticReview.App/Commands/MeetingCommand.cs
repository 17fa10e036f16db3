using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using MediatR;

namespace DemocraticReview.App.Commands;

/// <summary>An act on a meeting that Core decides from the meeting alone.</summary>
public abstract record MeetingCommand : OnMeeting
{
    public abstract MeetingEvent Decide(ReviewMeeting meeting, Circumstances at);
}

public sealed class MeetingCommandHandler<T>(Ledger ledger) : IRequestHandler<T, Answer>
    where T : MeetingCommand
{
    public async Task<Answer> Handle(T request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        return ledger.Append(meeting, request.Decide(meeting, request.At), request.At);
    }
}
