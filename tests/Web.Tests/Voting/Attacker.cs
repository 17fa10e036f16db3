using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Web.Tests.Voting;

/// <summary>A vote that the attacker is after, and what was seen of it.</summary>
/// <param name="Meeting">Number of the meeting in the series.</param>
/// <param name="Label">Of the judge.</param>
/// <param name="Payload">The sealed ballot, as it went over the wire under the judge's cookie.</param>
/// <param name="Poll">What was asked, and the key of the box.</param>
/// <param name="Vote">What it really was: 0, 1, or 2 for an abstention. Looked at afterwards alone, but in meetings that the attacker learns from.</param>
internal sealed record Sighting(int Meeting, string Label, string Payload, Poll Poll, int Vote);

/// <summary>Holds the database's bytes, every log line and all traffic, and guesses votes.</summary>
internal sealed partial class Attacker
{
    private const int Near = 120;
    private const int Scalars = 24;
    private const int Learning = 2;

    // What stood beside a judge's label, by meeting and label; and where the line was about that judge alone.
    private readonly Dictionary<(int Meeting, string Label), List<int>> written = [];
    private readonly Dictionary<(int Meeting, string Label), List<int>> pointed = [];

    private static readonly (string Word, int Vote)[] Words =
    [
        ("不满意", 1), ("弃权", 2), ("满意", 0), ("Dissatisfied", 1), ("Satisfied", 0), ("Abstained", 2),
    ];

    // What a length, a digit or a place may tell.
    private readonly Func<Sighting, int>[] features =
    [
        s => s.Payload.Length % 2,
        s => s.Payload.Length / 8,
        s => s.Payload[^40] % 2,
        s => ChoiceOf(s).Alpha.Text[^1] % 2,
        s => ChoiceOf(s).Beta.Text[^1] % 2,
    ];

    /// <summary>How many of the votes it gets right; <paramref name="majority"/> is the published one of each meeting.</summary>
    public int Right(IReadOnlyList<Sighting> sightings, IReadOnlyDictionary<int, int> majority)
    {
        var learned = Learn([.. sightings.Where(s => s.Meeting % Learning == 0)], majority);
        return sightings.Count(s => (Written(s) ?? Broken(s) ?? (s.Meeting % Learning == 0 ? null : learned?.Invoke(s)) ?? majority[s.Meeting]) == s.Vote);
    }

    /// <summary>Lines of logs, requests and answers with headers and bodies, and what officers and administrators are shown, of one meeting.</summary>
    /// <returns>Labels and keys of those whose cookie it can tell.</returns>
    public HashSet<string> Hear(IReadOnlyList<string> texts, IReadOnlyList<Sighting> judges)
    {
        var labels = judges.ToDictionary(s => s.Label, s => s.Meeting, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var lengths = LengthsOf(judges);
        var cookies = Cookies(texts);
        foreach (var text in texts)
        {
            var named = new List<(string Label, string Beside)>();
            for (var at = 0; at < text.Length; at++)
            {
                foreach (var length in lengths)
                {
                    if (at + length <= text.Length && labels.TryGetValue(text.AsSpan(at, length), out var label, out _))
                    {
                        named.Add((label, text[Math.Max(0, at - Near)..Math.Min(text.Length, at + length + Near)]));
                    }
                }
            }

            // A line about one judge tells more than a list of all, in which the voted sentence stands nearby.
            var isOfOne = named.Select(n => n.Label).Distinct(StringComparer.Ordinal).Count() == 1;
            named.ForEach(n => Note(isOfOne ? pointed : written, judges[0].Meeting, n.Label, n.Beside));
            if (OwnerOf(text, cookies) is { } owner && labels.TryGetValue(owner, out _))
            {
                Note(pointed, judges[0].Meeting, owner, text);
            }
        }

        return [.. cookies.Values];
    }

    // The office hands out the links, so whoever has its sign-in knows whose cookie is whose.
    private static Dictionary<string, string> Cookies(IReadOnlyList<string> texts)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in texts.Where(t => t.Contains("\"token\"", StringComparison.Ordinal)).SelectMany(t => Links().Matches(t)))
        {
            labels[link.Groups["token"].Value] = link.Groups["key"].Value;
        }

