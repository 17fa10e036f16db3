namespace DemocraticReview.App.People;

/// <summary>
/// Keeps a spreadsheet from running a name as a formula when it opens the exported text: =, +, − and @ are preceded by an apostrophe,
/// and so is an apostrophe that already precedes one, so that taking one away always gives back the text.
/// </summary>
internal static class FormulaGuard
{
    public static string Add(string text) => NeedsOne(text) ? "'" + text : text;

    public static string Remove(string text) => text.StartsWith('\'') && NeedsOne(text[1..]) ? text[1..] : text;

    // Chinese editions take the full-width signs for a formula as well.
    private static bool NeedsOne(string text) => text.AsSpan().TrimStart('\'') is [('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'), ..];
}
