using System.Text;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>What judges' phones and key holders' devices are shown, each entry with its path.</summary>
public sealed class VoteReading(ReviewDb db, Ledger ledger, Polls polls, IRecordKeys keys)
{
    private static readonly string OpenedType = EventCatalog.NameOf(typeof(BallotOpened));
    private static readonly string ClosedType = EventCatalog.NameOf(typeof(BallotClosed));

    /// <param name="id">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="label">The judge's.</param>
    /// <param name="since">Size of the checkpoint that the phone has; 0 for none.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<VoteView> VoteAsync(Guid id, int number, string label, int since, CancellationToken cancellation)
    {
        var meeting = await ledger.MeetingAsync(id, cancellation);
        var record = await ShownRecord.OfAsync(db, id, cancellation);
        var item = meeting.Item(number);
        var rows = RoundRows.Of(db, meeting, number);
        var phase = PhaseOf(meeting, item, label);
        var registered = await rows.Registered.AsNoTracking().FirstOrDefaultAsync(r => r.Label == label, cancellation);
        var isPublished = phase is VotePhase.Frozen or VotePhase.Open;
        var closed = phase == VotePhase.Closed ? await rows.Boxes.AsNoTracking().Select(b => b.Trackers).FirstOrDefaultAsync(cancellation) : null;
        return new VoteView(
            await AnchorAsync(record, meeting, since, cancellation),
            number,
            item.Phone?.Round ?? item.Round?.Number ?? 0,
            phase,
            meeting.Question,
            PhoneRounds.AnswersOf(meeting.Settings.FailedItem),
            PhoneRounds.MayVote(meeting, number, label),
            registered is not null,
            registered?.Acknowledged == true,
            isPublished ? await rows.ListAsync(cancellation) : null,
            isPublished ? Encoding.UTF8.GetString(polls.Of(meeting, number).Json.Span) : null,
            isPublished ? Encoding.ASCII.GetString(HolderKey.WriteAll(KeyHolders.Complete(meeting))) : null,
            phase == VotePhase.Open ? record.Show(await SeqAsync(id, OpenedType, number, item.Round!.Number, cancellation)) : null,
            closed?.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            meeting.OnTablet.Contains(label),
            meeting.HasTablet,
            meeting.IsRehearsal);
    }

    /// <summary>The current item as the hall's tablet sees it; the next one between two items.</summary>
    /// <param name="id">The meeting.</param>
    /// <param name="since">Size of the checkpoint that the tablet has; 0 for none.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<TabletView> TabletAsync(Guid id, int since, CancellationToken cancellation)
    {
        var meeting = await ledger.MeetingAsync(id, cancellation);
        var number = (meeting.Next ?? meeting.Agenda[^1]).Number;
        var rows = RoundRows.Of(db, meeting, number);
        var registered = await rows.Registered.AsNoTracking().ToListAsync(cancellation);
        var mine = registered.FindAll(r => meeting.OnTablet.Contains(r.Label));
        var isRegistering = meeting.Item(number).Phone is { List: null };
        var needed = isRegistering ? Tablets.Waiting(meeting, number, registered.Select(r => r.Label).ToHashSet(StringComparer.Ordinal)).Count : 0;
        var use = await rows.TabletUseAsync(mine, cancellation);
        var sight = await VoteAsync(id, number, mine.FirstOrDefault()?.Label ?? "", since, cancellation);

        // Whoever chose the tablet and may not vote here any more does not keep it from the others.
        sight = isRegistering ? sight with { Phase = VotePhase.Registering } : sight;
        return new TabletView(sight, needed, mine.Count, use.IsBusy, use.Cast);
    }

    /// <summary>Who of an item's judges has registered, and whose turn at the tablet it is: nothing that a vote or a ciphertext shows in.</summary>
    public static async Task<DeskView> DeskAsync(ReviewDb db, ReviewMeeting meeting, int number, CancellationToken cancellation)
    {
        var rows = RoundRows.Of(db, meeting, number);
        var registered = (await rows.Registered.AsNoTracking().ToListAsync(cancellation)).ToDictionary(r => r.Label, StringComparer.Ordinal);
        return new DeskView(
            [.. PhoneRounds.JudgesOf(meeting, number).Select(l => registered.GetValueOrDefault(l) is { } row
                ? new DeskLine(l, true, row.Acknowledged, meeting.OnTablet.Contains(l), row.Turn)
                : new DeskLine(l, false, false, meeting.OnTablet.Contains(l), TabletTurn.Waits))],
            (await rows.TabletUseAsync(registered.Values, cancellation)).IsBusy);
    }

