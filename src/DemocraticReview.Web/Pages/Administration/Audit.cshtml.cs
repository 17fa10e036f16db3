using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Who did what, when: names of events and keys of people, never what an event holds.</summary>
[Shows(Act.ReadAudit)]
public sealed class AuditPage : ReviewPage
{
    public const int Size = 100;

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    public async Task OnGetAsync()
    {
        PageNumber = Math.Max(PageNumber, 1);
        Lines = await Db.Events.AsNoTracking().OrderByDescending(e => e.At).ThenBy(e => e.SubjectId).ThenByDescending(e => e.Seq)
            .Skip((PageNumber - 1) * Size).Take(Size).Select(e => new AuditLine(e.SubjectId, e.Seq, e.Type, e.At, e.ActorRole, e.ActorId)).ToListAsync();
    }
}
