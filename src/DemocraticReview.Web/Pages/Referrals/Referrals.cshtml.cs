using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Every referral, the open ones first, with the clock that runs.</summary>
[Shows(Act.ReadReferral)]
public sealed class ReferralsPage : ListPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public DateTimeOffset Now { get; private set; }

    protected override int PageSize => 100;

    public async Task<IActionResult> OnGetAsync()
    {
        Now = Service<TimeProvider>().GetUtcNow();
        Rows = Shown(await Paging.TwoPartsAsync(
            Lined(Db.Referrals.AsNoTracking().Where(r => r.Open)), Lined(Db.Referrals.AsNoTracking().Where(r => !r.Open)), row => row, Skipped, Asked));
        return PageOrNearest(Rows.Count);
    }

    // From the meetings, so that their index gives the order.
    private IQueryable<Row> Lined(IQueryable<ReferralRow> referrals) =>
        from meeting in Db.Meetings
        join referral in referrals on meeting.Id equals referral.MeetingId
        join due in Db.DueRows on referral.Id equals due.SubjectId into clocks
        from clock in clocks.DefaultIfEmpty()
        orderby meeting.HeldAt descending, referral.Id
        select new Row(referral.Id, referral.Title, meeting.Number, meeting.IsRehearsal, referral.Stage, referral.Open, clock == null ? null : clock.DueAt);

    /// <summary>One line of the list.</summary>
    public sealed record Row(Guid Id, string Title, string Meeting, bool IsRehearsal, string Stage, bool Open, DateTimeOffset? DueAt);
}
