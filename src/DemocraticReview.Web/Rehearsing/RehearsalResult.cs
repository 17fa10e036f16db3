namespace DemocraticReview.Web.Rehearsing;

/// <summary>One item's outcome; <paramref name="Seated"/> is N.</summary>
public sealed record ItemResult(
    string Title,
    int Judges,
    int Representatives,
    int Heads,
    int Seated,
    int Satisfied,
    int Dissatisfied,
    int Abstained,
    int Invalid,
    int NotCast,
    string Inequality,
    string Verdict);

/// <summary><c>result.json</c>: the first item at the top level, all of them in <paramref name="Items"/>.</summary>
public sealed record RehearsalResult(
    bool IsRehearsal,
    string Procedure,
    int Judges,
    int Representatives,
    int Heads,
    int Seated,
    int Satisfied,
    int Dissatisfied,
    int Abstained,
    int Invalid,
    int NotCast,
    string Inequality,
    string Verdict,
    IReadOnlyList<ItemResult> Items)
{
    public static RehearsalResult Of(string procedure, IReadOnlyList<ItemResult> items)
    {
        var first = items[0];
        return new RehearsalResult(
            true, procedure, first.Judges, first.Representatives, first.Heads, first.Seated, first.Satisfied, first.Dissatisfied,
            first.Abstained, first.Invalid, first.NotCast, first.Inequality, first.Verdict, items);
    }
}
