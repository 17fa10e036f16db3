using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DemocraticReview.Core.Flagging;

/// <summary>
/// Goes once over the bytes before anything is read from them: the syntax, keys that stand twice (of which a parser silently takes
/// one), depth, and texts that are none. It keeps the path, which the parser's own messages lack.
/// </summary>
internal ref struct OcdsScan
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly Stack<Level> levels;
    private Utf8JsonReader reader;

    private OcdsScan(ReadOnlySpan<byte> utf8)
    {
        this.utf8 = utf8;
        levels = new Stack<Level>();
        reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = OcdsPackage.MaxDepth + 1 });
    }

    /// <exception cref="BrokenRuleException"><see cref="OcdsRules"/>: Syntax, Text, TooDeep, DuplicateKey.</exception>
    public static void Check(ReadOnlySpan<byte> utf8) => new OcdsScan(utf8).Run();

    private void Run()
    {
        try
        {
            while (reader.Read())
            {
                Take();
            }
        }
        catch (JsonException broken)
        {
            throw new BrokenRuleException(
                OcdsRules.Syntax, ("path", Path()), ("line", (broken.LineNumber ?? 0) + 1), ("byte", (broken.BytePositionInLine ?? 0) + 1));
        }
    }

    private void Take()
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            levels.Pop();
            return;
        }
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            TakeName(Text());
            return;
        }
        if (levels.TryPeek(out var level))
        {
            level.Index++;
        }
        if (reader.TokenType == JsonTokenType.String)
        {
            Text();
        }
        else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            if (levels.Count == OcdsPackage.MaxDepth)
            {
                throw new BrokenRuleException(OcdsRules.TooDeep, ("path", Path()), ("limit", OcdsPackage.MaxDepth));
            }
            levels.Push(new Level(reader.TokenType == JsonTokenType.StartObject));
        }
    }

    private readonly void TakeName(string name)
    {
        var level = levels.Peek();
        level.Name = name;
        if (!level.Names!.Add(name))
        {
            throw new BrokenRuleException(OcdsRules.DuplicateKey, ("path", Path()));
        }
    }

    // Unescaping is also what finds halves of surrogate pairs; a plain text needs no look unless it is a name.
    private readonly string Text()
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            return "";
        }
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw NotText() : text;
        }
        catch (InvalidOperationException)
        {
            throw NotText();
        }
    }

    private readonly BrokenRuleException NotText()
    {
        var before = utf8[..(int)reader.TokenStartIndex];
        return new BrokenRuleException(
            OcdsRules.Text, ("path", Path()), ("line", before.Count((byte)'\n') + 1L), ("byte", (long)(before.Length - before.LastIndexOf((byte)'\n'))));
    }

    private readonly string Path()
    {
        var path = new StringBuilder("$");
        foreach (var level in levels.Reverse())
        {
            if (level.Names is null)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{Math.Max(0, level.Index)}]");
            }
            else if (level.Name is not null)
            {
                path.Append(OcdsNode.Step(level.Name));
            }
        }
        return path.ToString();
    }

    private sealed class Level(bool isObject)
    {
        public HashSet<string>? Names { get; } = isObject ? new(StringComparer.Ordinal) : null;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
