using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>Who did what, when: names of events and keys of people, never what an event holds.</summary>
[Shows(Act.ReadAudit)]
public sealed class AuditPage : ReviewPage
{
    public const int Size = 100;

    private Dictionary<string, string> officers = [];

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

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

    public async Task OnGetAsync()
    {
        officers = await Db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id.ToString("N"), u => u.Name);
        PageNumber = Math.Max(PageNumber, 1);
        Lines = await Db.Events.AsNoTracking().OrderByDescending(e => e.At).ThenBy(e => e.SubjectId).ThenByDescending(e => e.Seq)
            .Skip((PageNumber - 1) * Size).Take(Size).Select(e => new AuditLine(e.SubjectId, e.Seq, e.Type, e.At, e.ActorRole, e.ActorId)).ToListAsync();
    }
}
