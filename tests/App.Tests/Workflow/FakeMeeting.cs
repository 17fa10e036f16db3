using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;

namespace App.Tests.Workflow;

/// <summary>Stands in for Core: a meeting that moves by single acts and keeps the contract of <see cref="IFlowReading"/>.</summary>
internal sealed class FakeMeeting(params string[] agenda) : IFlowHost
{
    private static readonly string[] Before = ["FlagItems", "AnnounceMeeting", "AnnounceDraw", "FreezeRoster", "CommitDraw", "RollDice", "RevealDraw", "NotifyJudges"];
    private static readonly string[] After = ["FollowRectification", "CloseMeeting"];

    private readonly HashSet<string> done = [];
    private readonly Dictionary<string, ItemState> items = agenda.ToDictionary(a => a, _ => ItemState.Waiting);

    private enum ItemState
    {
        Waiting, Questioned, Counted, Passed, Referred, Published, Postponed, Withdrawn,
    }

    private enum Act
    {
        GoOn, Withdraw, Postpone, Pass,
    }

    /// <summary>Commands sent by the flow, with their items.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>What the flow's command does; a test may break it.</summary>
    public Func<string, bool> Decides { get; init; } = _ => true;

    private string? Now => agenda.FirstOrDefault(i => items[i] is not (ItemState.Published or ItemState.Withdrawn));

    public FlowOutcome? OutcomeOf(FlowActivity activity, string? item) => activity.Type["DemocraticReview.".Length..] switch
    {
        "NextItem" => Now is { } next ? new("Item", next) : new("Done"),
        "QuestionItem" => Ended(item!, "Done", ItemState.Questioned),
        "VoteItem" => Ended(item!, "Counted", ItemState.Counted),
        "DecideItem" => items[item!] is ItemState.Passed or ItemState.Published ? new("Passed") : items[item!] is ItemState.Referred ? new("Referred") : null,
        "ReferItem" => new("Done"),
        "PublishItem" => items[item!] is ItemState.Published ? new("Done") : null,
        var stage => done.Contains(stage) ? new("Done") : null,
    };

    public Task EnterAsync(FlowActivity activity, string command, string? item, CancellationToken cancellation)
    {
        Sent.Add($"{command} {item}");
        if (Decides(item!)) items[item!] = item!.EndsWith('-') ? ItemState.Referred : ItemState.Passed;
        return Task.CompletedTask;
    }

    /// <summary>One act of a person, the next that is due; the choice says whether an item is instead withdrawn or postponed.</summary>
    public void Next(int choice = 0)
    {
        var stage = Before.Append("CheckInJudges").FirstOrDefault(s => !done.Contains(s)) ?? (Now is null ? After.FirstOrDefault(s => !done.Contains(s)) : null);
        if (stage is not null)
            Finish(stage);
        else if (Now is { } item)
            items[item] = Next(item, (Act)(choice % 4));
    }

    public void Next(params string[] acts) => Array.ForEach(acts, a => Next(a == "postpone" ? (int)Act.Postpone : a == "withdraw" ? (int)Act.Withdraw : 0));

    private void Finish(string stage)
    {
        done.Add(stage);
        foreach (var postponed in agenda.Where(i => items[i] is ItemState.Postponed)) items[postponed] = ItemState.Waiting;
    }

    private ItemState Next(string item, Act act)
    {
        var state = items[item];
        if (state is ItemState.Waiting or ItemState.Questioned && act is Act.Postpone)
        {
            done.Remove("CheckInJudges");
            return ItemState.Postponed;
        }

        return state switch
        {
            ItemState.Waiting or ItemState.Questioned when act is Act.Withdraw => ItemState.Withdrawn,
            ItemState.Waiting => ItemState.Questioned,
            ItemState.Questioned => ItemState.Counted,
            ItemState.Passed or ItemState.Referred => ItemState.Published,
            _ => state,
        };
    }

    private FlowOutcome? Ended(string item, string outcome, ItemState from) => items[item] switch
    {
        ItemState.Postponed => new("Postponed"),
        ItemState.Withdrawn => new("Withdrawn"),
        var state => state >= from ? new(outcome) : null,
    };
}
