using System.Globalization;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
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

    /// <summary>Part and 工号 of somebody who is to hold a key.</summary>
    [BindProperty]
    public string? Holder { get; set; }

    /// <summary>This item can still be voted on by phone.</summary>
    public bool CanUsePhones => Office && Settings.Channels.Contains(BallotChannel.Phone) && Meeting.Stage is >= MeetingStage.Drawn and <= MeetingStage.InSession
        && (Folded.Stage <= ItemStage.Questioned || Folded.Round is { Channel: BallotChannel.Phone } && Folded.Stage <= ItemStage.Counting);

    public IReadOnlyList<KeyHolder> KeyHolders => Meeting.KeyHolders;

    public int KeysNeeded => Core.Voting.KeyHolders.Needed(Meeting);

    /// <summary>What a round on phones waits for, before its box opens.</summary>
    public PhoneStep PhoneStep => PhoneRounds.StepOf(Meeting, ItemNumber, [.. Desk?.Judges.Where(j => j.Acknowledged).Select(j => j.Label) ?? []]);

    public PhoneSetUp? Phone => Folded.Phone;

    public Round? PhoneRound => Folded.Round is { Channel: BallotChannel.Phone } round ? round : null;

    /// <summary>The numbers of a round on phones move without an event; a page that was opened before the round follows them too.</summary>
    protected override bool FollowsNumbers => CanUsePhones;

    /// <summary>Phones registered, phones that found themselves, ballots in the box: never what is in them.</summary>
    public RoundNumbers Numbers { get; private set; } = new(0, 0, 0);

    /// <summary>The desk's work on a round on phones.</summary>
    public DeskView? Desk { get; private set; }

    public bool HasTablet => Meeting.HasTablet;

    /// <summary>A judge may still be sent to the tablet, or choose between it and the phone.</summary>
    public bool IsVoting => PhoneRound is { State: RoundState.Open };

    public string? PersonOf(DeskLine line) => View.Judges.FirstOrDefault(j => j.Label == line.Label)?.Person?.Name;

    /// <summary>Whoever can still be named as a key holder.</summary>
    public IEnumerable<(WitnessPart Part, Person Person)> Nameable => Meeting.Officers.Where(o => WitnessParts.Roles.Contains(o.Role)).Select(o => (WitnessParts.Of(o), o.Person))
        .Concat(Meeting.Judges.Select(j => (WitnessPart.Judge, j.Person))).Where(n => !Meeting.KeyHolders.Exists(h => h.PersonNumber == n.Person.Number));

    public string NameOf(KeyHolder holder) => Meeting.Officers.Find(o => o.Person.Number == holder.PersonNumber)?.Person.Name
        ?? Meeting.Callable.FirstOrDefault(j => j.Person.Number == holder.PersonNumber)?.Person.Name ?? holder.PersonNumber;

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

    public async Task<IActionResult> OnPostNameHolderAsync()
    {
        await base.LoadAsync();
        return await ActAsync(() => Nameable.Select(n => ((WitnessPart Part, Person Person)?)n).FirstOrDefault(n => $"{n!.Value.Part}:{n.Value.Person.Number}" == Holder) is { } named
            ? new NameHolder(named.Person, named.Part) { MeetingId = MeetingId }
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", "holder")), ItemAddress);
    }

    public Task<IActionResult> OnPostOpenRegistrationAsync() => OnItemAsync(new OpenRegistration(ItemNumber));

    public Task<IActionResult> OnPostEmptyRegistrationAsync() => OnItemAsync(new EmptyRegistration(ItemNumber, Reason ?? ""));

    public Task<IActionResult> OnPostFreezeListAsync() => OnItemAsync(new FreezeList(ItemNumber));

    public Task<IActionResult> OnPostOpenBoxAsync() => OnItemAsync(new OpenBox(ItemNumber));

    public Task<IActionResult> OnPostSetUpTabletAsync() => OnItemAsync(new SetUpTablet());

    public Task<IActionResult> OnPostChooseTabletAsync() => OnItemAsync(new ChooseTablet(Agreed, Label ?? ""));

    public Task<IActionResult> OnPostCheckListAsync() => OnItemAsync(new CheckList(ItemNumber, Label ?? ""));

    /// <summary>Sends a judge to the tablet, or takes the judge back who left without a vote. No command: nothing keeps the order.</summary>
    public async Task<IActionResult> OnPostTurnAsync()
    {
        try
        {
            var turn = new SendToTablet { MeetingId = MeetingId, Item = ItemNumber, Judge = Label, Back = Agreed };
            await Service<IFlow>().SealAsync(turn, Visitor.ActorFor(Act.SendToTablet), Visitor.EnterpriseId, Aborted);
            return Redirect($"{ItemAddress}?done=done#desk");
        }
        catch (BrokenRuleException broken)
        {
            Refuse(broken);
            await LoadAsync();
            return Page();
        }
    }

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
        if (Phone is not null || PhoneRound is not null)
        {
            Numbers = await VoteReading.NumbersAsync(Db, Meeting, ItemNumber, Aborted);
        }

        if (CanUsePhones && Folded.Stage is ItemStage.Questioning or ItemStage.Questioned or ItemStage.Balloting)
        {
            Desk = await VoteReading.DeskAsync(Db, Meeting, ItemNumber, Aborted);
        }
    }

    private Task<IActionResult> OnItemAsync(App.Commands.OnMeeting command) => ActAsync(command with { MeetingId = MeetingId }, ItemAddress);

    private static int Count(string? typed, string field) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count
        : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));
}
