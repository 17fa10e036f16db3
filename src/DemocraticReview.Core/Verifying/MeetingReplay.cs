using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.Verifying;

/// <summary>Goes through the entries in order and does everything again that can be done again.</summary>
internal sealed class MeetingReplay
{
    private readonly ChainCheck _chain;
    private readonly IReadOnlyDictionary<string, ReadOnlyMemory<byte>> _files;
    private readonly JsonFields _settings;
    private readonly Guid _enterprise;
    private readonly Hall _hall = new();
    private readonly List<ItemReplay> _items = [];
    private readonly Dictionary<int, DrawReplay> _draws = [];
    private readonly List<Told> _told = [];
    private DrawReplay? _draw;
    private int _lastDraw, _missingReveals, _recusals, _witnessed;
    private MeetingStage _stage;
    private bool _postponed, _sitting;

    public MeetingReplay(ChainCheck chain, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        (_chain, _files) = (chain, files);
        var created = chain.Entries[0].Body;
        _settings = created.Object("settings");
        _enterprise = Guid.Parse(created.Text("enterprise"));
    }

    /// <summary>The draw whose panel sits; null where nobody was drawn.</summary>
    public DrawReplay? DrawInForce { get; private set; }

    /// <summary>The panel of that draw as it was drawn.</summary>
    public DrawResult? Drawn { get; private set; }

    public Hall Hall => _hall;

    public bool IsClosed => _stage == MeetingStage.Closed;

    public int Witnessed => _witnessed;

    public IReadOnlyList<ItemReplay> Items => _items;

    public IReadOnlyList<Told> Run()
    {
        foreach (var entry in _chain.Entries.Skip(1))
        {
            entry.Body.Must(!IsClosed || entry.Type is "record.corrected" or "record.key-rotated" or "checkpoint.witnessed", Checks.ItemOrder, "type", "record.corrected");
            Take(entry);
        }

        foreach (var roster in _files.Keys.Where(n => n.StartsWith("rosters/", StringComparison.Ordinal) && !_draws.Values.Any(d => d.Roster is not null && n == Bundle.RosterName(d.Number))))
        {
            throw new Place(roster).Lie(Checks.FileUnknown, "", "draw.roster", roster);
        }

        return [.. _told, .. _items.Select(i => i.Result).OfType<Told>()];
    }

    private void Take(ReadEntry entry)
    {
        switch (entry.Type.Split('.')[0])
        {
            case "draw" or "panel" or "seat":
                TakeDraw(entry, entry.Body);
                break;
            case "questioning" or "question" or "facts" or "statement" or "last-word" or "ballot" or "round" or "count" or "tally" or "item" or "result" or "withdrawal" or "objection" or "rectification":
                ItemSteps.Take(entry, Item(entry.Body), this, _settings, OpensInOrder);
                break;
            default:
                TakeMeeting(entry, entry.Body);
                break;
        }
    }

    private void TakeMeeting(ReadEntry entry, JsonFields body)
    {
        switch (entry.Type)
        {
            case "agenda.item-added":
                Must(body, _stage == MeetingStage.Prepared);
                body.MustBe(Checks.ItemOrder, "item", _items.Count + 1, body.Count("item"));
                _items.Add(new ItemReplay(body.Count("item"), body.Text("title")));
                body.Hash("dossier");
                break;
            case "head.appointed":
                Must(body, _stage == MeetingStage.Prepared);
                body.Must(!_hall.Heads.Contains(body.Text("label")), Checks.CheckIn, "label", "once");
                _hall.Heads.Add(body.Text("label"));
                break;
            case "meeting.announced":
                Must(body, _stage == MeetingStage.Prepared && _items.Count > 0);
                body.Text("question");
                _stage = MeetingStage.Announced;
                break;
            case "recusal.raised" or "recusal.decided":
                Recuse(entry, body);
                break;
            case "judges.notified":
                Must(body, _stage == MeetingStage.Drawn);
                _stage = MeetingStage.Notified;
                break;
            case "judge.checked-in":
                body.Must(_stage >= MeetingStage.Notified && !_postponed && _hall.Knows(body.Text("label")) && _hall.CheckedIn.Add(body.Text("label")), Checks.CheckIn, "label", "seat | head | reserve");
                break;
            case "session.opened":
                Must(body, _stage is MeetingStage.Notified or MeetingStage.InSession && !_postponed && !_sitting);
                _hall.MustHaveQuorum(body, _settings);
                (_stage, _sitting) = (MeetingStage.InSession, true);
                break;
            case "meeting.postponed":
                Must(body, _stage is >= MeetingStage.Announced and <= MeetingStage.InSession && !_postponed && !_items.Exists(i => i.IsOpen && i.Stage >= ItemStage.Balloting));
                Postpone();
                break;
            case "meeting.rescheduled":
                Must(body, _postponed || _stage == MeetingStage.Prepared);
                _postponed = false;
                break;
            case "meeting.concluded":
                Must(body, _items.TrueForAll(i => i.IsSettled));
                _stage = MeetingStage.Concluded;
                break;
            case "meeting.closed":
                Must(body, _stage == MeetingStage.Concluded);
                _stage = MeetingStage.Closed;
                break;
            case "record.corrected":
                Must(body, IsClosed);
                break;
            case "checkpoint.witnessed":
                Witness(entry, body);
                break;
        }
    }

