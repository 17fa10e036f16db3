using System.Globalization;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>One item of the agenda, from its dossier to its rectification.</summary>
[Shows(Act.ReadMeeting)]
public sealed class MeetingItemPage : MeetingPage
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public string? Respondent { get; set; }

    [BindProperty]
    public string? Issued { get; set; }

    [BindProperty]
    public BallotChannel Channel { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Number of the question, objection or rectification that the form is about.</summary>
    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    [BindProperty]
    public string? Measures { get; set; }

    [BindProperty]
    public string? DueAt { get; set; }

    [BindProperty]
    public string? Report { get; set; }

    public int ItemNumber => int.Parse((string)RouteData.Values["item"]!, CultureInfo.InvariantCulture);

    public ItemView Item { get; private set; } = null!;

    public ProcedureSettings Settings => Meeting.Settings;

    public string ItemAddress => $"{Address}/items/{ItemNumber}";

    /// <summary>Judges who can hand in a paper now.</summary>
    public int Able => Meeting.Judges.Count(j => Folded.Seated.Contains(j.Label) && !Folded.LeftByRecusal.Contains(j.Label) && Meeting.CheckedIn.Contains(j.Label));

    public bool CanTakeUp => Office && Meeting is { Stage: MeetingStage.InSession, Sitting: true } && Meeting.Next == Folded && Folded.Stage == ItemStage.Pending;

    public bool OfficersComplete => Meeting.Officers.Exists(o => o.Role == Role.Scrutineer) && Meeting.Officers.Count(o => o.Role == Role.Teller) == Core.People.Officers.Tellers;

    public bool CanWithdraw => May(Act.ConsentToWithdrawal) && Item.Stage < ItemStage.Balloting && Item.Rounds.Count == 0
        && !Item.WithdrawalConsents.Contains(Visitor.ActorFor(Act.ConsentToWithdrawal).Role);

    public bool CanRequire => Office && Meeting.Stage == MeetingStage.InSession && Item.Stage == ItemStage.Published;

    public bool CanReport => May(Act.ReportRectification) && Meeting.Stage == MeetingStage.InSession;

    /// <summary>Secrecy is lost by logic when everybody, or everybody but one, said the same.</summary>
    public bool IsTelling => Item.Tally is { } t && Math.Max(t.Satisfied, t.Dissatisfied) >= t.Valid - 1;

    /// <summary>The figures of the last count, also of one that an upheld objection has made void.</summary>
    public Core.Tallying.Tally? Counted => Item.Tally ?? Folded.Rounds.LastOrDefault(r => r.Tally is not null)?.Tally;

    /// <summary>Judges of the item, for whose question the office writes it down.</summary>
    public IEnumerable<JudgeView> Asking => View.Judges.Where(j => Folded.Seated.Contains(j.Label) && !Folded.LeftByRecusal.Contains(j.Label));

    private AgendaItem Folded => Meeting.Item(ItemNumber);

    public string AskerOf(string label) => View.Judges.FirstOrDefault(j => j.Label == label)?.Person?.Name is { } name ? $"{name} {label}" : label;

    /// <summary>A field of a form that stands on the page once for each of several things.</summary>
    public FormField FieldOf(string form, int number, string name, string label, string? typed) => RefusedForm == form && Number == number
        ? new FormField(name, name, label, typed)
        : new FormField($"{form}-{number}-{name}", name, label, null);

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostTakeUpAsync() => OnItemAsync(new OpenQuestioning(ItemNumber));

    public Task<IActionResult> OnPostAskAsync() => OnItemAsync(new AskQuestion(ItemNumber, Text ?? "", Label));

    public Task<IActionResult> OnPostAnswerAsync() => OnItemAsync(new AnswerQuestion(ItemNumber, Number, Text ?? ""));

    public Task<IActionResult> OnPostLastWordAsync() => OnItemAsync(new GiveLastWord(ItemNumber, Text, Respondent));

    /// <summary>The word was offered and not taken.</summary>
    public Task<IActionResult> OnPostWaiveAsync() => OnItemAsync(new GiveLastWord(ItemNumber, null, Respondent));

    public Task<IActionResult> OnPostCloseQuestioningAsync() => OnItemAsync(new CloseQuestioning(ItemNumber));

    public Task<IActionResult> OnPostOpenBallotAsync() => ActAsync(() => new OpenBallot(ItemNumber, Channel, Count(Issued, "issued")) { MeetingId = MeetingId }, ItemAddress);

    public Task<IActionResult> OnPostRemindAsync() => OnItemAsync(new RemindJudges(ItemNumber));

    public Task<IActionResult> OnPostPublishAsync() => OnItemAsync(new PublishResult(ItemNumber));

    public Task<IActionResult> OnPostWithdrawAsync() => OnItemAsync(new ConsentToWithdrawal(ItemNumber, Reason ?? ""));

    public Task<IActionResult> OnPostObjectionAsync() => OnItemAsync(new DecideObjection(ItemNumber, Number, Agreed, Reason ?? ""));

    public Task<IActionResult> OnPostRequireAsync() => ActAsync(() => new RequireRectification(ItemNumber, Measures ?? "", WorksTime.ParseDay(DueAt, "dueAt")) { MeetingId = MeetingId }, ItemAddress);

    public Task<IActionResult> OnPostReportAsync() => OnItemAsync(new ReportRectification(ItemNumber, Number, Report ?? ""));

    public Task<IActionResult> OnPostJudgeAsync() => OnItemAsync(new JudgeRectification(ItemNumber, Number, Agreed, Reason ?? ""));

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        _ = Meeting.Item(ItemNumber);
        Item = View.Items[ItemNumber - 1];
    }

    private Task<IActionResult> OnItemAsync(App.Commands.OnMeeting command) => ActAsync(command with { MeetingId = MeetingId }, ItemAddress);

    private static int Count(string? typed, string field) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count
        : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));
}
