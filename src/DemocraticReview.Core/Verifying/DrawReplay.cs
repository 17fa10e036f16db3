using System.Collections.Frozen;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>One witness of an announced draw.</summary>
internal sealed record AnnouncedWitness(int Number, WitnessPart Part, string Key);

/// <summary>A draw that is being held again from its entries (docs/record-format.md, 6).</summary>
internal sealed class DrawReplay
{
    private readonly ChainCheck _chain;
    private readonly JsonFields _announced;
    private readonly Guid _meeting;
    private readonly SortedDictionary<int, string> _commits = [];
    private readonly SortedDictionary<int, string> _dice = [];
    private readonly SortedDictionary<int, string> _reveals = [];
    private DrawBinding? _binding;
    private TreeHead? _frozen;
    private TreeHead? _committed;
    private int _reading = 1;
    private List<PoolMember>? _lots;

    public DrawReplay(ChainCheck chain, ReadEntry entry, DrawForm settingsForm, int missingReveals, IReadOnlyCollection<string> heads, JsonFields settings)
    {
        (_chain, _announced) = (chain, entry.Body);
        _meeting = Guid.Parse(entry.Meeting);
        var body = entry.Body;
        body.MustBe(Checks.DrawForm, "meeting", entry.Meeting, body.Text("meeting"));
        Form = body.Word<DrawForm>("form");
        body.MustBe(Checks.DrawForm, "form", (missingReveals < DrawForms.MostMissingReveals ? settingsForm : DrawForm.PaperLots).ToString(), Form.ToString());
        body.MustBe(Checks.DrawForm, "dice", DrawForms.Dice(Form), body.Count("dice"));
        body.MustBe(Checks.DrawForm, "seats", settings.Count("seats"), body.Count("seats"));
        body.MustBe(Checks.DrawForm, "reserves", settings.Count("reserves"), body.Count("reserves"));
        body.MustBe(Checks.DrawForm, "minimums", settings.Object("professionMinimums").Json.GetRawText(), body.Object("minimums").Json.GetRawText());
        Members = body.Count("members");
        Witnesses = [.. body.Objects("witnesses").Select(w => new AnnouncedWitness(w.Count("witness"), w.Word<WitnessPart>("part"), w.Text("key")))];
        CheckWitnesses(body);
        body.MustBe(Checks.DrawForm, "heads", string.Join(' ', heads), string.Join(' ', body.Objects("heads").Select(h => h.Text("label"))));
        foreach (var head in body.Objects("heads"))
        {
            head.Hash("person");
        }

        Minimums = MinimumsOf(settings);
    }

    public DrawForm Form { get; }

    public int Number => _announced.Count("draw");

    public int Members { get; }

    public IReadOnlyList<AnnouncedWitness> Witnesses { get; }

    public IReadOnlyDictionary<string, int> Minimums { get; }

    public RosterFile? Roster { get; private set; }

    public FrozenSet<string> Recused { get; private set; } = FrozenSet<string>.Empty;