    private void TakeDraw(ReadEntry entry, JsonFields body)
    {
        switch (entry.Type)
        {
            case "draw.announced":
                Announce(entry, body);
                break;
            case "draw.roster":
                Draw(body).Freeze(entry, new RosterFile(Draw(body).Number, FilesCheck.Get(_files, Bundle.RosterName(Draw(body).Number))));
                break;
            case "draw.committed":
                Draw(body).Commit(entry);
                break;
            case "draw.dice":
                Draw(body).Dice(entry);
                break;
            case "draw.revealed":
                Draw(body).Reveal(entry);
                break;
            case "draw.lots":
                Draw(body).Lots(entry);
                break;
            case "draw.voided":
                body.MustBe(Checks.DrawNumber, "draw", Draw(body).Number, body.Count("draw"));
                var missing = _draw!.Void(entry);
                _missingReveals += missing ? 1 : 0;
                _told.Add(Told.Of(missing ? "draw-voided" : "draw-left", ("draw", _draw.Number), ("witness", body.Count("witness"))));
                _draw = null;
                break;
            case "panel.drawn":
                Panel(entry, body);
                break;
            case "seat.filled":
                Fill(entry, body);
                break;
        }
    }

    private void Announce(ReadEntry entry, JsonFields body)
    {
        var drawn = _settings.Word<Selection>("selection") == Selection.Drawn;
        body.Must(drawn && _draw is null, Checks.DrawOrder, "draw", _draw is null ? "panel.drawn, NoDraw" : $"{_draw.Number}");
        body.MustBe(Checks.DrawNumber, "draw", _lastDraw + 1, body.Count("draw"));
        MustBeDue(body);
        DrawReason? because = _lastDraw > (DrawInForce?.Number ?? 0) ? DrawReason.PreviousVoided : DrawInForce is null ? null : DrawReason.ReservesUsedUp;
        body.MustBe(Checks.DrawDue, "reason", because?.ToString() ?? "null", body.TextOrNull("reason") ?? "null");
        _draw = new DrawReplay(_chain, entry, _settings.Word<DrawForm>("drawForm"), _missingReveals, _hall.Heads, _settings);
        _draws[_draw.Number] = _draw;
        _lastDraw = _draw.Number;
    }

    // The first draw, or one that nothing but a lack of reserves asks for.
    private void MustBeDue(JsonFields body)
    {
        var isFirst = _stage == MeetingStage.Announced;
        var isNeeded = _stage is MeetingStage.Drawn or MeetingStage.Notified or MeetingStage.InSession && _hall.Reserves.Count == 0 && !_items.Exists(i => i.IsOpen)
            && (_hall.DrawnSeats > _hall.Seats.Count || _postponed);
        body.Must(isFirst || isNeeded, Checks.DrawDue, "draw", $"{_stage}, {_hall.Reserves.Count} reserves, {_hall.DrawnSeats - _hall.Seats.Count} vacant");
    }

    private DrawReplay Draw(JsonFields body) => _draw ?? throw body.At.Lie(Checks.DrawOrder, "type", "draw.announced", "-");

