using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Tests.Pages;

namespace DemocraticReview.Web.Tests.Voting;

/// <summary>
/// Somebody holds the database file, the logs at their most talkative, all that went over the wire, and the sign-ins of officers and
/// administrators, and still only knows what was published. Ten meetings; 200 in the long run.
/// </summary>
public sealed class AttackTests(WiretappedWorks works) : IClassFixture<WiretappedWorks>
{
    private const int Item = 1;

    // Of the judges of each meeting.
    private const int OnTablet = 4;
    private static readonly int Meetings = Environment.GetEnvironmentVariable("REVIEW_LONG") is null ? 10 : 200;
    private static readonly string[] Answers = ["满意", "不满意", "弃权"];

    /// <summary>How a build may leak.</summary>
    private enum Leak
    {
        None,

        /// <summary>Somebody writes a line too many.</summary>
        Log,

        /// <summary>A phone's random numbers follow from what everybody knows.</summary>
        Randomness,
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
        var (attacker, sightings, majority) = (new Attacker(), new List<Sighting>(), new Dictionary<int, int>());
        for (var number = 0; number < meetings; number++)
        {
            var seen = await PlayAsync(number, leak, attacker);
            sightings.AddRange(seen);
            majority[number] = seen.GroupBy(s => s.Vote).MaxBy(g => g.Count())!.Key;
        }

        sightings.Select(s => s.Label).Except(attacker.Read(works.Files(), sightings)).ShouldBeEmpty("the files are open: every judge's label stands in them");
        var byMajority = sightings.Count(s => majority[s.Meeting] == s.Vote);
        var share = (double)byMajority / sightings.Count;
        return (attacker.Right(sightings, majority), byMajority, Math.Sqrt(sightings.Count * share * (1 - share)));
    }

    private async Task<List<Sighting>> PlayAsync(int number, Leak leak, Attacker attacker)
    {
        works.Heard();
        var sitting = await works.AnnounceAsync();
        await sitting.GoToVoteAsync();
        var labels = (await sitting.ViewAsync()).Judges.Select(j => j.Label).ToList();
        var keys = await sitting.MakeKeysAsync(labels);
        var phones = labels.Select(l => new JudgePhone(l, Bytes(), new RandomScalars(leak == Leak.Randomness ? SHA256.HashData(Encoding.UTF8.GetBytes(l)) : Bytes()))).ToList();
        var round = keys with { Stage = await TabletAsync(sitting, keys.Stage, [.. phones.Take(OnTablet)]) };
        await round.OpenAsync(Item, phones);
        var sightings = await VoteAsync(number, leak, round, phones);

        // While the box is open: this is what a thief of the file would find, and what every sign-in is shown.
        await LookAroundAsync(sitting);
        if (number < 2)
        {
            attacker.Read(works.Files(), sightings);
        }

        await round.Stage.ScrutineerAsync(new CloseBox(Item));
        await round.CountAsync(Item);
        await sitting.OfficeAsync("publish-result", new App.Meetings.PublishResult(Item));
        await LookAroundAsync(sitting);
        var heard = works.Heard();
        heard.Count(t => t.Contains("SELECT", StringComparison.Ordinal)).ShouldBeGreaterThan(100, "the logs are at their most talkative");
        heard.Count(t => t.StartsWith("POST /api/v1/", StringComparison.Ordinal) && t.Contains("individual_proofs", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(labels.Count, "the wire is tapped");
        labels.Except(attacker.Hear(heard, sightings)).ShouldBeEmpty("whose cookie is whose follows from the links");
        return sightings;
    }

    private async Task<TabletStage> TabletAsync(Sitting sitting, IRoundStage phones, IReadOnlyList<JudgePhone> there)
    {
        await sitting.OfficeAsync("set-up-tablet", new SetUpTablet());
        foreach (var judge in there)
        {
            await sitting.OfficeAsync("choose-tablet", new ChooseTablet(true, judge.Label));
        }

        var link = (await sitting.LinksAsync(Core.Rights.Role.Tablet))[0];
        return new TabletStage(phones, works.Union, await works.EnterAsync(link), sitting.Id, there);
    }

    private async Task<List<Sighting>> VoteAsync(int number, Leak leak, PlayedRound round, IReadOnlyList<JudgePhone> phones)
    {
        var sightings = new List<Sighting>();
        var bias = leak == Leak.None ? RandomNumberGenerator.GetInt32(30, 70) : 50;
        foreach (var phone in phones.OrderBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)))
        {
            var vote = RandomNumberGenerator.GetInt32(100) < bias ? 0 : RandomNumberGenerator.GetInt32(100) < 85 ? 1 : 2;
            var sight = await round.Stage.LookAsync(phone, Item);
            var act = phone.Vote(sight, vote == 2 ? null : vote);
            await round.Stage.CastAsync(phone, act);
            sightings.Add(new Sighting(number, phone.Label, act.Ballot!, Poll.Read(Encoding.UTF8.GetBytes(sight.Election!)), vote));
            if (leak == Leak.Log)
            {
                works.Overhear($"Handling CastBallot of judge {phone.Label}: {Answers[vote]}");
            }
        }

        return sightings;
    }

    private async Task LookAroundAsync(Sitting sitting)
    {
        foreach (var (who, page) in new[]
        {
            ("union", $"/meetings/{sitting.Id}/items/{Item}"), ("union", $"/meetings/{sitting.Id}/journal"), ("union", $"/api/v1/meetings/{sitting.Id}/openings"),
            ("system", "/accounts"), ("security", "/accounts"), ("audit", "/audit"), ("", $"/hall/{sitting.Id}"),
        })
        {
            using var answer = await (await works.DeviceAsync(who)).GetAsync(new Uri(page, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
    }

    private static byte[] Bytes() => RandomNumberGenerator.GetBytes(32);
}
