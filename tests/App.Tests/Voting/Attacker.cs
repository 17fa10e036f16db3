using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Voting.Belenios;

namespace App.Tests.Voting;

/// <summary>A vote that the attacker is after, and what was seen of it.</summary>
/// <param name="Meeting">Number of the meeting in the series.</param>
/// <param name="Label">Of the judge.</param>
/// <param name="Payload">The sealed ballot, as it went over the wire under the judge's cookie.</param>
/// <param name="Poll">What was asked, and the key of the box.</param>
/// <param name="Vote">What it really was: 0, 1, or 2 for an abstention. Looked at afterwards alone, but in meetings that the attacker learns from.</param>
internal sealed record Sighting(int Meeting, string Label, string Payload, Poll Poll, int Vote);

/// <summary>Holds the database's bytes, every log line and all traffic, and guesses votes.</summary>
/// <param name="files">The database with its write-ahead log and free pages, as they lie on disk.</param>
/// <param name="texts">Lines of logs, bodies, and what officers and administrators are shown.</param>
internal sealed class Attacker(byte[] files, IReadOnlyList<string> texts)
{
    private const int Near = 120;
    private const int Scalars = 24;
    private const int Learning = 2;

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

    // The judge beside one answer and no other, in a line or in the files.
    private int? Written(Sighting s)
    {
        var near = texts.Where(t => t.Contains(s.Label, StringComparison.Ordinal)).SelectMany(t => Around(t, s.Label)).Concat(InFiles(s.Label));
        var votes = near.Select(VotesIn).Where(v => v.Count == 1).Select(v => v.Single()).ToList();
        return votes.Count == 0 ? null : votes.GroupBy(v => v).MaxBy(g => g.Count())!.Key;
    }

    private static IEnumerable<string> Around(string text, string label)
    {
        for (var at = text.IndexOf(label, StringComparison.Ordinal); at >= 0; at = text.IndexOf(label, at + label.Length, StringComparison.Ordinal))
        {
            yield return text[Math.Max(0, at - Near)..Math.Min(text.Length, at + label.Length + Near)];
        }
    }

    private IEnumerable<string> InFiles(string label)
    {
        var bytes = Encoding.UTF8.GetBytes(label);
        for (var at = 0; files.AsSpan(at).IndexOf(bytes) is var next and >= 0; at += next + bytes.Length)
        {
            yield return Encoding.UTF8.GetString(files, Math.Max(0, at + next - Near), Math.Min(2 * Near, files.Length - Math.Max(0, at + next - Near)));
        }
    }

    private static HashSet<int> VotesIn(string text)
    {
        var votes = new HashSet<int>();
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

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{files.Length} bytes, {texts.Count} texts");
}
