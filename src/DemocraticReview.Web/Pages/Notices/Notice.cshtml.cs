using DemocraticReview.App.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>公示 of one meeting: facts and counts, no names of judges or suppliers, no prices.</summary>
/// <remarks>The key is not called <c>meeting</c> here: a personal link opens its own meeting alone, a notice is open to everybody.</remarks>
[Shows(Act.ReadPublicNotice)]
public sealed class NoticePage : ReviewPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public ReviewMeeting Meeting { get; private set; } = null!;

    public string Change { get; private set; } = "";

    /// <summary>Referrals that have been signed for, by their key.</summary>
    public IReadOnlySet<Guid> SignedFor { get; private set; } = new HashSet<Guid>();

    /// <summary>Entries and root of the record; null while a signed count waits for its publication.</summary>
    public TreeHead? Record { get; private set; }

    /// <summary>Whether the reader may take the record along.</summary>
    public bool MayExport => PublicResults.MayExport(Meeting.Settings, Visitor.RolesAt(Meeting.EnterpriseId, Id));

    /// <summary>How the panel is, or was, drawn.</summary>
    public DrawForm Form => Meeting.Drawing?.Announced.Form ?? DrawCeremony.FormOf(Meeting);

    public async Task OnGetAsync()
    {
        (Meeting, Change) = await Service<PublicMeetings>().FindAsync(Id, HttpContext.RequestAborted);
        ViewData["Rehearsal"] = Meeting.IsRehearsal;
        Speech.Use(HttpContext, Meeting.Settings);
        if (Meeting.Current is not { Stage: >= ItemStage.Counted })
        {
            Record = await RecordReading.HeadAsync(Db, Id, HttpContext.RequestAborted);
        }

        var stages = await Db.Referrals.AsNoTracking().Where(r => r.MeetingId == Id).Select(r => new { r.Id, r.Stage }).ToListAsync(HttpContext.RequestAborted);
        SignedFor = stages.Where(r => Enum.Parse<ReferralStage>(r.Stage) >= ReferralStage.Received).Select(r => r.Id).ToHashSet();
    }
}