        var cookies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts.Where(t => t.StartsWith("POST /api/v1/sign-in/link", StringComparison.Ordinal)))
        {
            if (Token().Match(text) is { Success: true } token && SetCookie().Match(text) is { Success: true } cookie && labels.TryGetValue(token.Groups[1].Value, out var label))
            {
                cookies[cookie.Groups[1].Value] = label;
            }
        }

        return cookies;
    }

    private static string? OwnerOf(string text, Dictionary<string, string> cookies) =>
        Cookie().Match(text) is { Success: true } sent ? cookies.Where(c => sent.Groups[1].Value.Contains(c.Key, StringComparison.Ordinal)).Select(c => c.Value).FirstOrDefault() : null;

    [GeneratedRegex("\"personKey\":\"(?<key>[^\"]+)\"[^}]*?\"token\":\"(?<token>[^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("\"token\":\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("\nSet-Cookie: ([^;]+)")]
    private static partial Regex SetCookie();

    [GeneratedRegex("\nCookie: ([^\n]+)")]
    private static partial Regex Cookie();

    /// <summary>The database with its write-ahead log and free pages, as they lie on disk.</summary>
    /// <returns>Labels that stand there.</returns>
    public HashSet<string> Read(byte[] files, IReadOnlyList<Sighting> judges)
    {
        var labels = judges.ToLookup(s => s.Label, s => s.Meeting, StringComparer.Ordinal);
        var known = judges.Select(s => s.Label).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var lengths = LengthsOf(judges);
        var text = Encoding.Latin1.GetString(files);
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var length in lengths)
            {
                if (at + length > text.Length || !known.TryGetValue(text.AsSpan(at, length), out var label))
                {
                    continue;
                }

                found.Add(label);
                var from = Math.Max(0, at - Near);
                var beside = Encoding.UTF8.GetString(files, from, Math.Min(2 * Near, files.Length - from));
                foreach (var meeting in labels[label])
                {
                    Note(written, meeting, label, beside);
                }
            }
        }

        return found;
    }

    // Heads have other labels than those who were drawn.
    private static int[] LengthsOf(IReadOnlyList<Sighting> judges) => [.. judges.Select(j => j.Label.Length).Distinct()];

    // The judge beside one answer and no other.
    private static void Note(Dictionary<(int Meeting, string Label), List<int>> notes, int meeting, string label, string beside)
    {
        var votes = VotesIn(beside);
        if (votes.Count == 1)
        {
            (notes.TryGetValue((meeting, label), out var known) ? known : notes[(meeting, label)] = []).Add(votes.Single());
        }
    }

    private int? Written(Sighting s) => pointed.TryGetValue((s.Meeting, s.Label), out var votes) || written.TryGetValue((s.Meeting, s.Label), out votes)
        ? votes.GroupBy(v => v).MaxBy(g => g.Count())!.Key
        : null;

    private static HashSet<int> VotesIn(string text)
    {
        var votes = new HashSet<int>();

        // The voted sentence names an answer wherever it stands, and tells nothing.
        text = text.Replace("是否满意", "", StringComparison.Ordinal);
        foreach (var (word, vote) in Words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                votes.Add(vote);
                text = text.Replace(word, "", StringComparison.Ordinal);
            }
        }

        return votes;
    }

    // A phone whose random numbers somebody can guess has sealed nothing.
    private static int? Broken(Sighting s)
    {
        foreach (var seed in new[] { SHA256.HashData(Encoding.UTF8.GetBytes(s.Label)), new byte[32], SHA256.HashData(Encoding.UTF8.GetBytes(s.Poll.Uuid + s.Label)) })
        {
            var scalars = new RandomScalars(seed);
            foreach (var r in Enumerable.Range(0, Scalars).Select(_ => scalars.Next()).Concat(Enumerable.Range(0, Scalars).Select(n => new BigInteger(n))))
            {
                if (ChoiceOf(s).Alpha == GroupElement.GeneratorTo(r))
                {
                    return Opened(s, seed);
                }
            }
        }

        return null;
    }

    private static int? Opened(Sighting s, byte[] seed)
    {
        var scalars = new RandomScalars(seed);
        var choices = SealedBallot.Read(Encoding.ASCII.GetBytes(s.Payload), s.Poll.Question).Choices;
        var powers = Enumerable.Range(0, Scalars).Select(_ => scalars.Next()).ToList();
        for (var i = 0; i < choices.Length; i++)
        {
            var r = powers.Find(p => GroupElement.GeneratorTo(p) == choices[i].Alpha);
            if (choices[i].Beta / s.Poll.Key.To(r) == GroupElement.Generator)
            {
                return i;
            }
        }

        return choices.Length;
    }

    // The feature that would have told most in the meetings that it knows; none if none tells more than the majority.
    private Func<Sighting, int?>? Learn(IReadOnlyList<Sighting> known, IReadOnlyDictionary<int, int> majority)
    {
        var best = features.Select(f => (Feature: f, Table: known.GroupBy(f).ToDictionary(g => g.Key, g => g.GroupBy(s => s.Vote).MaxBy(v => v.Count())!.Key)))
            .MaxBy(t => known.Count(s => t.Table[t.Feature(s)] == s.Vote));
        return known.Count(s => best.Table[best.Feature(s)] == s.Vote) > known.Count(s => majority[s.Meeting] == s.Vote)
            ? s => best.Table.TryGetValue(best.Feature(s), out var vote) ? vote : null
            : null;
    }

    private static Ciphertext ChoiceOf(Sighting s) => SealedBallot.Read(Encoding.ASCII.GetBytes(s.Payload), s.Poll.Question).Choices[0];
}
