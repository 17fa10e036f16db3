using System.Globalization;
using System.Text;

namespace DemocraticReview.Core.People;

/// <summary>
/// How a cell's text is put in order before it is compared or kept. Nothing here normalises Unicode: NFC and NFKC replace rare and
/// compatibility ideographs by others, and a person's name is written the way the person writes it.
/// </summary>
public static class RosterText
{
    /// <summary>
    /// Trims blanks of every width; writes line breaks as LF; makes full-width letters and digits of 工号, 电话 and 届次 half-width;
    /// takes the padding out of a Chinese name (张　三). Cleaning twice is cleaning once.
    /// </summary>
    public static string Clean(RosterColumn column, string? raw)
    {
        if (string.IsNullOrEmpty(raw))
        {
            return "";
        }
        var text = OneLineBreak(Trim(raw));
        return column switch
        {
            RosterColumn.Number or RosterColumn.Phone or RosterColumn.Term => HalfWidth(text),
            RosterColumn.Name => WithoutPadding(text),
            _ => text,
        };
    }

    /// <summary>
    /// The first character that has no place in this column, or null: controls, invisible and direction-changing format characters
    /// (two names that look alike must be alike), halves of surrogate pairs. Line breaks are welcome where a cell is prose.
    /// </summary>
    public static Rune? Forbidden(RosterColumn column, string cleaned)
    {
        ArgumentNullException.ThrowIfNull(cleaned);
        var prose = column is RosterColumn.Name or RosterColumn.Unit or RosterColumn.Post or RosterColumn.Profession;
        for (var i = 0; i < cleaned.Length;)
        {
            if (!Rune.TryGetRuneAt(cleaned, i, out var rune))
            {
                return Rune.ReplacementChar;
            }
            if (IsForbidden(rune, prose))
            {
                return rune;
            }
            i += rune.Utf16SequenceLength;
        }
        return null;
    }

    /// <summary>Full-width letters, digits, signs and the ideographic space as their ASCII twins.</summary>
    public static string HalfWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E') && !text.Contains('\u3000', StringComparison.Ordinal))
        {
            return text;
        }
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = source[i];
                span[i] = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c;
            }
        });
    }

    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }
        return text[start..end];
    }

    // Beside Unicode's white space, what copying from a web page or a chat leaves at the ends of a cell without being seen.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF';

    private static string OneLineBreak(string text) =>
        text.AsSpan().ContainsAny("\r\u0085\u2028\u2029") ? text.ReplaceLineEndings("\n") : text;

    private static string WithoutPadding(string name)
    {
        if (!name.Any(char.IsWhiteSpace))
        {
            return name;
        }
        var kept = new StringBuilder(name.Length);
        var runes = name.EnumerateRunes().ToArray();
        for (var (i, end) = (0, 0); i < runes.Length; i = end)
        {
            for (end = i + 1; end < runes.Length && Rune.IsWhiteSpace(runes[end]) == Rune.IsWhiteSpace(runes[i]); end++)
            {
            }
            var padding = Rune.IsWhiteSpace(runes[i]) && i > 0 && end < runes.Length && IsHan(runes[i - 1].Value) && IsHan(runes[end].Value);
            if (!padding)
            {
                kept.AppendJoin("", runes[i..end]);
            }
        }
        return kept.ToString();
    }

    private static bool IsHan(int code) =>
        code is 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);

    private static bool IsForbidden(Rune rune, bool prose) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => !(prose && rune.Value == '\n'),
        // The two joiners shape letters in the scripts of several nationalities; all other format characters only hide.
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => rune.Value is 0xFFFE or 0xFFFF,
    };
}
