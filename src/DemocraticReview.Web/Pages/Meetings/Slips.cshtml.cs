using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Html;

namespace DemocraticReview.Web.Pages;

/// <summary>For each member of the corps a slip with the own label and salt, to be cut apart and handed out before the dice are rolled.</summary>
[Shows(Act.ReadOpenings)]
public sealed class SlipsPage : MeetingPage
{
    public IReadOnlyList<RosterMember> Members { get; private set; } = [];

    public int Draw { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    /// <summary>What a phone reads off a slip: enough to find the own leaf in the bundle.</summary>
    public HtmlString CodeOf(RosterMember member, string label) => QrCode.Of($"{View.Number} / {Draw}\n{member.Label}\n{member.Salt}", label);

    /// <summary>In groups that somebody can read aloud.</summary>
    public static string Grouped(string salt) => string.Join(' ', salt.Chunk(8).Select(c => new string(c)));

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var frozen = await Db.Events.LastOfAsync<RosterFrozen>(MeetingId, Aborted);
        Draw = frozen?.Draw ?? 0;
        Members = [.. (frozen?.Members ?? []).OrderBy(m => m.Person.Unit, StringComparer.Ordinal).ThenBy(m => m.Person.Number, StringComparer.Ordinal)];
    }
}
