using System.Text.RegularExpressions;

namespace App.Tests.Databases.SqlServer;

/// <summary>Turns what EF Core writes for SQL Server into what SQLite reads: the two differ in few words, and names in brackets are read by both.</summary>
internal static partial class Dialect
{
    public static string OfSqlite(string sql)
    {
        var text = Settings().Replace(sql, "");
        text = Affected().Replace(text, "$1 RETURNING 1;");
        text = Deleted().Replace(text, "DELETE FROM $2");
        text = Updated().Replace(text, m => $"UPDATE {m.Groups[3].Value} SET {m.Groups[2].Value.Replace($"[{m.Groups[1].Value}].", "", StringComparison.Ordinal)}");
        text = Page().Replace(text, "LIMIT $2 OFFSET $1");
        text = Unicode().Replace(text, "'");
        for (var top = Top().Match(text); top.Success; top = Top().Match(text))
        {
            var end = EndOf(text, top.Index);
            text = $"{text[..top.Index]}SELECT {text[(top.Index + top.Length)..end]} LIMIT {top.Groups[1].Value}{text[end..]}";
        }

        return text;
    }

    // Where the query ends that begins here: at the bracket that was opened before it, or with the statement.
    private static int EndOf(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && text[i] == ';'))
            {
                return i;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"SET (NOCOUNT ON|IMPLICIT_TRANSACTIONS OFF);\s*")]
    private static partial Regex Settings();

    [GeneratedRegex(@"OUTPUT 1\s+(WHERE [^;]*);")]
    private static partial Regex Affected();

    [GeneratedRegex(@"DELETE FROM \[(\w+)\]\s+FROM (\[\w+\] AS \[\1\])")]
    private static partial Regex Deleted();

    [GeneratedRegex(@"UPDATE \[(\w+)\]\s+SET (.*?)\s+FROM (\[\w+\] AS \[\1\])", RegexOptions.Singleline)]
    private static partial Regex Updated();

    [GeneratedRegex(@"OFFSET (\S+) ROWS FETCH NEXT (\S+) ROWS ONLY")]
    private static partial Regex Page();

    [GeneratedRegex(@"\bN'")]
    private static partial Regex Unicode();

    [GeneratedRegex(@"SELECT TOP\(([^)]+)\) ")]
    private static partial Regex Top();
}