    public IReadOnlyDictionary<string, string> RecusedBecause { get; private set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Key of the tickets, once there is a panel; null where lots took their place.</summary>
    public byte[]? Prk { get; private set; }

    public string? AgreedDice => _dice.Count > 0 && _dice.Count == Math.Max(1, Witnesses.Count) && _dice.Values.Distinct().Count() == 1 ? _dice.Values.First() : null;

    public string Id => $"{_meeting:D}/{Number}";

    public void Freeze(ReadEntry entry, RosterFile file)
    {
        var body = entry.Body;
        Must(entry, Roster is null, "draw.roster");
        file.Check(body, Members);
        var recused = body.Objects("recused").Select(r => (Label: r.Text("label"), Reason: r.Text("reason"))).ToList();
        body.Must(recused.Zip(recused.Skip(1)).All(p => string.CompareOrdinal(p.First.Label, p.Second.Label) < 0), Checks.RosterRecused, "recused", "ascending");
        var unknown = recused.Select(r => r.Label).ToHashSet(StringComparer.Ordinal);
        Recused = unknown.ToFrozenSet(StringComparer.Ordinal);
        RecusedBecause = recused.ToDictionary(r => r.Label, r => r.Reason, StringComparer.Ordinal);
        unknown.ExceptWith(file.Members().Select(m => m.Label));
        body.Must(unknown.Count == 0, Checks.RosterRecused, "recused", Bundle.RosterName(Number));
        Roster = file;
        _frozen = new TreeHead(entry.Seq, _chain.RootAt(entry.Seq)!);
        var recusals = DomainHash.Of("review/draw/recusals/v1", CanonicalJson.Write(body.Json.GetProperty("recused")));
        _binding = new DrawBinding(_meeting, Number, DrawHashes.Announcement(JsonObject.Create(_announced.Json)!), body.Hash("root"), Members, Hex.Of(recusals));
        _committed = Witnesses.Count == 0 ? _frozen : null;
    }

    public void Commit(ReadEntry entry)
    {
        var body = entry.Body;
        Must(entry, _binding is not null && Form is DrawForm.Light or DrawForm.Strict && _dice.Count == 0 && _reading == 1, "draw.committed");
        var witness = WitnessOf(body);
        body.Must(_commits.TryAdd(witness.Number, body.Hash("commit")), Checks.DrawOrder, "witness", "once");
        MustBeHead(body, Checks.Commit, _frozen!);
        body.Must(
            P256.Verify(witness.Key, DrawHashes.CommitStatement(_binding!, witness.Number, body.Hash("commit"), _frozen!), body.Text("signature")),
            Checks.Commit, "signature", $"ECDSA by {witness.Key}");
        _committed = _commits.Count == Witnesses.Count ? new TreeHead(entry.Seq, _chain.RootAt(entry.Seq)!) : null;
    }

    public void Dice(ReadEntry entry)
    {
        var body = entry.Body;
        Must(entry, _committed is not null && Form != DrawForm.PaperLots && _reveals.Count == 0 && AgreedDice is null, "draw.dice");
        if (_dice.Values.Distinct().Count() > 1)
        {
            _dice.Clear();
            _reading++;
        }

        body.MustBe(Checks.Dice, "reading", _reading, body.Count("reading"));
        MustBeHead(body, Checks.Dice, _committed!);
        var dice = body.Text("dice");
        body.Must(DrawForms.AreDice(Form, dice), Checks.Dice, "dice", $"{DrawForms.Dice(Form)} x 0-9");
        if (Witnesses.Count == 0)
        {
            body.MustBe(Checks.Dice, "witness", 0, body.Count("witness"));
            body.Must(body.TextOrNull("signature") is null, Checks.Dice, "signature", "null");
            _dice.Add(0, dice);
            return;
        }

        var witness = WitnessOf(body);
        body.Must(_dice.TryAdd(witness.Number, dice), Checks.DrawOrder, "witness", "once");
        body.Must(
            P256.Verify(witness.Key, DrawHashes.DiceStatement(_binding!, _reading, witness.Number, dice, _committed!), body.Text("signature")),
            Checks.Dice, "signature", $"ECDSA by {witness.Key}");
    }

    public void Reveal(ReadEntry entry)
    {
        var body = entry.Body;
        Must(entry, _commits.Count > 0 && AgreedDice is not null, "draw.revealed");
        var witness = WitnessOf(body);
        body.Must(_reveals.TryAdd(witness.Number, body.Hash("secret")), Checks.DrawOrder, "witness", "once");
        var opened = DrawHashes.Commit(_binding!, witness.Number, witness.Key, Convert.FromHexString(body.Hash("secret")));
        if (opened != _commits[witness.Number])
        {
            throw body.At.Lie(Checks.Reveal, "body.secret", _commits[witness.Number], opened);
        }
    }

    /// <summary>Whether the draw ends here without a panel because of a missing reveal.</summary>
    public bool Void(ReadEntry entry)
    {
        var body = entry.Body;
        var witness = WitnessOf(body);
        var cause = body.Word<DrawVoidCause>("cause");
        var holds = cause == DrawVoidCause.RevealMissing ? AgreedDice is not null && !_reveals.ContainsKey(witness.Number) : AgreedDice is null;
        body.Must(holds && Roster is not null, Checks.DrawVoid, "cause", cause == DrawVoidCause.RevealMissing ? nameof(DrawVoidCause.WitnessLeft) : nameof(DrawVoidCause.RevealMissing));
        return cause == DrawVoidCause.RevealMissing;
    }

    public void Lots(ReadEntry entry)
    {
        Must(entry, Roster is not null && Form == DrawForm.PaperLots && _lots is null, "draw.lots");
        var box = Roster!.Members().Where(m => !Recused.Contains(m.Label)).ToDictionary(m => m.Label, m => m.Stratum, StringComparer.Ordinal);
        var order = entry.Body.Texts("order");
        _lots = [.. order.Where(l => box.ContainsKey(l)).Distinct(StringComparer.Ordinal).Select(l => new PoolMember(l, box[l]))];
        entry.Body.Must(_lots.Count == order.Count, Checks.Panel, "order", Bundle.RosterName(Number));
    }

    /// <summary>Holds the draw again; what comes out must be what stands in the entry.</summary>
    public DrawResult Panel(ReadEntry entry)
    {
        var body = entry.Body;
        Must(entry, Form == DrawForm.PaperLots ? _lots is not null : AgreedDice is not null && _reveals.Count == Witnesses.Count, "panel.drawn", Checks.PanelMissing);
        body.MustBe(Checks.Panel, "form", Form.ToString(), body.Text("form"));
        Prk = Form == DrawForm.PaperLots ? null : DrawHashes.Prk(_binding!, _commits.Values, _reveals.Values, AgreedDice!, _committed!.Root);
        body.MustBe(Checks.PanelPrk, "prk", Prk is null ? "null" : Hex.Of(Prk), body.TextOrNull("prk") ?? "null");
        return Held(body);
    }

    private DrawResult Held(JsonFields body)
    {
        var (seats, reserves) = (_announced.Count("seats"), _announced.Count("reserves"));
        try
        {
            return Prk is not null
                ? Draw.Hold(Prk, Roster!.Members(), Recused, seats, reserves, Minimums)
                : Draw.ByLots(_lots!, Members - Recused.Count, seats, reserves, Minimums);
        }
        catch (BrokenRuleException broken)
        {
            throw body.At.Lie(Checks.Panel, "body.panel", broken.Message, "-");
        }
    }

    internal static IReadOnlyDictionary<string, int> MinimumsOf(JsonFields settings)
    {
        var minimums = settings.Object("professionMinimums");
        return minimums.Json.EnumerateObject().ToDictionary(p => p.Name, p => minimums.Count(p.Name), StringComparer.Ordinal);
    }

    private AnnouncedWitness WitnessOf(JsonFields body) =>
        Witnesses.FirstOrDefault(w => w.Number == body.Count("witness")) ?? throw body.At.Lie(Checks.DrawForm, "body.witness", $"1-{Witnesses.Count}", $"{body.Count("witness")}");

    private void CheckWitnesses(JsonFields body)
    {
        for (var i = 0; i < Witnesses.Count; i++)
        {
            var isNew = Witnesses[i].Number == i + 1 && P256.IsKey(Witnesses[i].Key) && !Witnesses.Take(i).Any(w => w.Key == Witnesses[i].Key);
            body.Must(isNew, Checks.DrawForm, "witnesses", "1, 2, …; key != key");
        }

        body.Must(DrawForms.Suits(Form, [.. Witnesses.Select(w => w.Part)]), Checks.DrawForm, "witnesses", $"{Form}: >= {DrawForms.LeastWitnesses(Form)}");
    }

    private static void MustBeHead(JsonFields body, string check, TreeHead head)
    {
        var named = body.Object("checkpoint");
        named.MustBe(check, "size", head.Size, named.Count("size"));
        named.MustBe(check, "root", head.Root, named.Text("root"));
    }

    private void Must(ReadEntry entry, bool holds, string step, string check = Checks.DrawOrder)
    {
        if (!holds)
        {
            throw entry.Body.At.Lie(check, "type", Due(), step);
        }

        entry.Body.MustBe(Checks.DrawNumber, "draw", Number, entry.Body.Count("draw"));
    }

    private string Due() =>
        Roster is null ? "draw.roster"
        : Form == DrawForm.PaperLots ? _lots is null ? "draw.lots" : "panel.drawn"
        : _committed is null ? "draw.committed"
        : AgreedDice is null ? "draw.dice"
        : _reveals.Count < Witnesses.Count ? "draw.revealed"
        : "panel.drawn";
}
