using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Verifying;

/// <summary>Who sits, who waits and who is in the hall: everybody by label (docs/record-format.md, 7).</summary>
internal sealed class Hall
{
    private readonly HashSet<(string Label, int Item)> _recusedHeads = [];

    /// <summary>In the order in which they came to sit.</summary>
    public List<PoolMember> Seats { get; } = [];

    /// <summary>In drawn order.</summary>
    public List<PoolMember> Reserves { get; } = [];

    public List<string> Heads { get; } = [];

    public HashSet<string> CheckedIn { get; } = new(StringComparer.Ordinal);

    /// <summary>Seats of the draw in force, empty ones included.</summary>
    public int DrawnSeats { get; private set; }

    public IEnumerable<string> Judges => Seats.Select(s => s.Label).Concat(Heads);

    public int Appointed => Seats.Count + Heads.Count;

    public int Present => Judges.Count(CheckedIn.Contains);

    public int PresentSeats => Seats.Count(s => CheckedIn.Contains(s.Label));

    public bool Knows(string label) => Judges.Contains(label) || Reserves.Exists(r => r.Label == label);

    public void Seat(IEnumerable<PoolMember> panel, IEnumerable<PoolMember> reserves)
    {
        Seats.Clear();
        Reserves.Clear();
        CheckedIn.Clear();
        Seats.AddRange(panel);
        Reserves.AddRange(reserves);
        DrawnSeats = Seats.Count;
    }

    /// <summary>A representative leaves for good, a head for one item.</summary>
    public void Recuse(string label, int? item)
    {
        Seats.RemoveAll(s => s.Label == label);
        Reserves.RemoveAll(r => r.Label == label);
        if (item is { } number)
        {
            _recusedHeads.Add((label, number));
        }
    }

    public bool IsRecused(string label, int item) => _recusedHeads.Contains((label, item));

    /// <summary>Holds the filling of a seat again.</summary>
    public void Fill(JsonFields body, IReadOnlyDictionary<string, int> minimums)
    {
        var left = body.TextOrNull("left");
        var reason = body.Word<VacancyReason>("reason");
        var isVacant = left is null ? DrawnSeats > Seats.Count && reason == VacancyReason.Recused : Seats.Exists(s => s.Label == left) && reason != VacancyReason.Recused;
        body.Must(isVacant && !(reason == VacancyReason.Absent && CheckedIn.Contains(left!)), Checks.Seat, "left", "vacant");
        var away = CheckedIn.Count == 0 ? [] : Reserves.Where(r => !CheckedIn.Contains(r.Label)).ToList();
        SeatFilled filled;
        try
        {
            filled = Draw.FillSeat(new Vacancy(
                DrawnSeats, [.. Seats.Where(s => s.Label != left)], Reserves, new HashSet<string>(), away.ToDictionary(r => r.Label, _ => PassedOverReason.Absent, StringComparer.Ordinal), minimums));
        }
        catch (BrokenRuleException broken)
        {
            throw body.At.Lie(Checks.Seat, "body.reserve", broken.Message, body.Text("reserve"));
        }

        body.MustBe(Checks.Seat, "reserve", filled.Reserve.Label, body.Text("reserve"));
        body.MustBe(
            Checks.Seat,
            "passedOver",
            string.Join(' ', filled.PassedOver.Select(p => $"{p.Label}:{p.Reason}")),
            string.Join(' ', body.Objects("passedOver").Select(p => $"{p.Text("label")}:{p.Text("reason")}")));
        body.Must(body.Flag("minimumsKept") == filled.MinimumsKept, Checks.Seat, "minimumsKept", filled.MinimumsKept ? "true" : "false");
        Seats.RemoveAll(s => s.Label == left);
        Seats.Add(filled.Reserve);
        Reserves.RemoveAll(r => r.Label == filled.Reserve.Label);
        if (left is not null)
        {
            CheckedIn.Remove(left);
        }
    }

    /// <summary>Counts of the entry against the hall, and a quorum.</summary>
    public void MustHaveQuorum(JsonFields body, JsonFields settings)
    {
        body.MustBe(Checks.Session, "appointed", Appointed, body.Count("appointed"));
        body.MustBe(Checks.Session, "present", Present, body.Count("present"));
        var least = settings.Count("minimumRepresentatives");
        body.Must(PresentSeats >= least, Checks.Session, "present", $"{least} seats");
        var (numerator, denominator) = ShareOf(settings, "quorum");
        body.Must((long)Present * denominator >= (long)Appointed * numerator, Checks.Session, "present", $"{denominator} x present >= {numerator} x {Appointed}");
    }

    internal static (int Numerator, int Denominator) ShareOf(JsonFields settings, string name) =>
        settings.Text(name).Split('/') is [var n, var d] && int.TryParse(n, out var numerator) && int.TryParse(d, out var denominator) && numerator > 0 && denominator > numerator
            ? (numerator, denominator)
            : throw settings.At.Lie(Checks.EntryForm, $"{settings.Path}.{name}", "1/2", settings.Text(name));

    internal static bool Counts(JsonFields settings, VoteBase voteBase) => settings.Word<VoteBase>("base") == voteBase;
}
