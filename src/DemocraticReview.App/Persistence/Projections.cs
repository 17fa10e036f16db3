using DemocraticReview.App.Commands;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Persistence;

/// <summary>Rows that follow from a subject's events and state: its record, who holds a personal link, and which clock runs. Brought in step within the unit of work.</summary>
public sealed class Projections(ReviewDb db, Recorder recorder, Entropy entropy)
{
    public async Task FollowAsync(ReviewMeeting meeting, CancellationToken cancellation)
    {
        await recorder.RecordAsync(cancellation);
        var known = await db.Links.Where(l => l.MeetingId == meeting.Id).Select(l => new { l.Role, l.PersonKey }).ToListAsync(cancellation);
        var have = known.Select(l => (l.Role, l.PersonKey)).ToHashSet();
        foreach (var holder in PersonalLinks.HoldersOf(meeting).Where(h => have.Add((h.Role, h.PersonKey))))
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

        var due = Recurring.DueAt(meeting);
        await FollowClockAsync(meeting.EnterpriseId, meeting.Id, due is { } at ? (Recurring.Clock, at) : null, cancellation);
    }

    public Task FollowAsync(Referral referral, CancellationToken cancellation) =>
        FollowClockAsync(referral.EnterpriseId, referral.Id, referral.Clock is { } clock ? (clock.Key, clock.DueAt) : null, cancellation);

    private async Task FollowClockAsync(Guid enterprise, Guid subject, (string Key, DateTimeOffset DueAt)? clock, CancellationToken cancellation)
    {
        var due = await db.DueRows.Where(d => d.SubjectId == subject).ToListAsync(cancellation);
        db.DueRows.RemoveRange(due.Where(d => d.Key != clock?.Key));
        if (clock is { } running && due.TrueForAll(d => d.Key != running.Key))
        {
            db.DueRows.Add(new DueRow { EnterpriseId = enterprise, SubjectId = subject, Key = running.Key, DueAt = running.DueAt });
        }
    }
}
