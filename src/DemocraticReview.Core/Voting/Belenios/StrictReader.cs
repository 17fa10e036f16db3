using System.Numerics;
using System.Text;
using System.Text.Json;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Reads JSON that has exactly one spelling: the format's keys in the format's order, no blank, no key twice, nothing else. Whoever reads what
/// was hashed must not read it in two ways. Refuses with the rule it was given and the byte at which the text leaves that form.
/// </summary>
internal ref struct StrictReader(ReadOnlySpan<byte> text, Rule malformed)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    public readonly int Position => _at;

    public void Literal(ReadOnlySpan<byte> expected)
    {
        if (!TryLiteral(expected))
        {
            throw Refusal();
        }
    }

    public bool TryLiteral(ReadOnlySpan<byte> expected)
    {
        if (!_text[_at..].StartsWith(expected))
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    /// <summary>A quoted decimal from 1 to p − 1. Whether it is in the group is not asked.</summary>
    public GroupElement Element()
    {
        var at = _at;
        return GroupElement.Read(Quoted(Belenios2048.ElementDigits)) ?? throw Refusal(at);
    }

    /// <summary>A quoted decimal below q.</summary>
    public BigInteger Scalar()
    {
        var at = _at;
        return Decimals.ReadScalar(Quoted(Belenios2048.ScalarDigits)) ?? throw Refusal(at);
    }

    public Proof Proof()
    {
        Literal("{\"challenge\":"u8);
        var challenge = Scalar();
        Literal(",\"response\":"u8);
        var response = Scalar();
        Literal("}"u8);
        return new Proof(challenge, response);
    }

    /// <summary>A count without quotes, up to 99,999,999.</summary>
    public int Count()
    {
        var rest = _text[_at..];
        var end = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? rest : rest[..end];
        if (Decimals.Read(digits, 100_000_000, 8) is not { } count)
        {
            throw Refusal();
        }

        _at += digits.Length;
        return (int)count;
    }

    /// <summary>Text of ASCII letters, digits and signs that JSON leaves as they are.</summary>
    public string Plain(int longest)
    {
        var at = _at;
        var plain = Quoted(longest);
        return plain.ContainsAnyExceptInRange((byte)' ', (byte)'~') || plain.Contains((byte)'\\') ? throw Refusal(at) : Encoding.ASCII.GetString(plain);
    }

    /// <summary>Any text, escaped or not.</summary>
    public string Text(int longest)
    {
        var at = _at;
        var rest = _text[_at..];
        var end = 1;
        while (end < rest.Length && rest[end] != '"')
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        if (end >= rest.Length || rest[0] != '"' || end > longest)
        {
            throw Refusal(at);
        }

        _at += end + 1;
        try
        {
            return JsonSerializer.Deserialize<string>(rest[..(end + 1)])!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refusal(at);
        }
    }

    public readonly void End()
    {
        if (_at != _text.Length)
        {
            throw Refusal();
        }
    }

    public readonly BrokenRuleException Refusal(int? at = null) => new(malformed, ("at", at ?? _at));

    private ReadOnlySpan<byte> Quoted(int longest)
    {
        Literal("\""u8);
        var rest = _text[_at..];
        var end = rest[..Math.Min(rest.Length, longest + 1)].IndexOf((byte)'"');
        if (end < 0)
        {
            throw Refusal();
        }

        _at += end + 1;
        return rest[..end];
    }
}
