using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using App.Tests.Hosting;
using DemocraticReview.App.People;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace App.Tests.Voting;

/// <summary>What a box does not take; each time it stays as it was.</summary>
public sealed class PhoneRefusalTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;
    private PhonePlay phones = null!;
    private JudgePhone judge = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        play = await Play.FoundAsync(host);
        phones = await PhonePlay.QuestionedAsync(play, database);
        judge = phones.Phones[0];
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task An_open_box_refuses_every_false_ballot_and_stays_as_it_is()
    {
        await phones.OpenAsync();
        var sight = await phones.SightAsync(judge);
        await phones.CastAsync(phones.Phones[1], phones.Phones[1].Vote(sight, 0));
        var first = judge.Vote(sight, 0);
        await phones.CastAsync(judge, first);
        await phones.CastAsync(judge, judge.Vote(sight, 1));
        var before = await ContentAsync();

        await MustRefuseAsync(BallotRules.ReplacedBefore, first);
        await MustRefuseAsync(BallotRules.SignatureWrong, Copied(sight));
        await MustRefuseAsync(BallotRules.OtherPoll, judge.Vote(OfOtherItem(sight), 0));
        await MustRefuseAsync(BallotRules.OtherPoll, first with { Ballot = first.Ballot!.Replace(PollOf(sight).Hash, Poll.Base64("stale"u8), StringComparison.Ordinal) });
        await MustRefuseAsync(BallotRules.ChoiceProofWrong, JudgePhone.Cast(sight, BallotMaker.Make(PollOf(sight), judge.CredentialOf(sight), [2, 0], Scalars())));
        await MustRefuseAsync(BallotRules.OverallProofWrong, JudgePhone.Cast(sight, BallotMaker.Make(PollOf(sight), judge.CredentialOf(sight), [1, 1], Scalars())));
        await MustRefuseAsync(BallotRules.OutsideGroup, OutsideGroup(sight, first));
        await MustRefuseAsync(BallotRules.CredentialUnknown, phones.PhoneOf(judge.Label, 7).Vote(sight, 0));
        await MustRefuseAsync(BallotRules.TooLong, first with { Ballot = new string('x', 1 << 20) });
        await MustRefuseAsync(BallotRules.Malformed, first with { Ballot = "{}" });

        (await ContentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task No_ballot_is_taken_before_the_opening_or_after_the_close()
    {
        await phones.Round.FreezeAsync(1, phones.Phones);
        var early = judge.Vote(await phones.SightAsync(judge), 0);
        await MustRefuseAsync(PhoneRules.BallotNotOpen, early);
        foreach (var phone in phones.Phones)
        {
            await phones.AcknowledgeAsync(phone, JudgePhone.Acknowledge(await phones.SightAsync(phone)));
        }

        await phones.OfficeAsync(new OpenBox(1));
        await phones.VoteAsync(17, 0, 0);
        await phones.ScrutineerAsync(new CloseBox(1));
        await MustRefuseAsync(PhoneRules.BallotNotOpen, early);
        (await phones.BoxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recused_judge_neither_registers_nor_votes()
    {
        // A head: with a representative less the item would be postponed.
        var head = (await phones.Meeting.StateAsync()).Heads[1];
        judge = phones.Phones.Single(p => p.Label == head.Label);
        var person = head.Person.Number;
        await phones.OfficeAsync(new RaiseRecusal(person, "有利害关系"));
        var recusal = (await phones.Meeting.StateAsync()).Recusals[^1];
        if (recusal.Granted is null)
        {
            await phones.OfficeAsync(new DecideRecusal(recusal.Number, true, "属实"));
        }

        phones.Phones.Remove(judge);
        await phones.OpenAsync();
        var sight = await phones.SightAsync(judge);
        sight.IsJudge.ShouldBeFalse();
        await MustRefuseAsync(Rules.NotAJudgeOfItem, judge.Vote(sight, 0));
        (await phones.BoxAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_judges_at_once_lose_no_ballot_and_double_none()
    {
        await phones.OpenAsync();
        var acts = new List<(JudgePhone Phone, CastBallot Act)>();
        foreach (var (phone, i) in phones.Phones.Select((p, i) => (p, i)))
        {
            acts.Add((phone, phone.Vote(await phones.SightAsync(phone), i % 2)));
        }

        // The first judge sends two different ballots at the same moment, and all send theirs twice.
        acts.Add((judge, judge.Vote(await phones.SightAsync(judge), 1)));
        var receipts = await Task.WhenAll(acts.Concat(acts.Skip(1)).Select(a => Task.Run(() => SendAsync(a.Phone, a.Act))));

        receipts.ShouldAllBe(r => r);
        var box = await phones.BoxAsync();
        box.Count.ShouldBe(18);
        box.GroupBy(b => b.Key).Count().ShouldBe(17);
        box.GroupBy(b => b.Key).ShouldAllBe(g => g.Select(b => b.Number).SequenceEqual(Enumerable.Range(1, g.Count())));
    }

    // Which of two ballots at the same moment was the first, nobody can say; the one that was replaced is refused when it comes again.
    private async Task<bool> SendAsync(JudgePhone phone, CastBallot act)
    {
        try
        {
            return (await phones.CastAsync(phone, act)).Signature.Length == 128;
        }
        catch (BrokenRuleException replaced)
        {
            return replaced.Rule == BallotRules.ReplacedBefore && phone == judge;
        }
    }

    private async Task MustRefuseAsync(Rule rule, CastBallot act) => (await phones.RefusalAsync(judge, act)).ShouldBe(rule);

    private async Task<string> ContentAsync() => string.Join('\n', (await phones.BoxAsync()).Select(b => $"{b.Key} {b.Number} {b.Receipt} {Convert.ToHexString(SHA256.HashData(b.Payload))}"));

    private static Poll PollOf(VoteView sight) => Poll.Read(Encoding.UTF8.GetBytes(sight.Election!));

    private static RandomScalars Scalars() => new(RandomNumberGenerator.GetBytes(32));

    private static VoteView OfOtherItem(VoteView sight)
    {
        var poll = PollOf(sight);
        var other = Poll.Create(Poll.UuidOf(sight.Anchor.Meeting, 2, 1), "民主评议会", "2026-01 / 2 / 1", poll.Question, poll.Key);
        return sight with { Election = Encoding.UTF8.GetString(other.Json.Span) };
    }

    // Another judge's ballot under the own credential.
    private CastBallot Copied(VoteView sight)
    {
        var theirs = phones.Phones[1].Vote(sight, 0);
        return theirs with { Ballot = theirs.Ballot!.Replace(phones.Phones[1].CredentialOf(sight).Public.Text, judge.CredentialOf(sight).Public.Text, StringComparison.Ordinal) };
    }

    private CastBallot OutsideGroup(VoteView sight, CastBallot act)
    {
        var ballot = SealedBallot.Read(Encoding.ASCII.GetBytes(act.Ballot!), PollOf(sight).Question);
        var bent = act.Ballot!.Replace(ballot.Choices[0].Alpha.Text, "2", StringComparison.Ordinal);
        var body = bent[..bent.IndexOf(",\"signature\"", StringComparison.Ordinal)];
        return act with { Ballot = body + Signature(body + "}", judge.CredentialOf(sight)) };
    }

    private static string Signature(string body, Credential credential)
    {
        var hash = Poll.Base64(Encoding.ASCII.GetBytes(body));
        var w = new BigInteger(RandomNumberGenerator.GetBytes(31), isUnsigned: true);
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes($"sig|{hash}|{GroupElement.GeneratorTo(w)}"));
        var challenge = new BigInteger(digest, isUnsigned: true, isBigEndian: true) % Belenios2048.Q;
        var response = (((w - (credential.Secret * challenge)) % Belenios2048.Q) + Belenios2048.Q) % Belenios2048.Q;
        return $",\"signature\":{{\"hash\":\"{hash}\",\"proof\":{{\"challenge\":\"{challenge}\",\"response\":\"{response}\"}}}}}}";
    }
}
