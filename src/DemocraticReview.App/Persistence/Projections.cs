using DemocraticReview.App.Commands;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Persistence;

/// <summary>Rows that follow from a subject's events and state: its record, who holds a personal link, and which clock runs. Brought in step within the unit of work.</summary>
public sealed class Projections(ReviewDb db, Ledger ledger, Recorder recorder, Entropy entropy)
{
    /// <param name="meeting">As it stands now.</param>
    /// <param name="before">As it stood when the unit began; null makes good whatever is missing.</param>
    /// <param name="cancellation">Until the commit.</param>
    public async Task FollowAsync(ReviewMeeting meeting, ReviewMeeting? before, CancellationToken cancellation)
    {
        await recorder.RecordAsync(cancellation);
        var holders = PersonalLinks.HoldersOf(meeting).ToList();
        if (holders.Count > 0 && (before is null || !PersonalLinks.HoldersOf(before).SequenceEqual(holders)))
        {
            await FollowLinksAsync(meeting, holders, cancellation);
        }

        var due = Recurring.DueAt(meeting);
        if (before is null || Recurring.DueAt(before) != due)
        {
            await FollowClockAsync(meeting.EnterpriseId, meeting.Id, due is { } at ? (Recurring.Clock, at) : null, cancellation);
        }
    }

    public Task FollowAsync(Referral referral, CancellationToken cancellation) =>
        FollowClockAsync(referral.EnterpriseId, referral.Id, referral.Clock is { } clock ? (clock.Key, clock.DueAt) : null, cancellation);

    private async Task FollowLinksAsync(ReviewMeeting meeting, IReadOnlyList<LinkHolder> holders, CancellationToken cancellation)
    {
        var known = await db.Links.Where(l => l.MeetingId == meeting.Id).Select(l => new { l.Role, l.PersonKey }).ToListAsync(cancellation);
        var have = known.Select(l => (l.Role, l.PersonKey)).ToHashSet();
        foreach (var holder in holders.Where(h => have.Add((h.Role, h.PersonKey))))
        {
            db.Links.Add(new LinkRow
            {
                Id = entropy.Key(),
                EnterpriseId = meeting.EnterpriseId,
                MeetingId = meeting.Id,
                Role = holder.Role,
                PersonKey = holder.PersonKey,
                Name = holder.Name,
            });
        }
    }

    private async Task FollowClockAsync(Guid enterprise, Guid subject, (string Key, DateTimeOffset DueAt)? clock, CancellationToken cancellation)
    {
        var due = ledger.HasCreated(subject) ? [] : await db.DueRows.Where(d => d.SubjectId == subject).ToListAsync(cancellation);
        db.DueRows.RemoveRange(due.Where(d => d.Key != clock?.Key));
        if (clock is { } running && due.TrueForAll(d => d.Key != running.Key))
        {
            db.DueRows.Add(new DueRow { EnterpriseId = enterprise, SubjectId = subject, Key = running.Key, DueAt = running.DueAt });
        }
    }
}
