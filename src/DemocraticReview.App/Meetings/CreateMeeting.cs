using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Meetings;

/// <summary>Sets up a meeting on the newest version of a procedure.</summary>
/// <param name="Number">The works' own number; unique in the enterprise.</param>
/// <param name="Title">Name of the meeting.</param>
/// <param name="HeldAt">When it is to be held.</param>
/// <param name="Place">Where.</param>
/// <param name="Representatives">How many representatives are drawn; the procedure's own number if left out, never fewer than its least.</param>
/// <param name="Procedure">Definition id of the workflow file.</param>
/// <param name="IsRehearsal">A rehearsal (彩排): marked everywhere, waits for no calendar.</param>
/// <param name="Follows">The meeting whose upheld objection this one follows.</param>
public sealed record CreateMeeting(
    string Number, string Title, DateTimeOffset HeldAt, string Place, int? Representatives = null, string Procedure = "changgang-review", bool IsRehearsal = false, Guid? Follows = null) : Command
{
    public override Act Act => Act.PrepareMeeting;

    public override Subject Subject => new(SubjectKind.Meeting, null);
}

public sealed class CreateMeetingHandler(ReviewDb db, Ledger ledger, IProcedures procedures, Entropy entropy) : IRequestHandler<CreateMeeting, Answer>
{
    private static readonly Prepared<Func<ReviewDb, string, CancellationToken, Task<bool>>> IsTaken = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, string number, CancellationToken cancellation) => db.Meetings.Any(m => m.Number == number)));

    public async Task<Answer> Handle(CreateMeeting request, CancellationToken cancellationToken)
    {
        if (await IsTaken.On(db)(db, request.Number, cancellationToken))
        {
            throw new BrokenRuleException(Rules.MeetingNumberTaken, ("number", request.Number));
        }

        var earlier = request.Follows is { } follows ? await ledger.MeetingAsync(follows, cancellationToken) : null;
        var (definition, settings) = await procedures.ForMeetingAsync(db, request.Procedure, cancellationToken);
        var wished = new MeetingCreated(
            entropy.Key(), db.EnterpriseId, request.Number, request.Title, request.IsRehearsal, Preparing.WithSeats(settings, request.Representatives), definition, request.HeldAt, request.Place, request.Follows);
        var created = Preparing.Create(wished, earlier);
        return ledger.Append(created, request.At);
    }
}
