using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using App.Tests.Hosting;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Voting.Belenios;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace App.Tests.Voting;

/// <summary>Somebody holds the database file, the logs at their most talkative and all that went over the wire, and still only knows what was published.</summary>
public sealed class AttackTests : IAsyncLifetime
{
    private const int Meetings = 10;
    private static readonly string[] Answers = ["满意", "不满意", "弃权"];
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;

    /// <summary>How a build may leak.</summary>
    private enum Leak
    {
        None,

        /// <summary>Somebody writes a line too many.</summary>
        Log,

        /// <summary>A phone's random numbers follow from what everybody knows.</summary>
        Randomness,
    }

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        host.Log.Least = LogLevel.Trace;
        play = await Play.FoundAsync(host);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_attacker_who_reads_everything_guesses_no_better_than_the_published_majority()
    {
        var (right, majority, sigma) = await AttackAsync(Meetings, Leak.None);
        ((double)right).ShouldBeLessThanOrEqualTo(majority + (3 * sigma), $"{right} right, {majority} by the majority alone");
    }

    [Theory]
    [InlineData(nameof(Leak.Log))]
    [InlineData(nameof(Leak.Randomness))]
    public async Task The_same_attacker_finds_the_votes_of_a_build_that_leaks(string leak)
    {
        var (right, majority, sigma) = await AttackAsync(2, Enum.Parse<Leak>(leak));
        ((double)right).ShouldBeGreaterThan(majority + (3 * sigma), $"{right} right, {majority} by the majority alone");
    }

    private async Task<(int Right, int Majority, double Sigma)> AttackAsync(int meetings, Leak leak)
    {
        var (sightings, texts, majority) = (new List<Sighting>(), new List<string>(), new Dictionary<int, int>());
        for (var number = 0; number < meetings; number++)
        {
            await PlayAsync(number, leak, sightings, texts);
            majority[number] = sightings.Where(s => s.Meeting == number).GroupBy(s => s.Vote).MaxBy(g => g.Count())!.Key;
        }

        texts.AddRange(host.Log.All);
        texts.Count(t => t.Contains("SELECT", StringComparison.Ordinal)).ShouldBeGreaterThan(100, "the logs are at their most talkative");
        var byMajority = sightings.Count(s => majority[s.Meeting] == s.Vote);
        var share = (double)byMajority / sightings.Count;
        return (new Attacker(Files(), texts).Right(sightings, majority), byMajority, Math.Sqrt(sightings.Count * share * (1 - share)));
    }

    private async Task PlayAsync(int number, Leak leak, List<Sighting> sightings, List<string> texts)
    {
        var phones = await PhonePlay.QuestionedAsync(play, database, $"2026-{number + 1:00}", seed: RandomNumberGenerator.GetInt32(int.MaxValue));
        if (leak == Leak.Randomness)
        {
            var labels = phones.Phones.Select(p => p.Label).ToList();
            phones.Phones.Clear();
            phones.Phones.AddRange(labels.Select(l => new JudgePhone(l, RandomNumberGenerator.GetBytes(32), new RandomScalars(SHA256.HashData(Encoding.UTF8.GetBytes(l))))));
        }

        await phones.OpenAsync();
        var bias = leak == Leak.None ? RandomNumberGenerator.GetInt32(30, 70) : 50;
        foreach (var phone in phones.Phones.OrderBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)).ToList())
        {
            var vote = RandomNumberGenerator.GetInt32(100) < bias ? 0 : RandomNumberGenerator.GetInt32(100) < 85 ? 1 : 2;
            var sight = await phones.SightAsync(phone);
            var act = phone.Vote(sight, vote == 2 ? null : vote);
            await phones.CastAsync(phone, act);
            sightings.Add(new Sighting(number, phone.Label, act.Ballot!, Poll.Read(Encoding.UTF8.GetBytes(sight.Election!)), vote));
            if (leak == Leak.Log)
            {
                texts.Add($"Handling CastBallot of judge {phone.Label}: {Answers[vote]}");
            }
        }

        // While the box is open: this is what a thief of the file would find.
        texts.AddRange(phones.Traffic.Select(t => $"Cookie {t.Label} {t.Body}"));
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);
        var openings = await host.WithAsync(db => Openings.OfAsync(db, phones.Meeting.Id, default), play.EnterpriseId);
        texts.Add(JsonSerializer.Serialize(openings, EventCatalog.Json));
    }

    // As they lie on disk, the write-ahead log and pages that are free by now included.
    private byte[] Files()
    {
        var path = new SqliteConnectionStringBuilder(database.Connection).DataSource;
        return [.. new[] { path, path + "-wal" }.Where(File.Exists).SelectMany(ReadShared)];
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
