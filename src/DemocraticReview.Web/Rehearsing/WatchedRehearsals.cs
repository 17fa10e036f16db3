using System.Collections.Concurrent;
using System.Threading.Channels;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>How a rehearsal is to end, for the office to see both ways.</summary>
public enum RehearsalEnding
{
    Passes,
    IsReferred,
    ExactlyHalf,
}

/// <summary>A rehearsal that was asked for.</summary>
/// <param name="Meeting">The copy.</param>
/// <param name="Office">Who asked.</param>
/// <param name="Ending">How its items are to end.</param>
/// <param name="Pace">Pause before each act, so that it can be watched.</param>
internal sealed record WantedRehearsal(Guid Enterprise, Guid Meeting, Actor Office, RehearsalEnding Ending, TimeSpan Pace);

/// <summary>Plays copies of meetings in the background, while the office watches the copy's pages. A copy is a rehearsal for good and decides nothing.</summary>
public sealed partial class WatchedRehearsals(IServiceProvider services, IFlow flow, TimeProvider clock, ILogger<WatchedRehearsals> log) : BackgroundService
{
    private const int Absent = 1;
    private const int Questions = 3;
    private readonly Channel<WantedRehearsal> wanted = Channel.CreateUnbounded<WantedRehearsal>();
    private readonly ConcurrentDictionary<Guid, bool> playing = new();

    /// <summary>Whether this copy is being played now: whoever watches it has nothing to do.</summary>
    public bool IsPlaying(Guid meeting) => playing.ContainsKey(meeting);

    /// <summary>Copies a meeting as far as its announcement and lets the play begin.</summary>
    /// <param name="original">The meeting to be rehearsed.</param>
    /// <param name="number">Number of the copy.</param>
    /// <param name="title">Its title.</param>
    /// <param name="office">Who asks.</param>
    /// <param name="commandId">The asking form's key: asked twice, one copy is made.</param>
    /// <param name="ending">How the items are to end.</param>
    /// <param name="pace">Pause before each act.</param>
    /// <returns>Key of the copy.</returns>
    /// <exception cref="BrokenRuleException">A rule refused the copy.</exception>
    public async Task<Guid> BeginAsync(ReviewMeeting original, string number, string title, Actor office, string commandId, RehearsalEnding ending, TimeSpan pace)
    {
        var step = 0;
        Task<Answer> SendAsync(Command command) => flow.ExecuteAsync(command, office, original.EnterpriseId, $"{commandId}:{step++}", CancellationToken.None);

        var copy = (await SendAsync(new CreateMeeting(
            number, title, clock.GetUtcNow().AddDays(1), original.Place, original.Settings.Selection == Selection.Drawn ? original.Settings.Seats : null, original.Definition.Id, IsRehearsal: true))).Id;
        foreach (var item in original.Agenda.Where(i => i.Stage != ItemStage.Withdrawn))
        {
            await SendAsync(new PutOnAgenda(item.Facts.ItemId) { MeetingId = copy });
        }

        foreach (var head in original.Heads)
        {
            await SendAsync(new AppointHead(head.Person, head.Profession.Length > 0 ? head.Profession : null) { MeetingId = copy });
        }

        foreach (var officer in original.Officers)
        {
            await SendAsync(new AppointOfficer(officer.Role, officer.Person, officer.Part) { MeetingId = copy });
        }

        await SendAsync(new AnnounceMeeting { MeetingId = copy });
        playing[copy] = true;
        await wanted.Writer.WriteAsync(new WantedRehearsal(original.EnterpriseId, copy, office, ending, pace));
        return copy;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var rehearsal in wanted.Reader.ReadAllAsync(stoppingToken))
        {
            // Each in its own time: a slow one does not hold up the next.
            _ = PlayAsync(rehearsal, stoppingToken);
        }
    }

    private async Task PlayAsync(WantedRehearsal rehearsal, CancellationToken stopping)
    {
        try
        {
            var script = new MeetingScript(
                services, rehearsal.Enterprise, rehearsal.Meeting, rehearsal.Office, new Cast(rehearsal.Meeting.GetHashCode()), () => Task.Delay(rehearsal.Pace, clock, stopping), onPhones: true);
            await script.DrawAsync();
            await script.GatherAsync(Absent);
            for (var number = 1; number <= (await script.StateAsync()).Agenda.Count; number++)
            {
                await script.TakeItemAsync(number, MoodOf(rehearsal.Ending), Questions);
                await script.ReleaseAsync(number);
            }

            await script.CloseAsync();
        }
        catch (BrokenRuleException refused)
        {
            // The copy stands where the rule refused, and its page says what comes next.
            LogRefused(rehearsal.Meeting, refused.Rule.Code);
        }
        catch (OperationCanceledException)
        {
            // The product is being stopped; the copy stays where it stood.
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // Nobody waits for the play: what breaks it must be seen somewhere.
            LogBroken(rehearsal.Meeting, fault.GetType().Name);
        }
        finally
        {
            playing.TryRemove(rehearsal.Meeting, out _);
        }
    }

    private static Mood MoodOf(RehearsalEnding ending) => ending switch
    {
        RehearsalEnding.Passes => new Mood(77, 18, 5),
        RehearsalEnding.IsReferred => new Mood(36, 59, 5),
        _ => new Mood(50, 45, 0),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rehearsal {Meeting} was refused by {Code} and stands still.")]
    private partial void LogRefused(Guid meeting, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The rehearsal {Meeting} was broken off by {Kind} and stands still.")]
    private partial void LogBroken(Guid meeting, string kind);
}
