using DemocraticReview.App.Flagging;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>An item at a glance: how far it is, what is missing, its sections; and, for whoever only reads, the dossier itself.</summary>
[Shows(Act.ReadItem)]
public sealed class DossierOverviewPage : DossierPage
{
    public string AuthorName { get; private set; } = "";

    public string ReviewerName { get; private set; } = "";

    public IReadOnlyList<string> Gaps { get; private set; } = [];

    public Guid? MeetingId { get; private set; }

    /// <summary>A meeting did not pass it: it can be mended and put forward again.</summary>
    public bool WasSentBack { get; private set; }

    /// <summary>The way of a dossier to a meeting.</summary>
    public IReadOnlyList<Station> Stations =>
    [
        .. Enum.GetValues<DossierStage>().Select(s => new Station(Texts[$"Step.{s}"], s < Item.Stage || Item.IsFlagged ? "past" : s == Item.Stage ? "now" : null)),
        new Station(Texts["Step.Meeting"], MeetingId is not null ? "past" : Item.IsFlagged ? "now" : null),
    ];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        AuthorName = await NameOfAsync(Item.Author);
        ReviewerName = await NameOfAsync(Item.Reviewer);
        Gaps = [.. Completeness.Gaps(Item.Content, Today).Select(Sentence)];
        MeetingId = await Db.Items.Where(i => i.Id == Id).Select(i => i.MeetingId).FirstAsync(HttpContext.RequestAborted);
        WasSentBack = MeetingId is { } held && May(Act.PrepareItem)
            && (await Ledger.MeetingAsync(held, HttpContext.RequestAborted)).Agenda.Exists(i => i.Facts.ItemId == Id && i is { Stage: ItemStage.Published, Outcome: ItemOutcome.SentBack, IsVoidedByObjection: false });
    }

    /// <summary>Takes the item up again after a meeting has sent it back.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await SendAsync(new ReopenItem { ItemId = Id }) is { } answer)
        {
            return await DoneAsync(answer, $"/items/{Id}");
        }

        await OnGetAsync();
        return Page();
    }

    /// <summary>Whether a section holds what it needs: null where nobody has begun it.</summary>
    public bool? IsComplete(Ground ground) => Item.Content.FindingOf(ground) is null ? null : Completeness.Of(Item.Content, ground, Today) is null;

    private static string Sentence(BrokenRuleException broken) => Core.Texts.RuleTexts.Of(broken.Rule, broken.Facts, System.Globalization.CultureInfo.CurrentUICulture);
}
