using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>Where a personal link lands: what waits for this person now, and below it the meeting.</summary>
[Shows(Act.ReadMeeting)]
public sealed class MyOverviewPage : MyMeetingPage
{
    private static readonly string[] Stations = ["Prepare", "CheckIn", "Question", "Vote", "Count", "Result"];

    public IReadOnlyList<MyTask> Tasks => MyTasks.Of(Meeting, Role, Key);

    // The tablet has one page and nothing to read.
    public IActionResult OnGet() => Role == Role.Tablet ? Redirect($"{Home}/tablet") : Page();

    public string ForRole => $"Role.{Role}";

    /// <summary>The stations of a meeting in plain words, each <c>past</c>, <c>now</c> or still to come.</summary>
    public IReadOnlyList<Station> Steps
    {
        get
        {
            var now = Station();
            var texts = Service<IStringLocalizer<MyTexts>>();
            return [.. Stations.Select((s, i) => new Station(texts[$"Step.{s}"], i < now ? "past" : i == now ? "now" : null))];
        }
    }

    /// <summary>Whether there is still something to be kept from the hearing by a challenge or a declaration.</summary>
    public bool RecusalOpen => Meeting.Stage is >= MeetingStage.Announced and < MeetingStage.Concluded
        && Meeting.Agenda.Exists(i => i.Stage < ItemStage.Balloting);

    private int Station() => Meeting switch
    {
        { Stage: < MeetingStage.Notified } => 0,
        { Sitting: false, Stage: < MeetingStage.Concluded, Next: not null } => 1,
        { Current.Stage: ItemStage.Questioning } => 2,
        { Current.Stage: ItemStage.Questioned or ItemStage.Balloting } => 3,
        { Current.Stage: ItemStage.Counting } => 4,
        { Current: not null } => 5,
        { Next: null } => Stations.Length,
        _ => 2,
    };
}
