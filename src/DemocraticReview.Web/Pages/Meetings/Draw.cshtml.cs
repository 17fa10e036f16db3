using System.Globalization;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.People;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Somebody who can witness the draw, and whether the own phone is ready.</summary>
public sealed record WitnessLine(WitnessPart Part, string Name, bool Ready);

/// <summary>The office leads the draw, step by step.</summary>
[Shows(Act.HoldDraw)]
public sealed class DrawPage : MeetingPage
{
    /// <summary>Parts that a further witness can be named in.</summary>
    public static IReadOnlyList<WitnessPart> Parts { get; } = [WitnessPart.CorpsMember, WitnessPart.Judge, WitnessPart.RespondentsChoice];

    [BindProperty]
    public string? RecusalsUntil { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Dice { get; set; }

    [BindProperty]
    public string? Lots { get; set; }

    [BindProperty]
    public int Witness { get; set; }

    [BindProperty]
    public DrawVoidCause Cause { get; set; }

    [BindProperty]
    public WitnessPart Part { get; set; }

    [BindProperty]
    public TypedPerson Person { get; set; } = new();

    public DrawView Draw { get; private set; } = null!;

    public IReadOnlyList<WitnessLine> Witnesses { get; private set; } = [];

    public int CorpsSize { get; private set; }

    /// <summary>A draw, or the seating of everybody, can begin now.</summary>
    public bool IsDue => Draw.Step is null && (Meeting.Stage == MeetingStage.Announced || IsFurther);

    public bool IsFurther => Meeting.Stage is MeetingStage.Drawn or MeetingStage.Notified or MeetingStage.InSession && Meeting.Reserves.IsEmpty && Meeting.Current is null
        && (Meeting.Vacant > 0 || Meeting.PostponedBecause is not null) && Meeting.Settings.Selection == Selection.Drawn;

    public bool IsEnough => Witnesses.Count(w => w.Ready) >= DrawForms.LeastWitnesses(Draw.Form);

    /// <summary>Witnesses whose step is missing, of a draw that can be voided.</summary>
    public IEnumerable<WitnessView> Missing => Draw.Step switch
    {
        DrawStep.Commit or DrawStep.Dice => Draw.Witnesses,
        DrawStep.Reveal => Draw.Witnesses.Where(w => !w.Revealed),
        _ => [],
    };

    public DrawVoidCause CauseNow => Draw.Step == DrawStep.Reveal ? DrawVoidCause.RevealMissing : DrawVoidCause.WitnessLeft;

    public string Usual => Service<TimeProvider>().GetUtcNow().ToOffset(WorkCalendar.ChinaOffset).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    public string Here => $"{Address}/draw";

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAnnounceAsync() => ActAsync(
        () => new AnnounceDraw(string.IsNullOrWhiteSpace(RecusalsUntil) ? null : WorksTime.Parse(RecusalsUntil, "recusalsUntil"), Reason) { MeetingId = MeetingId }, Here);

    public Task<IActionResult> OnPostFreezeAsync() => ActAsync(new FreezeRoster { MeetingId = MeetingId }, Here);

    public Task<IActionResult> OnPostDiceAsync() => ActAsync(new EnterDice((Dice ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal)) { MeetingId = MeetingId }, Here);

    public Task<IActionResult> OnPostVoidAsync() => ActAsync(new VoidDraw(Cause, Witness) { MeetingId = MeetingId }, Here);

    public Task<IActionResult> OnPostLotsAsync() => ActAsync(
        new DrawLots((Lots ?? "").ToUpperInvariant().Split((char[])[' ', '\n', '\r', '\t', ','], StringSplitOptions.RemoveEmptyEntries)) { MeetingId = MeetingId }, Here);

    public Task<IActionResult> OnPostSeatAsync() => ActAsync(new SeatMembers { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostWitnessAsync() => ActAsync(new AppointOfficer(Role.Witness, Person.Person, Part) { MeetingId = MeetingId }, Here);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Draw = await DrawReading.OfAsync(Db, Ledger, MeetingId, Aborted);
        CorpsSize = await Db.Members.CountAsync(m => m.Active, Aborted);
        var ready = await Db.Links.Where(l => l.MeetingId == MeetingId && l.WitnessKey != null).Select(l => new { l.Role, l.PersonKey }).ToListAsync(Aborted);
        Witnesses = [.. Meeting.Officers.Where(o => WitnessParts.Roles.Contains(o.Role)).OrderBy(o => o.Role)
            .Select(o => new WitnessLine(WitnessParts.Of(o), o.Person.Name, ready.Exists(r => r.Role == o.Role && r.PersonKey == o.Person.Number)))];
    }
}
