using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Every referral, the open ones first, with the clock that runs.</summary>
[Shows(Act.ReadReferral)]
public sealed class ReferralsPage : ReviewPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync()
    {
        Now = Service<TimeProvider>().GetUtcNow();
        Rows = await (
            from referral in Db.Referrals.AsNoTracking()
            join meeting in Db.Meetings on referral.MeetingId equals meeting.Id
            join due in Db.DueRows on referral.Id equals due.SubjectId into clocks
            from clock in clocks.DefaultIfEmpty()
            orderby referral.Open descending, meeting.HeldAt descending
            select new Row(referral.Id, referral.Title, meeting.Number, meeting.IsRehearsal, referral.Stage, referral.Open, clock == null ? null : clock.DueAt))
            .Take(500).ToListAsync();
    }

    /// <summary>One line of the list.</summary>
    public sealed record Row(Guid Id, string Title, string Meeting, bool IsRehearsal, string Stage, bool Open, DateTimeOffset? DueAt);
}
