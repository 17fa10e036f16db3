using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Persistence;

/// <summary>The events of one unit of work: reads subjects by folding them, appends, and keeps the rows beside in step.</summary>
/// <remarks>Scoped to the unit; not thread-safe. What was read or appended here is not read again.</remarks>
public sealed class Ledger(ReviewDb db, FoldedMeetings? folded = null)
{
    private static readonly Prepared<Func<ReviewDb, Guid, int, IAsyncEnumerable<StoredEvent>>> EventsAfter = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, Guid subject, int seq) => db.Events.AsNoTracking().Where(e => e.SubjectId == subject && e.Seq > seq).OrderBy(e => e.Seq).Select(e => new StoredEvent(e.Type, e.Body))));

    private readonly Dictionary<Guid, ReviewMeeting> _meetings = [];
    private readonly Dictionary<Guid, ReviewMeeting> _meetingsBefore = [];
    private readonly Dictionary<Guid, Referral> _referrals = [];
    private readonly HashSet<Guid> _created = [];

    /// <summary>Subjects that got an event in this unit, in the order of their first one.</summary>
    public List<Subject> Touched { get; } = [];

    /// <summary>Events of meetings in this unit that have no entry in the record yet.</summary>
    internal Queue<Unrecorded> Unrecorded { get; } = [];

    /// <summary>Whether this unit has brought the subject into being, so that nothing of it can stand in the database.</summary>
    public bool HasCreated(Guid subject) => _created.Contains(subject);

    /// <summary>A meeting as it stood when this unit began; null for one that it has created.</summary>
    public ReviewMeeting? Before(Guid meeting) => _meetingsBefore.GetValueOrDefault(meeting);

    /// <summary>Takes the subject's row, so that commands on it run one after the other.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>: it was looked for and there is none, or it is another enterprise's. Where nothing has to be locked, whoever reads it finds out.</exception>
    public async Task LockAsync(Subject subject, CancellationToken cancellation)
    {
        var found = subject switch
        {
            { Kind: SubjectKind.Enterprise } => await db.LockAsync<EnterpriseRow>(db.EnterpriseId, cancellation),
            { Id: null } => true,
            { Kind: SubjectKind.Item, Id: { } id } => await db.LockAsync<ItemRow>(id, cancellation),
            { Kind: SubjectKind.Meeting, Id: { } id } => await db.LockAsync<MeetingRow>(id, cancellation),
            { Id: { } id } => await db.LockAsync<ReferralRow>(id, cancellation),
        };

        // The enterprise itself is not there yet when it is being founded.
        if (!found && subject.Kind != SubjectKind.Enterprise)
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", $"{subject.Kind} {subject.Id}"));
        }
    }

    public async Task<ReviewMeeting> MeetingAsync(Guid id, CancellationToken cancellation) => _meetings.TryGetValue(id, out var known)
        ? known
        : _meetings[id] = _meetingsBefore[id] = await FoldAsync(id, cancellation);

    public async Task<Referral> ReferralAsync(Guid id, CancellationToken cancellation) => _referrals.TryGetValue(id, out var known)
        ? known
        : _referrals[id] = Referral.From(await ReadAsync<ReferralEvent>(id, cancellation));

    public async Task<ReviewItem> ItemAsync(Guid id, CancellationToken cancellation) => ReviewItem.From(await ReadAsync<ItemEvent>(id, cancellation));

    public Answer Append(MeetingCreated created, Circumstances at)
    {
        db.Meetings.Add(new MeetingRow
        {
            Id = created.Id,
            EnterpriseId = created.EnterpriseId,
            Number = created.Number,
            Title = created.Title,
            IsRehearsal = created.IsRehearsal,
            Stage = nameof(MeetingStage.Prepared),
            HeldAt = created.HeldAt,
        });
        _created.Add(created.Id);
        _meetings[created.Id] = ReviewMeeting.From([created]);
        return Append(null, Row(db.Meetings, created.Id), created, at);
    }

    public Answer Append(ReviewMeeting before, MeetingEvent happened, Circumstances at)
    {
        var after = _meetings[before.Id] = happened.Apply(before);
        var row = Row(db.Meetings, before.Id);
        row.Stage = after.Stage.ToString();
        row.HeldAt = after.HeldAt;
        row.Open = after.IsOpen;
        return Append(before, row, happened, at) with { Warnings = Warnings.Of(after, happened) };
    }

    public Answer Append(ReferralOpened opened, Circumstances at)
    {
        db.Referrals.Add(new ReferralRow
        {
            Id = opened.Id,
            EnterpriseId = opened.EnterpriseId,
            MeetingId = opened.Cause.MeetingId,
            Title = opened.Cause.Facts.Title,
            Stage = nameof(ReferralStage.Opened),
        });
        _created.Add(opened.Id);
        _referrals[opened.Id] = Referral.From([opened]);
        return Append(SubjectKind.Referral, Row(db.Referrals, opened.Id), opened, at);
    }

    public Answer Append(Referral before, ReferralEvent happened, Circumstances at)
    {
        var after = _referrals[before.Id] = happened.Apply(before);
        var row = Row(db.Referrals, before.Id);
        row.Stage = after.Stage.ToString();
        row.Open = after.Stage != ReferralStage.Closed;
        return Append(SubjectKind.Referral, row, happened, at);
    }

    public Answer Append(ItemRow row, ItemDrafted drafted, Circumstances at) => Append(SubjectKind.Item, row, drafted, at);

    public Answer Append(ReviewItem before, ItemRow row, ItemEvent happened, Circumstances at)
    {
        var after = happened.Apply(before);
        row.Stage = after.Stage.ToString();
        row.Flagged = after.IsFlagged;
        return Append(SubjectKind.Item, row, happened, at);
    }

    public Answer Append(EnterpriseRow row, EnterpriseEvent happened, Circumstances at) => Append(SubjectKind.Enterprise, row, happened, at);

    /// <summary>To be called once the unit is committed: whoever comes next finds its meetings folded.</summary>
    public void Committed()
    {
        foreach (var subject in Touched)
        {
            if (subject.Kind == SubjectKind.Meeting && _meetings.TryGetValue(subject.Id!.Value, out var meeting))
            {
                folded?.Keep(Row(db.Meetings, meeting.Id).Change, meeting);
            }
        }
    }

    private static T Row<T>(DbSet<T> rows, Guid id)
        where T : class, ISubjectRow => rows.Find(id) ?? throw new BrokenRuleException(Rules.NotFound, ("what", id));

    private Answer Append(ReviewMeeting? before, MeetingRow row, MeetingEvent happened, Circumstances at)
    {
        Unrecorded.Enqueue(new Unrecorded(before, happened, row, Write(SubjectKind.Meeting, row, happened, at)));
        return new Answer(row.Id, row.Change, []);
    }

    private Answer Append(SubjectKind kind, ISubjectRow row, object happened, Circumstances at)
    {
        Write(kind, row, happened, at);
        return new Answer(row.Id, row.Change, []);
    }

    private EventRow Write(SubjectKind kind, ISubjectRow row, object happened, Circumstances at)
    {
        row.Change++;
        var written = new EventRow
        {
            EnterpriseId = row.EnterpriseId,
            SubjectId = row.Id,
            Seq = row.Change,
            Type = EventCatalog.NameOf(happened),
            At = at.Now,
            ActorRole = at.Actor.Role,
            ActorId = at.Actor.Id,
            Body = EventCatalog.Write(happened),
        };
        db.Events.Add(written);
        var subject = new Subject(kind, row.Id);
        if (!Touched.Contains(subject))
        {
            Touched.Add(subject);
        }

        return written;
    }

    private async Task<ReviewMeeting> FoldAsync(Guid id, CancellationToken cancellation)
    {
        if (folded?.Find(id) is not { } known)
        {
            var events = await ReadAsync<MeetingEvent>(id, cancellation);
            var whole = ReviewMeeting.From(events);
            folded?.Keep(events.Count, whole);
            return whole;
        }

        // The filter of the enterprise holds for a meeting that is known, too. Under a command's lock its row is there already, and tells that nothing is new.
        var row = await db.Meetings.FindAsync([id], cancellation) ?? throw new BrokenRuleException(Rules.NotFound, ("what", id));
        if (row.Change == known.Change)
        {
            return known.Meeting;
        }

        var added = await EventsAfter.On(db)(db, id, known.Change).ToListAsync(cancellation);
        var meeting = added.Aggregate(known.Meeting, (m, e) => EventCatalog.Read<MeetingEvent>(e.Type, e.Body).Apply(m));
        if (added.Count > 0)
        {
            folded.Keep(known.Change + added.Count, meeting);
        }

        return meeting;
    }

    private async Task<List<T>> ReadAsync<T>(Guid subject, CancellationToken cancellation)
    {
        var rows = await EventsAfter.On(db)(db, subject, 0).ToListAsync(cancellation);

        // The key of a subject of another kind is no key here.
        return rows.Count == 0 || !EventCatalog.IsOf<T>(rows[0].Type)
            ? throw new BrokenRuleException(Rules.NotFound, ("what", subject))
            : [.. rows.Select(r => EventCatalog.Read<T>(r.Type, r.Body))];
    }
}

/// <summary>An event of a meeting on its way into the record.</summary>
/// <param name="Before">The meeting before it; null for its creation.</param>
/// <param name="Happened">The event.</param>
/// <param name="Row">The meeting's row.</param>
/// <param name="Event">The event as it is stored.</param>
internal sealed record Unrecorded(ReviewMeeting? Before, MeetingEvent Happened, MeetingRow Row, EventRow Event);

/// <summary>An event as it is stored.</summary>
internal sealed record StoredEvent(string Type, string Body);
