using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>A meeting as the list of notices tells it.</summary>
public sealed record NoticeLine(Guid Id, string Number, string Title, DateTimeOffset HeldAt, IReadOnlyList<AgendaItem> Items);

/// <summary>Meetings as everybody may see them, whether or not they have signed in: from the announcement on.</summary>
public sealed class PublicMeetings(ReviewDb db, Ledger ledger)
{
    // Enough to tell the agenda and what became of it; a list need not fold every question.
    private static readonly string[] Telling =
    [
        "meeting.created", "agenda.item-added", "withdrawal.consented", "item.decided", "result.published", "objection.filed", "objection.decided",
    ];

    /// <summary>Opens the rows of the meeting's own enterprise.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>: there is none, or it is not announced yet.</exception>
    public async Task<(ReviewMeeting Meeting, string Change)> FindAsync(Guid id, CancellationToken cancellation)
    {
        var row = await db.Meetings.IgnoreQueryFilters().AsNoTracking().Where(m => m.Id == id && m.Stage != nameof(MeetingStage.Prepared))
            .Select(m => new { m.EnterpriseId, m.Change, m.TypedDice }).FirstOrDefaultAsync(cancellation) ?? throw new BrokenRuleException(Rules.NotFound, ("what", id));
        db.EnterpriseId = row.EnterpriseId;
        return (PublicResults.For(await ledger.MeetingAsync(id, cancellation), [Role.Employee]), ChangeNumber.Of(row.Change, row.TypedDice));
    }

    /// <summary>Newest first; a rehearsal is no meeting to be posted, whoever knows its address can look at it.</summary>
    /// <param name="enterprise">Whose.</param>
    /// <param name="skip">How many of the newest to leave out.</param>
    /// <param name="take">How many at the most.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<IReadOnlyList<NoticeLine>> LinesAsync(Guid enterprise, int skip, int take, CancellationToken cancellation)
    {
        db.EnterpriseId = enterprise;
        var rows = await db.Meetings.AsNoTracking().Where(m => m.Stage != nameof(MeetingStage.Prepared) && !m.IsRehearsal)
            .OrderByDescending(m => m.HeldAt).ThenBy(m => m.Number).Skip(skip).Take(take).ToListAsync(cancellation);
        var agendas = await AgendasAsync([.. rows.Select(r => r.Id)], cancellation);
        return [.. rows.Select(r => new NoticeLine(r.Id, r.Number, r.Title, r.HeldAt, agendas(r.Id)))];
    }

    /// <summary>The agendas of several meetings of the enterprise whose rows are open, with what became of each item.</summary>
    public async Task<Func<Guid, IReadOnlyList<AgendaItem>>> AgendasAsync(IReadOnlyCollection<Guid> meetings, CancellationToken cancellation, IEnumerable<Role>? readers = null)
    {
        var events = await db.Events.AsNoTracking().Where(e => meetings.Contains(e.SubjectId) && Telling.Contains(e.Type))
            .OrderBy(e => e.Seq).Select(e => new { e.SubjectId, e.Type, e.Body }).ToListAsync(cancellation);
        var told = events.ToLookup(e => e.SubjectId, e => EventCatalog.Read<MeetingEvent>(e.Type, e.Body));
        return id => PublicResults.For(ReviewMeeting.From(told[id]), readers ?? [Role.Employee]).Agenda;
    }
}