    /// <param name="id">The meeting.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="archive">Where the archive of an item's box is fetched.</param>
    /// <param name="since">Size of the checkpoint that the device has; 0 for none.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.NotAKeyHolder"/>.</exception>
    public async Task<HolderView> HolderAsync(Guid id, Actor actor, Func<int, string> archive, int since, CancellationToken cancellation)
    {
        var meeting = await ledger.MeetingAsync(id, cancellation);
        var holder = KeyHolders.Of(meeting, HolderActors.PersonOf(meeting, actor));
        var record = await ShownRecord.OfAsync(db, id, cancellation);
        var boxes = new List<BoxView>();
        foreach (var item in meeting.Agenda.Where(i => i.Round is { Channel: BallotChannel.Phone, State: RoundState.Closed or RoundState.Counted }))
        {
            var round = item.Round!;
            boxes.Add(new BoxView(
                item.Number,
                round.Number,
                item.Facts.Title,
                record.Show(await SeqAsync(id, OpenedType, item.Number, round.Number, cancellation)),
                record.Show(await SeqAsync(id, ClosedType, item.Number, null, cancellation)),
                archive(item.Number),
                round.Parts.ContainsKey(holder.Number)));
        }

        return new HolderView(
            await AnchorAsync(record, meeting, since, cancellation),
            holder.Number,
            holder.Key,
            boxes,
            holder.Part == WitnessPart.Scrutineer ? ToSign(meeting) : null,
            holder is { Key: not null, IsDestroyed: false } && meeting.Agenda.TrueForAll(i => i.IsSettled));
    }

    /// <summary>The archive of an item's closed box, up to EndBallots.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>.</exception>
    public async Task<byte[]> ArchiveAsync(Guid id, int number, CancellationToken cancellation)
    {
        var meeting = await ledger.MeetingAsync(id, cancellation);
        return await RoundRows.Of(db, meeting, number).Boxes.Select(b => b.Archive).FirstOrDefaultAsync(cancellation)
            ?? throw new BrokenRuleException(Rules.NotFound, ("what", $"items/{number}.bel"));
    }

    /// <summary>Trackers of the ballots that count in an item's closed box, sorted as they stand in it; none while it is open.</summary>
    public static async Task<IReadOnlyList<string>> TrackersAsync(ReviewDb db, ReviewMeeting meeting, int number, CancellationToken cancellation) =>
        (await RoundRows.Of(db, meeting, number).Boxes.AsNoTracking().Select(b => b.Trackers).FirstOrDefaultAsync(cancellation))
            ?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>How many have registered, found themselves and voted.</summary>
    public static async Task<RoundNumbers> NumbersAsync(ReviewDb db, ReviewMeeting meeting, int number, CancellationToken cancellation)
    {
        var rows = RoundRows.Of(db, meeting, number);
        return new RoundNumbers(
            await rows.Registered.CountAsync(cancellation),
            await rows.Registered.CountAsync(r => r.Acknowledged, cancellation),
            await rows.Ballots.CountAsync(b => b.Number == 1, cancellation));
    }

    private static ListView? ToSign(ReviewMeeting meeting) => meeting.Agenda.Find(i => i.Phone is { List: not null, Signature: null }) is { Phone: { } setUp } item
        ? new ListView(item.Number, setUp.Round, setUp.Heads!.Value, setUp.List!.Labels, setUp.List.SetupHash, setUp.List.Issued)
        : null;

    private static VotePhase PhaseOf(ReviewMeeting meeting, AgendaItem item, string label) => item switch
    {
        { Phone.List: not null } => item.Phone.List.Labels.Contains(label) ? VotePhase.Frozen : VotePhase.Waiting,
        { Phone: not null } => PhoneRounds.MayVote(meeting, item.Number, label) ? VotePhase.Registering : VotePhase.Waiting,
        { Round: { Channel: BallotChannel.Phone } round } => round.State switch
        {
            RoundState.Open => VotePhase.Open,
            RoundState.Void => VotePhase.Void,
            _ => VotePhase.Closed,
        },
        _ => VotePhase.Waiting,
    };

    private async Task<Anchor> AnchorAsync(ShownRecord record, ReviewMeeting meeting, int since, CancellationToken cancellation)
    {
        var key = await db.Meetings.Where(m => m.Id == meeting.Id).Select(m => m.RecordKey!).FirstAsync(cancellation);
        return record.AnchorOf(meeting.EnterpriseId, meeting.Id, keys.Find(key), since);
    }

    // The last one of the item; of the opening, that of the round.
    private async Task<int> SeqAsync(Guid meeting, string type, int item, int? round, CancellationToken cancellation)
    {
        var rows = await db.Events.AsNoTracking().Where(e => e.SubjectId == meeting && e.Type == type).OrderByDescending(e => e.Seq)
            .Select(e => new { e.Seq, e.Type, e.Body }).ToListAsync(cancellation);
        return rows.First(r => EventCatalog.Read<MeetingEvent>(r.Type, r.Body) switch
        {
            BallotOpened e => e.Item == item && e.Round == round,
            BallotClosed e => e.Item == item,
            _ => false,
        }).Seq;
    }
}
