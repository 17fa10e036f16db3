using System.Text;
using System.Text.Json;

namespace DemocraticReview.Workflow.Validation;

/// <summary>The file as JSON, before anything is known of what it means.</summary>
internal static class JsonText
{
    /// <returns>Null where the text is no JSON: then nothing else can be said of it.</returns>
    public static JsonDocument? Parse(string text, DefectLog log)
    {
        text = text.TrimStart('\uFEFF');

        // What a reader puts in place of bytes that are no UTF-8. Chinese saved as GB18030 would otherwise come out as noise.
        if (text.Contains('\uFFFD', StringComparison.Ordinal)) log.Add("$", "not-utf8");
        try
        {
            var document = JsonDocument.Parse(text);
            Duplicates(new(document.RootElement, "$"), log);
            return document;
        }
        catch (JsonException e)
        {
            var line = e.LineNumber ?? 0;
            log.Add("$", "not-json", ("line", line + 1), ("column", Column(text, line, e.BytePositionInLine ?? 0) + 1), ("detail", FirstSentence(e.Message)));
            return null;
        }
    }

    /// <summary>The parser counts bytes; an editor shows characters, and a Chinese one has three bytes.</summary>
    private static int Column(string text, long line, long bytes)
    {
        var encoded = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault((int)line) ?? "");
        return Encoding.UTF8.GetCharCount(encoded, 0, (int)Math.Min(bytes, encoded.Length));
    }

    private static string FirstSentence(string message) => message.Split(" LineNumber:")[0].Split(" Path:")[0];

    private static void Duplicates(JsonAt at, DefectLog log)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in at.Members)
        {
            if (!keys.Add(key)) log.Add(value.Path, "duplicate-key", ("key", key));
            Duplicates(value, log);
        }

        foreach (var item in at.Items) Duplicates(item, log);
    }
}
