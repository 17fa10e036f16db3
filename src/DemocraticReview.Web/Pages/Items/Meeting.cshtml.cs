using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The frozen dossier for the people of a meeting; the respondent checks its facts here.</summary>
[Shows(Act.ReadDossier)]
public sealed class MeetingDossierPage : DossierPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Meeting { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public List<TypedCheck> Checks { get; set; } = [];

    public ReviewMeeting State { get; private set; } = null!;

    public AgendaItem OnAgenda { get; private set; } = null!;

    public DossierReading Reading { get; private set; } = null!;

    /// <summary>A personal link looks at trade secrets on this page alone, under the reader's own mark.</summary>
    public string? Watermark { get; private set; }

    public bool ChecksFacts => May(Act.CheckFacts) && OnAgenda.Facts.Respondents.Any(r => r.Number == Visitor.PersonKey)
        && State.Stage >= MeetingStage.Announced && OnAgenda.Stage is ItemStage.Pending or ItemStage.Questioning;

    public async Task OnGetAsync()
    {
        await ReadAsync();
        var before = OnAgenda.FactChecks.GetValueOrDefault(Visitor.PersonKey ?? "", []);
        Checks = [.. (OnAgenda.Facts.Points ?? []).Select(p => before.Find(c => c.Point == p) is { } c
            ? new TypedCheck { Point = p, Agrees = c.Agrees, Remark = c.Remark }
            : new TypedCheck { Point = p })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        FactCheck[] checks = [.. Checks.Where(c => c is { Point: not null, Agrees: not null }).Select(c => new FactCheck(c.Point!, c.Agrees == true, c.Remark))];
        return await SendAsync(new CheckFacts(Number, checks) { MeetingId = Meeting }) is null ? Page() : Redirect($"/meetings/{Meeting}/dossier/{Number}?done=saved");
    }

    private async Task ReadAsync()
    {
        State = await Ledger.MeetingAsync(Meeting, HttpContext.RequestAborted);
        OnAgenda = State.Item(Number);
        Id = OnAgenda.Facts.ItemId;
        await LoadAsync();
        ViewData["Rehearsal"] = State.IsRehearsal;
        var link = Visitor.MeetingId is not null;
        Watermark = link && Item.Marks.Any(m => m.Level == SecrecyLevel.TradeSecret) ? $"{Visitor.Name} {State.Number}" : null;
        Reading = new DossierReading(
            Item, Item.Content, $"/api/v1/meetings/{Meeting}/items/{Number}/attachments", link ? SecrecyLevel.Internal : SecrecyLevel.TradeSecret, ShowsMarks: true);
    }

    /// <summary>One point as the respondent has it.</summary>
    public sealed class TypedCheck
    {
        public string? Point { get; set; }

        public bool? Agrees { get; set; }

        public string? Remark { get; set; }
    }
}
