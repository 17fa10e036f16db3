using System.Globalization;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Verifying;

/// <summary>One item of the agenda, from its questioning to its result (docs/record-format.md, 8).</summary>
internal sealed class ItemReplay(int number, string title)
{
    private readonly HashSet<string> _seated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private readonly HashSet<Role> _consents = [];
    private int _appointed, _present, _recused, _rounds, _roundsBefore, _issued, _reminders, _counts, _objections;
    private int? _collected;
    private bool _anyCount, _isOnPhones;
    private BallotCount? _count;

    public int Number { get; } = number;

    public string Title { get; } = title;

    public ItemStage Stage { get; private set; }

    public int N => _seated.Count - _left.Count;

    /// <summary>A round of it was held by something else than paper.</summary>
    public bool UsedPhones { get; private set; }

    public bool IsOpen => Stage is > ItemStage.Pending and < ItemStage.Published;

    public bool IsSettled => Stage is ItemStage.Published or ItemStage.Withdrawn;

    /// <summary>The figures for the explanation; null until decided.</summary>
    public Told? Result { get; private set; }

    public void OpenQuestioning(JsonFields body, Hall hall, JsonFields settings)
    {
        Must(body, Stage == ItemStage.Pending);
        hall.MustHaveQuorum(body, settings);
        Seat(body, hall, settings);
        (_appointed, _present, _recused) = (body.Count("appointed"), body.Count("present"), body.Count("recused"));
        var counted = Hall.Counts(settings, VoteBase.AllAppointed) ? _appointed : _present;

        // Nobody is left out but for a recusal, and nobody is recused twice.
        body.Must(counted - _seated.Count <= _recused && _recused <= _appointed - _seated.Count, Checks.ItemSeated, "recused", $"{counted - _seated.Count} … {_appointed - _seated.Count}");
        Stage = ItemStage.Questioning;
    }

    public void MustBeQuestioning(JsonFields body) => Must(body, Stage == ItemStage.Questioning);

    public void CloseQuestioning(JsonFields body)
    {
        MustBeQuestioning(body);
        Stage = ItemStage.Questioned;
    }

    public void Recuse(string label)
    {
        if (Stage is ItemStage.Questioning or ItemStage.Questioned && _seated.Contains(label))
        {
            _left.Add(label);
        }
    }

    public void Postpone()
    {
        Stage = ItemStage.Pending;
        _seated.Clear();
        _left.Clear();
        _roundsBefore = _rounds;
    }

    public void OpenBallot(JsonFields body, Hall hall, JsonFields settings)
    {
        Must(body, Stage == ItemStage.Questioned && _count is null);
        body.Must(settings.Texts("channels").Contains(body.Text("channel")), Checks.Ballot, "channel", string.Join(" | ", settings.Texts("channels")));
        _isOnPhones = body.Text("channel") != nameof(BallotChannel.Paper);
        UsedPhones |= _isOnPhones;
        body.MustBe(Checks.Ballot, "round", _rounds + 1, body.Count("round"));
        var seatsAnew = Hall.Counts(settings, VoteBase.SeatedAtBallot) && _rounds == _roundsBefore;
        body.Must((body.TextsOrNull("seated") is not null) == seatsAnew, Checks.ItemSeated, "seated", seatsAnew ? "array" : "null");
        if (seatsAnew)
        {
            _seated.IntersectWith(_left);
            Seat(body, hall, settings, alsoLeft: true);
        }

        _present = Hall.Counts(settings, VoteBase.SeatedAtQuestioning) ? _present : hall.Judges.Union(_left).Count(hall.CheckedIn.Contains);
        body.MustBe(Checks.Ballot, "present", _present, body.Count("present"));
        body.Must(body.Count("issued") <= Able(hall), Checks.Ballot, "issued", $"<= {Able(hall)}");
        (_issued, _reminders, _counts, _anyCount, _collected) = (body.Count("issued"), 0, 0, false, null);
        _rounds++;
        Stage = ItemStage.Balloting;
    }

    public void Remind(JsonFields body)
    {
        Must(body, Stage == ItemStage.Balloting);
        body.MustBe(Checks.Ballot, "reminder", ++_reminders, body.Count("reminder"));
    }

    public void CloseBallot(JsonFields body, Hall hall, JsonFields settings)
    {
        Must(body, Stage == ItemStage.Balloting);
        _collected = body.Count("collected");
        var isVoid = _collected > _issued || (_isOnPhones && IsBoxVoid(body.Object("box")));
        body.Must(body.Flag("void") == isVoid, Checks.Ballot, "void", isVoid ? "true" : "false");
        body.Must(isVoid || Able(hall) <= _collected || _reminders >= settings.Count("ballotReminders"), Checks.Ballot, "collected", $"{Able(hall)} | {settings.Count("ballotReminders")} ballot.reminded");
        Stage = isVoid ? ItemStage.Questioned : ItemStage.Counting;
    }

    public void VoidRound(JsonFields body)
    {
        Must(body, Stage is ItemStage.Balloting or ItemStage.Counting && !_anyCount);
        Stage = ItemStage.Questioned;
    }

    public void Count(JsonFields body)
    {
        Must(body, Stage == ItemStage.Counting);
        _anyCount = true;
        _counts = body.Flag("differs") ? 0 : _counts + 1;
    }