    private void Panel(ReadEntry entry, JsonFields body)
    {
        if (_settings.Word<Selection>("selection") == Selection.AllMembers)
        {
            MustBeDue(body);
            PanelCheck.NoDraw(body, ++_lastDraw);
            _hall.Seat(PanelCheck.Members(body, "panel"), []);
            _told.Add(Told.Of("no-draw", ("seats", _hall.Seats.Count)));
        }
        else
        {
            var draw = _draw ?? throw body.At.Lie(Checks.PanelMissing, "type", "draw.announced", "-");
            Drawn = draw.Panel(entry);
            PanelCheck.Check(body, draw, Drawn);
            _hall.Seat(Drawn.Panel.Select(m => m.Member), Drawn.Reserves.Select(m => m.Member));
            _told.Add(Told.Of(
                $"draw-{draw.Form}", ("draw", draw.Number), ("members", draw.Members), ("recused", draw.Recused.Count), ("witnesses", draw.Witnesses.Count),
                ("dice", draw.AgreedDice ?? ""), ("seats", Drawn.Panel.Count), ("reserves", Drawn.Reserves.Count), ("prk", draw.Prk is null ? "" : Hex.Of(draw.Prk))));
            (DrawInForce, _draw, _missingReveals) = (draw, null, 0);
        }

        _stage = _stage < MeetingStage.Drawn ? MeetingStage.Drawn : _stage;
    }

    private void Fill(ReadEntry entry, JsonFields body)
    {
        body.Must(_stage >= MeetingStage.Drawn && !_items.Exists(i => i.IsOpen), Checks.Seat, "reserve", "-");
        body.MustBe(Checks.Seat, "draw", _lastDraw, body.Count("draw"));
        _hall.Fill(body, DrawReplay.MinimumsOf(_settings));
        if (body.TextOrNull("signature") is { } signature)
        {
            var key = WitnessOf(body).Key;
            var statement = DrawHashes.SeatStatement($"{entry.Meeting}/{_lastDraw}", body.TextOrNull("left"), body.Word<VacancyReason>("reason"), body.Text("reserve"));
            body.Must(P256.Verify(key, statement, signature), Checks.Seat, "signature", $"ECDSA by {key}");
        }

        _told.Add(Told.Of("seat-filled", ("left", body.TextOrNull("left") ?? "-"), ("reserve", body.Text("reserve")), ("reason", body.Text("reason"))));
    }

    private void Recuse(ReadEntry entry, JsonFields body)
    {
        body.Must(_draw?.Roster is null, Checks.Recusal, "number", "panel.drawn");
        body.Must(entry.Type == "recusal.raised" ? body.Count("number") == ++_recusals : body.Count("number") >= 1 && body.Count("number") <= _recusals, Checks.Recusal, "number", $"{_recusals}");
        var label = body.TextOrNull("label");
        body.Must(label is null || _hall.Knows(label), Checks.Recusal, "label", "seat | head | reserve");
        if (body.Flag("granted") && label is not null)
        {
            _items.Find(i => i.IsOpen && (body.CountOrNull("item") ?? i.Number) == i.Number)?.Recuse(label);
            _hall.Recuse(label, body.CountOrNull("item"));
        }

        if (body.Flag("postpones"))
        {
            Postpone();
        }
    }

    private void Postpone()
    {
        _items.Find(i => i.IsOpen)?.Postpone();
        _hall.CheckedIn.Clear();
        (_postponed, _sitting) = (true, false);
    }

    private void Witness(ReadEntry entry, JsonFields body)
    {
        var witness = WitnessOf(body);
        var size = body.Count("size");
        body.Must(size >= 1 && size < entry.Seq, Checks.Witnessed, "size", $"1-{entry.Seq - 1}");
        body.Word<WitnessedPoint>("purpose");
        body.MustBe(Checks.Witnessed, "root", _chain.RootAt(size)!, body.Text("root"));
        var message = CheckpointWitnessed.Message(_enterprise, Guid.Parse(entry.Meeting), new TreeHead(size, body.Text("root")));
        body.Must(P256.Verify(witness.Key, message, body.Text("signature")), Checks.Witnessed, "signature", $"ECDSA by {witness.Key}");
        _witnessed++;
    }

    private AnnouncedWitness WitnessOf(JsonFields body) =>
        _draws.GetValueOrDefault(body.Count("draw"))?.Witnesses.FirstOrDefault(w => w.Number == body.Count("witness"))
        ?? throw body.At.Lie(Checks.Witnessed, "body.witness", "draw.announced", $"{body.Count("draw")}/{body.Count("witness")}");

    private ItemReplay Item(JsonFields body) =>
        _items.Find(i => i.Number == body.Count("item")) ?? throw body.At.Lie(Checks.ItemOrder, "body.item", $"1-{_items.Count}", $"{body.Count("item")}");

    private bool OpensInOrder(ItemReplay item) =>
        _sitting && !_postponed && !_items.Exists(i => i.IsOpen) && _items.Find(i => i.Stage == ItemStage.Pending) == item;

    private void Must(JsonFields body, bool holds)
    {
        if (!holds)
        {
            throw body.At.Lie(Checks.ItemOrder, "type", "docs/record-format.md, 8", _stage.ToString());
        }
    }
}
