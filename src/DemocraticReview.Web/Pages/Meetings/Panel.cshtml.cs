using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Somebody who may be asked to stay out, for the list of suggestions.</summary>
public sealed record Suggestion(string Number, string Name, string Unit);

/// <summary>Who sits, who is in the hall, who stays out.</summary>
[Shows(Act.ReadMeeting)]
public sealed class PanelPage : MeetingPage
{
    private const int SuggestionsAtMost = 500;

    /// <summary>Why a representative gives up the seat; a recusal goes its own way.</summary>
    public static IReadOnlyList<VacancyReason> LeaveReasons { get; } = [VacancyReason.Absent, VacancyReason.Ill, VacancyReason.OtherDuty];

    [BindProperty]
    public string? PersonNumber { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Item { get; set; }

    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public bool Granted { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public VacancyReason Why { get; set; }

    /// <summary>What the list of people is narrowed to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Filter { get; set; }

    public Quorum Quorum => Quorum.Of(Meeting);

    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    public bool CanCheckIn => Office && Meeting.Stage is >= MeetingStage.Notified and <= MeetingStage.InSession && Meeting.PostponedBecause is null && Meeting.Next is not null;

    public bool CanSeat => Office && Meeting.Stage is >= MeetingStage.Drawn and <= MeetingStage.InSession && Meeting.Current is null && Meeting.Next is not null && !Meeting.Reserves.IsEmpty;

    public bool CanRedraw => Office && Meeting.Stage is >= MeetingStage.Drawn and <= MeetingStage.InSession && Meeting.Reserves.IsEmpty && Meeting.Current is null
        && (Meeting.Vacant > 0 || Meeting.PostponedBecause is not null);

    public bool CanRecuse => Office && Meeting.Stage is >= MeetingStage.Announced and <= MeetingStage.InSession && Meeting.Current is not { Stage: >= ItemStage.Balloting };

    /// <summary>Nobody is drawn: every member sits.</summary>
    public bool SeatsAll => Meeting.Settings.Selection == Selection.AllMembers;

    public bool IsDrawn => Meeting.Stage >= MeetingStage.Drawn;

    public bool Shown(JudgeView judge) => string.IsNullOrWhiteSpace(Filter)
        || new[] { judge.Label, judge.Person?.Name, judge.Person?.Number, judge.Person?.Unit, judge.Profession }.Any(t => t?.Contains(Filter.Trim(), StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Name of a person who is asked to stay out, as far as the office knows it.</summary>
    public string NameOf(string number) => Suggestions.FirstOrDefault(s => s.Number == number)?.Name ?? number;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostCheckInAsync() => ActAsync(new CheckIn(Label ?? "") { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostRaiseAsync() =>
        ActAsync(new RaiseRecusal(PersonNumber?.Trim() ?? "", Reason ?? "", Item) { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostDecideAsync() => ActAsync(new DecideRecusal(Number, Granted, Reason ?? "") { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostSeatAsync() => ActAsync(new SeatReserve(Label, Why) { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostFillAsync() => ActAsync(new SeatReserve(null, VacancyReason.Recused) { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostRedrawAsync() => ActAsync(new SeatMembers(Reason ?? "") { MeetingId = MeetingId }, $"{Address}/panel");

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (!Office)
        {
            return;
        }

        // Before the draw anybody of the corps can be named; after it those who may come to sit.
        var sitting = Meeting.Callable.Select(j => new Suggestion(j.Person.Number, j.Person.Name, j.Person.Unit));
        var corps = await Db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Number).Take(SuggestionsAtMost)
            .Select(m => new Suggestion(m.Number, m.Name, m.Unit)).ToListAsync(Aborted);
        Suggestions = [.. sitting.Concat(corps).DistinctBy(s => s.Number)];
    }
}
