using DemocraticReview.App.Drawing;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The wall of the hall: what everybody there may see, read from the last row. No name of a judge, no part of a result.</summary>
/// <remarks>The key is not called <c>meeting</c> here: a personal link opens its own meeting alone, the wall is open to everybody.</remarks>
[Shows(Act.ReadPublicNotice)]
public sealed class HallPage : ReviewPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary><c>light</c> for a bright hall; dark without it.</summary>
    [BindProperty(SupportsGet = true, Name = "tone")]
    public string? Tone { get; set; }

    public ReviewMeeting Meeting { get; private set; } = null!;

    public string Change { get; private set; } = "";

    /// <summary>The item on the wall: the one being taken; between two items the one that was announced last; after a meeting of several none.</summary>
    public AgendaItem? Item => Meeting.Current
        ?? (Meeting.Stage == MeetingStage.InSession || Meeting.Agenda.Count == 1 ? Meeting.Agenda.FindLast(i => i.Stage == ItemStage.Published) : null);

    /// <summary>Of the texts <c>Stage.{key}</c>: what is going on, in plain words.</summary>
    public string StageKey => Meeting switch
    {
        { PostponedBecause: not null } => "Postponed",
        { Stage: >= MeetingStage.Concluded } => "Concluded",
        { Current: { Stage: ItemStage.Counted or ItemStage.Decided } } => "Counted",
        { Current: { } item } => item.Stage.ToString(),
        { Sitting: false, Stage: >= MeetingStage.Notified, Next: not null } => "CheckIn",
        { Stage: < MeetingStage.Notified } => "Announced",
        _ => Item is null ? "Opened" : "Published",
    };

    /// <summary>The same for the hint below: a round on phones is set up, cast and counted in another way.</summary>
    public string HintKey => Meeting.Current is { Stage: ItemStage.Questioned, Phone: not null } or { Stage: ItemStage.Balloting or ItemStage.Counting, Round.Channel: BallotChannel.Phone } ? $"{StageKey}Phones" : StageKey;

    /// <summary>The draw while it is on the wall: from its announcement until the judges are notified, and whenever a further one is in hand.</summary>
    public DrawView? Draw { get; private set; }

    /// <summary>The checkpoint of the draw, in the form that a phone keeps.</summary>
    public string Checkpoint => Draw?.Checkpoint is { } head
        ? new Checkpoint(Core.Recording.Checkpoint.OriginOf(Meeting.EnterpriseId, Meeting.Id), head.Size, Convert.FromHexString(head.Root)).Text
        : "";

    /// <summary>Of a box that is closed and not yet counted out: every ballot that counts, for each judge to find the own one.</summary>
    public IReadOnlyList<string> Trackers { get; private set; } = [];

    /// <summary>The beginning of the hash of what the phones run, in groups; null where this round is none on phones.</summary>
    public string? Script => Meeting.Current is { Phone: not null } or { Round: { Channel: BallotChannel.Phone, State: RoundState.Open } } && Service<IPhoneScript>().Hash is { } hash
        ? string.Join(' ', hash[..16].Chunk(4).Select(c => new string(c)))
        : null;

    public Quorum Quorum => Quorum.Of(Meeting);

    public async Task OnGetAsync()
    {
        (Meeting, Change) = await Service<PublicMeetings>().FindAsync(Id, HttpContext.RequestAborted);
        ViewData["Rehearsal"] = Meeting.IsRehearsal;
        Speech.Use(HttpContext, Meeting.Settings);
        if (Meeting.Drawing is not null || (Meeting.LastDraw > 0 && Meeting.Stage is MeetingStage.Announced or MeetingStage.Drawn))
        {
            Draw = await DrawReading.OfAsync(Db, Ledger, Id, HttpContext.RequestAborted);
        }

        if (Meeting.Current is { Stage: ItemStage.Counting or ItemStage.Counted, Round.Channel: BallotChannel.Phone } item)
        {
            Trackers = await VoteReading.TrackersAsync(Db, Meeting, item.Number, HttpContext.RequestAborted);
        }
    }
}
