using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Workflow.Definitions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>A meeting at a glance: where it stands, what waits for whom, and what the office does next.</summary>
[Shows(Act.ReadMeeting)]
public sealed class MeetingOverviewPage : MeetingPage
{
    private const int ItemsAtMost = 100;

    private static readonly string WithdrawalEvent = EventCatalog.NameOf(new WithdrawalConsented(1, Role.UnionOfficer, "", true));

    [BindProperty]
    public Guid ItemId { get; set; }

    [BindProperty]
    public TypedPerson Person { get; set; } = new();

    /// <summary>Whose seat the person takes, where the procedure names offices.</summary>
    [BindProperty(Name = "office")]
    public string? Seat { get; set; }

    [BindProperty]
    public Role Role { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? HeldAt { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public FlowView Flow { get; private set; } = null!;

    /// <summary>What the office can do, the next step first; empty for readers.</summary>
    public IReadOnlyList<MeetingStep> Steps { get; private set; } = [];

    /// <summary>What the page puts first; a correction is never what comes next.</summary>
    public MeetingStep? NextStep => Steps is [not MeetingStep.Correct, ..] ? Steps[0] : null;

    public IEnumerable<MeetingStep> OtherSteps => NextStep is null ? Steps : Steps.Skip(1);

    public IReadOnlyList<ItemRow> FlaggedItems { get; private set; } = [];

    public IReadOnlyList<Person> SuggestedHeads { get; private set; } = [];

    /// <summary>Offices with a seat that nobody holds yet.</summary>
    public IReadOnlyList<OfficeSeat> FreeSeats => [.. OfficeSeats.Free(Meeting).Select(f => f.Office)];

    public IReadOnlyList<Role> MissingOfficers { get; private set; } = [];

    /// <summary>Who did in the works' last meeting what nobody is named for here.</summary>
    public IReadOnlyList<Officer> EarlierOfficers { get; private set; } = [];

    /// <summary>Entries and root of the record.</summary>
    public TreeHead Record { get; private set; } = new(0, "");

    public AgendaItem? Next => Meeting.Next;

    /// <summary>The first item that was approved and waits for its release.</summary>
    public AgendaItem? ToRelease => Meeting.Agenda.Find(i => Releasing.IsDue(Meeting, i));

    /// <summary>When the next meeting is prepared by itself.</summary>
    public DateTimeOffset? NextDueAt => Recurring.DueAt(Meeting);

    public AgendaItem? Current => Meeting.Current;

    public bool MayExport => PublicResults.MayExport(Meeting.Settings, Visitor.Roles);

    /// <summary>A rehearsal that is being played: the page shows what the office would do, and the play does it.</summary>
    public bool PlaysByItself => Meeting.IsRehearsal && Service<Rehearsing.WatchedRehearsals>().IsPlaying(MeetingId);

    public Quorum Quorum => Quorum.Of(Meeting);

    public ProcedureSettings Settings => Meeting.Settings;

    /// <summary>The last day on which an objection is in time, while it runs.</summary>
    public DateTimeOffset? ObjectionsUntil => Meeting.Agenda.Max(i => i.ObjectionsUntil) is { } until && until > Service<TimeProvider>().GetUtcNow() ? until : null;

    public string NameOf(MeetingStep step) => MeetingSteps.NameOf(step, Meeting);

    public int? ItemOf(MeetingStep step) => MeetingSteps.ItemOf(Meeting, step);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostAgendaAsync() => ActAsync(new PutOnAgenda(ItemId) { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostHeadsAsync() => ActAsync(new AppointHead(Person.Person, string.IsNullOrEmpty(Seat) ? null : Seat) { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostOfficersAsync() => ActAsync(new AppointOfficer(Role, Person.Person) { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostAnnounceAsync() => ActAsync(new AnnounceMeeting(Question) { MeetingId = MeetingId }, Address);

    /// <summary>Where everybody sits; a draw has a page of its own.</summary>
    public Task<IActionResult> OnPostDrawAsync() => ActAsync(new SeatMembers { MeetingId = MeetingId }, $"{Address}/panel");

    public Task<IActionResult> OnPostNotifyAsync() => ActAsync(new NotifyJudges { MeetingId = MeetingId }, $"{Address}/links");

    public Task<IActionResult> OnPostOpenSessionAsync() => ActAsync(new OpenSession { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostTakeUpAsync(int item) => ActAsync(new OpenQuestioning(item) { MeetingId = MeetingId }, $"{Address}/items/{item}");

    public Task<IActionResult> OnPostReleaseAsync(int item) => ActAsync(new ReleaseItem(item, Note ?? "") { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostStopRecurringAsync() => ActAsync(new StopRecurring { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostConcludeAsync() => ActAsync(new ConcludeMeeting { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostCloseAsync() => ActAsync(new CloseMeeting { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostPostponeAsync() => ActAsync(new PostponeMeeting(Reason ?? "") { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostRescheduleAsync() =>
        ActAsync(() => new RescheduleMeeting(WorksTime.Parse(HeldAt, "heldAt"), Place ?? "") { MeetingId = MeetingId }, Address);

    public Task<IActionResult> OnPostCorrectAsync() => ActAsync(new CorrectRecord(Text ?? "") { MeetingId = MeetingId }, Address);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Flow = await FlowViews.OfAsync(Db, Service<DefinitionLibrary>(), MeetingId, Aborted);
        if (!Office)
        {
            return;
        }

        Steps = MeetingSteps.Of(Meeting);
        Record = await RecordReading.HeadAsync(Db, MeetingId, Aborted);
        SuggestedHeads = MeetingSteps.SuggestedHeads(Meeting);
        MissingOfficers = MeetingSteps.MissingOfficers(Meeting);
        EarlierOfficers = MissingOfficers.Count > 0 ? await EarlierOfficersAsync() : [];
        if (Steps.Contains(MeetingStep.Agenda))
        {
            FlaggedItems = await FlaggedItemsAsync();
        }
    }

    private async Task<List<Officer>> EarlierOfficersAsync()
    {
        // One that was announced had them all.
        var last = await Db.Meetings.Where(m => m.Id != MeetingId && !m.IsRehearsal && m.Stage != nameof(MeetingStage.Prepared)).OrderByDescending(m => m.HeldAt).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(Aborted);
        var earlier = last is { } id ? (await Ledger.MeetingAsync(id, Aborted)).Officers : [];
        return [.. earlier.Where(o => MissingOfficers.Contains(o.Role) && !Meeting.Officers.Exists(here => here.Person.Number == o.Person.Number))];
    }

    // What Core would take: items that wait, were withdrawn from their meeting, or come again after an upheld objection; a rehearsal takes any.
    private async Task<List<ItemRow>> FlaggedItemsAsync()
    {
        var here = Meeting.Agenda.Select(i => i.Facts.ItemId).ToList();
        var (isRehearsal, follows) = (Meeting.IsRehearsal, Meeting.Follows);
        var withdrawn = Db.Events.Where(e => e.Type == WithdrawalEvent).Select(e => e.SubjectId);
        return await Db.Items.AsNoTracking()
            .Where(i => i.Flagged && !here.Contains(i.Id)
                && (isRehearsal || i.MeetingId == null || (follows != null && i.MeetingId == follows) || withdrawn.Contains(i.MeetingId.Value)))
            .OrderBy(i => i.Title).Take(ItemsAtMost).ToListAsync(Aborted);
    }
}

/// <summary>A person as typed.</summary>
public sealed class TypedPerson
{
    public string? Number { get; set; }

    public string? Name { get; set; }

    public string? Unit { get; set; }

    public string? Post { get; set; }

    public Person Person => new(Number?.Trim() ?? "", Name?.Trim() ?? "", Unit?.Trim() ?? "", Post?.Trim() ?? "");
}
