using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>The record of every meeting and the works' log go on under a new key; the one so far signs the change.</summary>
/// <remarks>In all meetings at once, closed ones too: afterwards the old key signs nothing any more and can be destroyed.</remarks>
public sealed record RotateRecordKey : EnterpriseCommand
{
    public override Act Act => Act.RotateRecordKey;
}

public sealed class RotateRecordKeyHandler(ReviewDb db, Ledger ledger, WorksLog log) : IRequestHandler<RotateRecordKey, Answer>
{
    public async Task<Answer> Handle(RotateRecordKey request, CancellationToken cancellationToken)
    {
        var enterprise = await db.Enterprises.FindAsync([db.EnterpriseId], cancellationToken)
            ?? throw new BrokenRuleException(Rules.NotFound, ("what", "enterprise"));
        var next = await log.RotateAsync(cancellationToken);
        foreach (var id in await db.Meetings.OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellationToken))
        {
            await ledger.LockAsync(new Subject(SubjectKind.Meeting, id), cancellationToken);
            var meeting = await ledger.MeetingAsync(id, cancellationToken);
            var row = (await db.Meetings.FindAsync([id], cancellationToken))!;
            ledger.Append(meeting, RecordKeyRotated.To(meeting, row.Change + 1, next), request.At);
        }

        return new Answer(enterprise.Id, enterprise.Change, []);
    }
}
