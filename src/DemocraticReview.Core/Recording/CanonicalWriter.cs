using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace DemocraticReview.Core.Recording;

/// <summary>Writes canonical tokens and knows where it is, so that a refusal names the place.</summary>
internal sealed class CanonicalWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<string> _path = [];

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public BrokenRuleException Refusal(Rule rule, params (string Name, object Value)[] facts) =>
        new(rule, [("path", "$" + string.Concat(_path)), .. facts]);

    public void Object<T>(List<KeyValuePair<string, T>> properties, Action<CanonicalWriter, T> writeValue)
    {
        // RFC 8785 sorts by UTF-16 code units, which is what comparing .NET strings by ordinal does.
        properties.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        _bytes.Write("{"u8);
        for (var i = 0; i < properties.Count; i++)
        {
            var (name, value) = properties[i];
            if (i > 0)
            {
                if (name == properties[i - 1].Key)
                {
                    throw Refusal(CanonicalRules.DuplicateName);
                }

                _bytes.Write(","u8);
            }

            Enter($".{name}");
            String(name);
            _bytes.Write(":"u8);
            writeValue(this, value);
            Leave();
        }

        _bytes.Write("}"u8);
    }

    public void Array<T>(IEnumerable<T> items, Action<CanonicalWriter, T> writeValue)
    {
        _bytes.Write("["u8);
        var index = 0;
        foreach (var item in items)
        {
            if (index > 0)
            {
                _bytes.Write(","u8);
            }

            Enter(string.Create(CultureInfo.InvariantCulture, $"[{index++}]"));
            writeValue(this, item);
            Leave();
        }

        _bytes.Write("]"u8);
    }

    public void Literal(JsonValueKind kind) =>
        _bytes.Write(kind switch { JsonValueKind.True => "true"u8, JsonValueKind.False => "false"u8, _ => "null"u8 });

    public void Integer(string token)
    {
        var integer = CanonicalInteger.Parse(token) ?? throw Refusal(CanonicalRules.NotAnInteger, ("found", token));
        _bytes.Write(Encoding.ASCII.GetBytes(integer.ToString(CultureInfo.InvariantCulture)));
    }

    public void String(string text)
    {
        _bytes.Write("\""u8);
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and not '"' and not '\\')
            {
                continue;
            }

            Plain(text.AsSpan(plain, i - plain));
            _bytes.Write(Encoding.ASCII.GetBytes(Escape(text[i])));
            plain = i + 1;
        }

        Plain(text.AsSpan(plain));
        _bytes.Write("\""u8);
    }

    private void Enter(string step)
    {
        _path.Add(step);
        if (_path.Count > CanonicalJson.MaximumDepth)
        {
            throw Refusal(CanonicalRules.TooDeep, ("maximum", CanonicalJson.MaximumDepth));
        }
    }

    private void Leave() => _path.RemoveAt(_path.Count - 1);

    private void Plain(ReadOnlySpan<char> text)
    {
        var target = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        if (Utf8.FromUtf16(text, target, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw Refusal(CanonicalRules.BrokenText);
        }

        _bytes.Advance(written);
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };
}
