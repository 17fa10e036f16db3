using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>The corps as it is posted before a draw: only a list that everybody reads catches a ghost, or somebody left out.</summary>
[Shows(Act.HoldDraw)]
public sealed class CorpsListPage : MeetingPage
{
    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Members = await Db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Unit).ThenBy(m => m.Number).ToListAsync(Aborted);
    }
}
