using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Workflow.Engine;

/// <summary>What a unit of work has to know before anything else, read at one go: every round trip would count in every command.</summary>
/// <param name="Calendar">Of the enterprise, as it is stored.</param>
/// <param name="Digest">Of the command that was carried out under this id before.</param>
/// <param name="Answer">Its answer; null if there was none.</param>
/// <param name="LastStep">Number of the last step in the journal of the subject's flow.</param>
internal sealed record Opening(string? Calendar, string? Digest, string? Answer, int LastStep)
{
    private static readonly Prepared<Func<ReviewDb, Guid, string?, CancellationToken, Task<Opening?>>> Works = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, Guid enterprise, string? commandId, CancellationToken cancellation) => db.Enterprises.Where(e => e.Id == enterprise)
            .LeftJoin(db.Commands.Where(c => c.Id == commandId), e => e.Id, c => c.EnterpriseId, (e, c) => new Opening(e.Calendar, c!.Digest, c.Answer, 0))
            .FirstOrDefault()));

    /// <remarks>The rows of the subject and of its flow are kept by the database context, where a later <c>Find</c> finds them. The subject is locked already.</remarks>
    public static async Task<Opening> ReadAsync(ReviewDb db, Subject subject, string? commandId, CancellationToken cancellation)
    {
        var read = subject switch
        {
            { Kind: SubjectKind.Meeting, Id: { } id } => await ReadAsync<MeetingRow>(db, subject.Kind, id, commandId, cancellation),
            { Kind: SubjectKind.Referral, Id: { } id } => await ReadAsync<ReferralRow>(db, subject.Kind, id, commandId, cancellation),
            { Kind: SubjectKind.Item, Id: { } id } => await ReadAsync<ItemRow>(db, subject.Kind, id, commandId, cancellation),
            _ => await Works.On(db)(db, db.EnterpriseId, commandId, cancellation),
        };

        // While the enterprise is being founded there is no row of it to start from.
        return read ?? await db.Commands.Where(c => c.Id == commandId).Select(c => new Opening(null, c.Digest, c.Answer, 0)).FirstOrDefaultAsync(cancellation)
            ?? new Opening(null, null, null, 0);
    }

    private static async Task<Opening?> ReadAsync<T>(ReviewDb db, SubjectKind kind, Guid id, string? commandId, CancellationToken cancellation)
        where T : class, ISubjectRow
    {
        var read = await Of<T>.Subject.On(db)(db, db.EnterpriseId, id, commandId, cancellation);
        return read is null or { Row: not null } ? read?.Opening : throw new BrokenRuleException(Rules.NotFound, ("what", $"{kind} {id}"));
    }

    private sealed record WithRows<T>(Opening Opening, T? Row, FlowRow? Flow);

    private static class Of<T>
        where T : class, ISubjectRow
    {
        public static readonly Prepared<Func<ReviewDb, Guid, Guid, string?, CancellationToken, Task<WithRows<T>?>>> Subject = new(() => EF.CompileAsyncQuery(
            (ReviewDb db, Guid enterprise, Guid id, string? commandId, CancellationToken cancellation) => db.Enterprises.Where(e => e.Id == enterprise)
                .LeftJoin(db.Commands.Where(c => c.Id == commandId), e => e.Id, c => c.EnterpriseId, (e, c) => new { e.Id, e.Calendar, c!.Digest, c.Answer })
                .LeftJoin(db.Set<T>().Where(r => r.Id == id), e => e.Id, r => r.EnterpriseId, (e, Row) => new { e.Id, e.Calendar, e.Digest, e.Answer, Row })
                .LeftJoin(db.Flows.Where(f => f.SubjectId == id), e => e.Id, f => f.EnterpriseId, (e, Flow) => new { e.Calendar, e.Digest, e.Answer, e.Row, Flow })
                .Select(e => new WithRows<T>(new Opening(e.Calendar, e.Digest, e.Answer, db.FlowSteps.Where(s => s.SubjectId == id).Max(s => (int?)s.Seq) ?? 0), e.Row, e.Flow))
                .FirstOrDefault()));
    }
}