    public void Sign(JsonFields body)
    {
        Must(body, Stage == ItemStage.Counting);
        body.Must(_isOnPhones || _counts >= 2, Checks.Tally, "item", "2 count.entered");
        foreach (var (line, value) in new[] { ("appointed", _appointed), ("present", _present), ("recused", _recused + _left.Count), ("seated", N), ("issued", _issued), ("collected", _collected!.Value) })
        {
            body.MustBe(Checks.Tally, line, value, body.Count(line));
        }

        var count = new BallotCount(_issued, _collected.Value, body.Count("satisfied"), body.Count("dissatisfied"), body.Count("abstained"), body.Count("invalid"));
        try
        {
            var tally = Tally.Of(new Attendance(_appointed, _present, _recused + _left.Count, N), count);
            body.MustBe(Checks.Tally, "valid", tally.Valid, body.Count("valid"));
            body.MustBe(Checks.Tally, "notCast", tally.NotCast, body.Count("notCast"));
        }
        catch (BrokenRuleException broken)
        {
            throw body.At.Lie(Checks.Tally, "body", broken.Message, "-");
        }

        _count = count;
        Stage = ItemStage.Counted;
    }

    public void Decide(JsonFields body, JsonFields settings)
    {
        Must(body, Stage == ItemStage.Counted);
        var (numerator, denominator) = Hall.ShareOf(settings, "threshold");
        var verdict = Verdict.Of(_count!.Satisfied, N, new Threshold(numerator, denominator));
        body.MustBe(Checks.Verdict, "threshold", settings.Text("threshold"), body.Text("threshold"));
        body.MustBe(Checks.Verdict, "satisfied", _count.Satisfied, body.Count("satisfied"));
        body.MustBe(Checks.Verdict, "seated", N, body.Count("seated"));
        body.Must(body.Flag("passed") == verdict.Passed, Checks.Verdict, "passed", verdict.Passed ? "true" : "false");
        body.MustBe(Checks.Verdict, "inequality", verdict.Inequality, body.Text("inequality"));
        var outcome = verdict.Passed ? ItemOutcome.Passed : settings.Word<FailedItemGoes>("failedItem") == FailedItemGoes.Discipline ? ItemOutcome.Referred : ItemOutcome.SentBack;
        body.MustBe(Checks.Verdict, "outcome", outcome.ToString(), body.Text("outcome"));
        body.Must(body.Flag("referral") == (outcome == ItemOutcome.Referred), Checks.Verdict, "referral", outcome == ItemOutcome.Referred ? "true" : "false");
        Stage = ItemStage.Decided;
        Result = Told.Of(
            $"item-{outcome}", ("item", Number), ("title", Title), ("n", N), ("satisfied", _count.Satisfied), ("dissatisfied", _count.Dissatisfied),
            ("abstained", _count.Abstained), ("invalid", _count.Invalid), ("notCast", N - _count.Collected), ("inequality", verdict.Inequality));
    }

    public void Publish(JsonFields body)
    {
        Must(body, Stage == ItemStage.Decided);
        Stage = ItemStage.Published;
    }

    public void Consent(JsonFields body, bool isDrawn)
    {
        Must(body, Stage < ItemStage.Balloting && _rounds == 0);
        Role[] needed = isDrawn ? [Role.EvaluationOfficer, Role.UnionOfficer, Role.Observer] : [Role.EvaluationOfficer, Role.UnionOfficer];
        var by = body.Word<Role>("by");
        body.Must(needed.Contains(by) && _consents.Add(by), Checks.ItemOrder, "by", string.Join(" | ", needed.Except(_consents)));
        var isOut = needed.All(_consents.Contains);
        body.Must(body.Flag("withdrawn") == isOut, Checks.ItemOrder, "withdrawn", isOut ? "true" : "false");
        if (isOut)
        {
            Stage = ItemStage.Withdrawn;
            Result = Told.Of("item-withdrawn", ("item", Number), ("title", Title));
        }
    }

    public void Object(JsonFields body)
    {
        Must(body, Stage == ItemStage.Published);
        _objections++;
    }

    public void DecideObjection(JsonFields body)
    {
        body.Must(body.Count("objection") >= 1 && body.Count("objection") <= _objections, Checks.ItemOrder, "objection", string.Create(CultureInfo.InvariantCulture, $"1-{_objections}"));
        if (body.Flag("upheld"))
        {
            Result = Told.Of("item-voided", ("item", Number), ("title", Title));
        }
    }

    public void MustBePublished(JsonFields body) => Must(body, Stage == ItemStage.Published);

    // Ballots, credentials, heads, judges: none more than the next.
    private bool IsBoxVoid(JsonFields box) => box.Count("credentials") > box.Count("heads") || box.Count("heads") > N;

    private int Able(Hall hall) => hall.Judges.Count(j => _seated.Contains(j) && !_left.Contains(j) && hall.CheckedIn.Contains(j));

    private void Seat(JsonFields body, Hall hall, JsonFields settings, bool alsoLeft = false)
    {
        var seated = body.Texts("seated");
        var all = Hall.Counts(settings, VoteBase.AllAppointed);
        body.Must(seated.Zip(seated.Skip(1)).All(p => string.CompareOrdinal(p.First, p.Second) < 0), Checks.ItemSeated, "seated", "ascending");
        foreach (var label in seated.Where(l => !hall.Judges.Contains(l) || hall.IsRecused(l, Number) || !(all || hall.CheckedIn.Contains(l))))
        {
            throw body.At.Lie(Checks.ItemSeated, "body.seated", all ? "appointed" : "judge.checked-in", label);
        }

        var least = settings.Count("minimumRepresentatives");
        body.Must(alsoLeft || hall.Seats.Count(s => seated.Contains(s.Label)) >= least, Checks.ItemSeated, "seated", $">= {least} seats");
        _seated.UnionWith(seated);
    }

    private void Must(JsonFields body, bool holds)
    {
        if (!holds)
        {
            throw body.At.Lie(Checks.ItemOrder, "type", $"item {Number}", Stage.ToString());
        }
    }
}
