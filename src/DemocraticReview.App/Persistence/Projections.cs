using DemocraticReview.App.Commands;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Persistence;

/// <summary>Rows that follow from a subject's state: who holds a personal link, and which clock runs. Brought in step within the unit of work.</summary>
public sealed class Projections(ReviewDb db, Entropy entropy)
{
    /// <param name="meeting">As it stands now.</param>
    /// <param name="before">As it stood when the unit began; null makes good whatever is missing.</param>
    /// <param name="cancellation">Until the commit.</param>
    public async Task FollowAsync(ReviewMeeting meeting, ReviewMeeting? before, CancellationToken cancellation)
    {
        var holders = PersonalLinks.HoldersOf(meeting).ToList();
        if (holders.Count == 0 || (before is not null && PersonalLinks.HoldersOf(before).SequenceEqual(holders)))
        {
            return;
        }

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

    public async Task FollowAsync(Referral referral, CancellationToken cancellation)
    {
        var due = await db.DueRows.Where(d => d.SubjectId == referral.Id).ToListAsync(cancellation);
        var clock = referral.Clock;
        db.DueRows.RemoveRange(due.Where(d => d.Key != clock?.Key));
        if (clock is not null && due.TrueForAll(d => d.Key != clock.Key))
        {
            db.DueRows.Add(new DueRow { EnterpriseId = referral.EnterpriseId, SubjectId = referral.Id, Key = clock.Key, DueAt = clock.DueAt });
        }
    }
}
