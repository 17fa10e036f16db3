using System.Text;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Texts;

/// <summary>C#, TypeScript and Razor as far as telling comments from the rest asks for it.</summary>
internal static partial class SourceText
{
    /// <summary>The source without its comments; lines stay where they are.</summary>
    public static string WithoutComments(string source)
    {
        var code = new StringBuilder(source.Length);
        foreach (Match part in Part().Matches(source))
        {
            code.Append(part.Groups["comment"].Success ? string.Concat(part.Value.Where(c => c == '\n')) : part.Value);
        }

        return code.ToString();
    }

    public static bool IsChinese(char c) => c is (>= '\u3000' and <= '\u303F') or (>= '\u3400' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF');

    // Raw texts before plain ones, so that three quotes are not read as an empty text and the beginning of another.
    [GeneratedRegex("""(?<comment>//[^\n]*|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@)|"{3}[\s\S]*?"{3}|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'|[\s\S]""")]
    private static partial Regex Part();
}
