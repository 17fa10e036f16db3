using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>Who did what, when: names of events and keys of people, never what an event holds.</summary>
[Shows(Act.ReadAudit)]
public sealed class AuditPage : ListPage
{
    private Dictionary<string, string> officers = [];

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    protected override int PageSize => 100;

    /// <summary>An officer by name; whoever came by personal link, and the product itself, by key alone.</summary>
    public string NameOf(string actor)
    {
        var texts = Service<IStringLocalizer<AdminTexts>>();
        return officers.GetValueOrDefault(actor) ?? actor.Split(':') switch
        {
            ["link", var key, ..] => $"{texts["By.link"]} {key[..8]}",
            ["script", ..] => texts["By.script"],
            _ => texts["By.product"],
        };
    }

    public async Task<IActionResult> OnGetAsync()
    {
        officers = await Db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id.ToString("N"), u => u.Name);
        Lines = Shown(await Db.Events.AsNoTracking().OrderByDescending(e => e.At).ThenBy(e => e.SubjectId).ThenByDescending(e => e.Seq)
            .Skip(Skipped).Take(Asked).Select(e => new AuditLine(e.SubjectId, e.Seq, e.Type, e.At, e.ActorRole, e.ActorId)).ToListAsync());
        return PageOrNearest(Lines.Count);
    }
}
