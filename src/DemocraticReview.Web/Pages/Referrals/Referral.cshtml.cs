using DemocraticReview.App.Commands;
using DemocraticReview.App.Referring;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Drawing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>The desk of one referral: what it is about, where it stands, and the one thing that comes next for whoever looks.</summary>
[Shows(Act.ReadReferral)]
public sealed class ReferralPage : ReviewPage
{
    private static readonly string[] Judging = ["referral.reviewed", "referral.signed"];

    public Referral Referral { get; private set; } = null!;

    public IReadOnlyList<DrawnStep> Steps { get; private set; } = [];

    /// <summary>Why the letter was given back to its drafter; null where it was not.</summary>
    public string? ReworkBecause { get; private set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string Number { get; set; } = "";

    [BindProperty]
    public string Addressee { get; set; } = "";

    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string Questioning { get; set; } = "";

    [BindProperty]
    public string Basis { get; set; } = "";

    [BindProperty]
    public string Contact { get; set; } = "";

    [BindProperty]
    public string Receiver { get; set; } = "";

    [BindProperty]
    public int Pieces { get; set; }

    [BindProperty]
    public string? PaperNumber { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool Agree { get; set; }

    /// <summary>What was typed into the form that a rule refused; the other forms of the page stay empty.</summary>
    public string? TypedIn(string form) => RefusedForm == form ? Text : null;

    public bool MayDraft => May(Act.PrepareReferral) && Referral.Stage == ReferralStage.Opened;

    public bool MayReviewOrSign => May(Act.SignReferral) && Referral.Stage is ReferralStage.Drafted or ReferralStage.Reviewed;

    public bool MayDeliver => May(Act.PrepareReferral) && Referral.Stage == ReferralStage.Signed;

    public bool MayReceive => May(Act.ReceiveReferral) && Referral.Stage == ReferralStage.Delivered;

    public bool MayAnswer => May(Act.ReceiveReferral) && Referral.Stage == ReferralStage.Received;

    public bool MayHandleReturn => May(Act.PrepareReferral) && Referral.Stage == ReferralStage.Returned;

    public bool MaySupplement => May(Act.PrepareReferral) && Referral.Stage is > ReferralStage.Signed and < ReferralStage.Closed;

    public bool MayClose => May(Act.ReceiveReferral) && Referral.Stage == ReferralStage.Accepted;

    public bool MayCloseReturned => May(Act.CloseReturnedReferral) && Referral.Stage == ReferralStage.Returned;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostDraftAsync() =>
        DoAsync(new DraftReferral(new ReferralLetter(Number ?? "", Addressee ?? "", Title ?? "", Questioning ?? "", Basis ?? "", Contact ?? "")));

    public Task<IActionResult> OnPostReviewAsync() => DoAsync(new ReviewReferral(Agree, Text));

    public Task<IActionResult> OnPostSignAsync() => DoAsync(new SignReferral(Agree, Text));

    public Task<IActionResult> OnPostDeliverAsync() => DoAsync(new DeliverReferral());

    public Task<IActionResult> OnPostReceiveAsync() => DoAsync(new ReceiveReferral(new Receipt(Receiver ?? "", Pieces, string.IsNullOrWhiteSpace(PaperNumber) ? null : PaperNumber)));

    public Task<IActionResult> OnPostAnswerAsync() => DoAsync(Agree ? new AcceptReferral() : new ReturnReferral(Text ?? ""));

    public Task<IActionResult> OnPostForwardAsync() => DoAsync(new ForwardReferral(Text ?? ""));

    public Task<IActionResult> OnPostSupplementAsync() => DoAsync(new SupplementReferral(Text ?? ""));

    public Task<IActionResult> OnPostCloseAsync() => DoAsync(new CloseReferral(Text ?? ""));

    public Task<IActionResult> OnPostCloseReturnedAsync() => DoAsync(new CloseReturnedReferral(Text ?? ""));

    private async Task<IActionResult> DoAsync(ReferralCommand command)
    {
        if (await SendAsync(command with { ReferralId = Id }) is { } answer)
        {
            return await DoneAsync(answer, $"/referrals/{Id}");
        }

        await LoadAsync();
        return Page();
    }

    // What the letter has already, or what such a letter usually has.
    private void FillDraft()
    {
        var texts = Service<IStringLocalizer<ReferralTexts>>();
        var letter = Referral.Letter;
        Title = letter?.Title ?? texts["LetterTitleUsual", Referral.Cause.Facts.Title];
        Addressee = letter?.Addressee ?? texts["AddresseeUsual"];
        Number = letter?.Number ?? "";
        Questioning = letter?.Questioning ?? "";
        Basis = letter?.Basis ?? "";
        Contact = letter?.Contact ?? "";
    }

    private async Task<string?> LastRemarkAsync()
    {
        var last = await Db.Events.AsNoTracking().Where(e => e.SubjectId == Id && Judging.Contains(e.Type)).OrderByDescending(e => e.Seq)
            .Select(e => new { e.Type, e.Body }).FirstOrDefaultAsync(HttpContext.RequestAborted);
        return last is null ? null : EventCatalog.Read<ReferralEvent>(last.Type, last.Body) switch
        {
            ReferralReviewed reviewed => reviewed.Remark,
            ReferralSigned signed => signed.Remark,
            _ => null,
        };
    }

    private async Task LoadAsync()
    {
        Referral = await Ledger.ReferralAsync(Id, HttpContext.RequestAborted);
        ReworkBecause = Referral is { Stage: ReferralStage.Opened, Letter: not null } ? await LastRemarkAsync() : null;
        Steps = (await FlowViews.OfAsync(Db, Service<DefinitionLibrary>(), Id, HttpContext.RequestAborted)).Steps;
        if (RefusedForm != "Draft")
        {
            FillDraft();
        }
    }
}
