using System.Collections.Immutable;
using DemocraticReview.Core;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>What the format's own tool lets pass and must not pass here, and everything else that a server could do to a box.</summary>
public sealed class ArchiveCheckTests
{
    [BeleniosToolFact]
    public void Three_holders_with_one_key_pass_the_tool_and_fail_here()
    {
        var box = ABox.With().Cast(0, 1, 0).Cast(1, 0, 1);
        var alike = ImmutableArray.Create(box.Keys[0], box.Keys[0], box.Keys[0]);
        var poll = Poll.Create(box.Poll.Uuid, "轴承采购民主评议会", "2026-900 / 1 / 1", ABox.Satisfaction, HolderKey.OfBox(alike));
        var scalars = new RandomScalars(Some.Bytes(77));
        var ballots = box.Judges.OrderBy(j => j.Public).Select(j => (ReadOnlyMemory<byte>)BallotMaker.Make(poll, j, [1, 0], scalars)).ToImmutableArray();
        var tally = BoxTally.Of(ballots.Select(b => SealedBallot.Read(b, poll.Question)), 2);
        var part = PartialDecryption.Make(poll, tally, box.Secrets[0], scalars);
        var archive = box.Empty with
        {
            Poll = poll, Keys = alike, Ballots = ballots, IsEnded = true, Tally = tally, Parts = [(1, part), (2, part), (3, part)], Result = tally.Open([part, part, part]),
        };

        Passes(archive);
        Refused.By(BallotRules.KeyNotFresh, () => ArchiveCheck.Run(archive));
    }

    [BeleniosToolFact]
    public void A_replaced_ballot_put_in_again_passes_the_tool_and_fails_here()
    {
        var box = ABox.With();
        var first = box.Ballot(0, 1, 0);
        var archive = box.Put(0, first).Cast(0, 0, 1).Put(0, first).Cast(1, 0, 1).Counted();

        Passes(archive);
        Refused.By(ArchiveRules.BallotRefused, () => ArchiveCheck.Run(archive)).Facts["because"].ShouldBe(BallotRules.ReplacedBefore.Code);
    }

    [BeleniosToolFact]
    public void A_credential_added_under_an_unchanged_hash_passes_the_tool_and_fails_here()
    {
        var box = ABox.With(4).Cast(0, 0, 1).Cast(1, 0, 1).Cast(3, 1, 0);
        var opened = box.Empty with { Credentials = box.Empty.Credentials.Remove(box.Judges[3].Public), IsEnded = true };
        var archive = box.Counted();

        Passes(archive);
        archive.Poll.Hash.ShouldBe(opened.Poll.Hash);
        ArchiveCheck.Run(archive).Ballots.ShouldBe(3);

        // The record, which the phones have seen before they voted, names the Setup payload as it was.
        var record = ABox.OnRecord(archive, 3) with { SetupHash = ArchiveWriter.SetupHash(opened) };
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(archive, record)).Facts["field"].ShouldBe("setup");
    }

    [Fact]
    public void A_dropped_swapped_added_or_reordered_ballot_is_not_the_box_on_record()
    {
        var box = ABox.With(4).Cast(0, 1, 0).Cast(1, 0, 1).Cast(1, 1, 0);
        var closed = box.Closed();
        var record = ABox.OnRecord(closed, 2);
        ArchiveCheck.Run(box.Counted(), record).Ballots.ShouldBe(2);

        BoxArchive Lying(params ReadOnlyMemory<byte>[] ballots) => box.Counted(closed with { Ballots = [.. ballots] });
        var (a, b, c) = (closed.Ballots[0], closed.Ballots[1], closed.Ballots[2]);
        var sameJudge = SealedBallot.Read(a, box.Poll.Question).Credential == SealedBallot.Read(b, box.Poll.Question).Credential;
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(sameJudge ? Lying(b, c) : Lying(a, c), record)).Facts["field"].ShouldBe("end");
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(sameJudge ? Lying(b, a, c) : Lying(a, c, b), record)).Facts["field"].ShouldBe("end");
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(box.Cast(2, 0, 1).Counted(), record)).Facts["field"].ShouldBe("end");
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(Lying(a, b, c), record with { Ballots = 3 })).Facts["field"].ShouldBe("ballots");
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(Lying(a, b, c), record with { Credentials = 5 })).Facts["field"].ShouldBe("credentials");
        Refused.By(ArchiveRules.NotOnRecord, () => ArchiveCheck.Run(Lying(a, b, c), record with { PollHash = "other" })).Facts["field"].ShouldBe("poll");
    }

    [Fact]
    public void Ballots_that_are_not_sorted_by_credential_would_tell_when_they_were_cast()
    {
        var box = ABox.With().Cast(0, 1, 0).Cast(1, 0, 1).Cast(2, 0, 1);
        var closed = box.Closed();
        var archive = box.Counted(closed with { Ballots = [.. closed.Ballots.Reverse()] });

        ArchiveCheck.Run(archive).Ballots.ShouldBe(3);
        Refused.By(ArchiveRules.NotSorted, () => ArchiveCheck.Run(archive, ABox.OnRecord(archive, 3)));
    }

    [Theory(DisplayName = "票数、凭证数、清点人数、评委数依次不增")]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void Ballots_credentials_heads_and_judges_do_not_decrease(int heads, int judges)
    {
        var archive = ABox.With(3).Cast(0, 1, 0).Counted();
        ArchiveCheck.Run(archive, ABox.OnRecord(archive, 1, 3, 3)).Ballots.ShouldBe(1);
        Refused.By(ArchiveRules.MoreThanHeads, () => ArchiveCheck.Run(archive, ABox.OnRecord(archive, 1, heads, judges)));
    }

    [Fact]
    public void A_ballot_of_a_credential_that_is_not_on_the_list_is_refused()
    {
        var box = ABox.With(3).Cast(0, 1, 0).Cast(1, 1, 0);
        var archive = box.Counted() with { Credentials = box.Empty.Credentials.Remove(box.Judges[1].Public) };
        Refused.By(ArchiveRules.BallotRefused, () => ArchiveCheck.Run(archive)).Facts["because"].ShouldBe(BallotRules.CredentialUnknown.Code);
    }

    [Fact]
    public void The_list_of_credentials_is_ascending_and_everybody_s_own()
    {
        var box = ABox.With(3);
        var sorted = box.Empty.Credentials;
        foreach (var credentials in new ImmutableArray<GroupElement>[] { [.. sorted.Reverse()], [sorted[0], .. sorted], [GroupElement.One, .. sorted] })
        {
            Refused.By(ArchiveRules.CredentialsMalformed, () => ArchiveCheck.Run(box.Counted() with { Credentials = credentials }));
        }
    }

    [Fact]
    public void Every_holder_s_part_is_there_once_and_of_this_tally()
    {
        var box = ABox.With().Cast(0, 1, 0).Cast(1, 0, 1);
        var archive = box.Counted();
        var other = ABox.With().Cast(0, 1, 0).Counted();
        var (one, two, three) = (archive.Parts[0], archive.Parts[1], archive.Parts[2]);

        Refused.By(ArchiveRules.Incomplete, () => ArchiveCheck.Run(archive with { Parts = [one, two] }));
        Refused.By(ArchiveRules.Incomplete, () => ArchiveCheck.Run(archive with { Parts = [one, two, two] }));
        Refused.By(ArchiveRules.Incomplete, () => ArchiveCheck.Run(archive with { Parts = [one, two, three, (4, one.Part)] }));
        Refused.By(BallotRules.DecryptionWrong, () => ArchiveCheck.Run(archive with { Parts = [one, two, (3, one.Part)] })).Facts["holder"].ShouldBe(3);
        Refused.By(BallotRules.DecryptionWrong, () => ArchiveCheck.Run(archive with { Parts = [one, two, other.Parts[2]] }));
        ArchiveCheck.Run(archive with { Parts = [three, one, two] }).Ballots.ShouldBe(2);
    }

    [Fact]
    public void Tally_and_result_are_worked_out_again()
    {
        var box = ABox.With().Cast(0, 1, 0).Cast(1, 0, 1);
        var archive = box.Counted();
        var tally = archive.Tally!;

        Refused.By(ArchiveRules.TallyWrong, () => ArchiveCheck.Run(archive with { Tally = tally with { Ballots = 3 } }));
        Refused.By(ArchiveRules.TallyWrong, () => ArchiveCheck.Run(archive with { Tally = tally with { Sums = [tally.Sums[1], tally.Sums[0]] } }));
        Refused.By(ArchiveRules.ResultWrong, () => ArchiveCheck.Run(archive with { Result = [2, 0] }));
        Refused.By(ArchiveRules.Incomplete, () => ArchiveCheck.Run(archive with { Tally = null }));
        Refused.By(ArchiveRules.Incomplete, () => ArchiveCheck.Run(archive with { Result = null }));
        Refused.By(ArchiveRules.Incomplete, () => ArchiveCheck.Run(archive with { IsEnded = false }));
    }

    [Fact]
    public void The_key_of_the_box_is_made_of_its_holders_keys()
    {
        var box = ABox.With();
        var others = ABox.With(item: 2).Keys;
        Refused.By(BallotRules.KeyOfBoxWrong, () => ArchiveCheck.Run(box.Counted() with { Keys = others }));
        Refused.By(BallotRules.KeysTooFew, () => ArchiveCheck.Run(box.Counted() with { Keys = box.Keys[..2] }));
        Refused.By(BallotRules.KeyProofWrong, () => ArchiveCheck.Run(box.Counted() with { Keys = [box.Keys[0], box.Keys[1], box.Keys[2] with { Proof = box.Keys[0].Proof }] }));
    }

    [Fact]
    public void The_first_ballot_that_is_wrong_is_named_whatever_the_cores_do()
    {
        var box = ABox.With(12);
        for (var judge = 0; judge < 12; judge++)
        {
            box.Cast(judge, 1, judge is 3 or 7 or 11 ? 1 : 0);
        }

        var archive = box.Closed();
        var first = archive.Ballots.Select((b, i) => (i, SealedBallot.Read(b, box.Poll.Question).Credential))
            .First(b => b.Credential == box.Judges[3].Public || b.Credential == box.Judges[7].Public || b.Credential == box.Judges[11].Public).i;
        for (var again = 0; again < 5; again++)
        {
            Refused.By(ArchiveRules.BallotRefused, () => ArchiveCheck.Closed(archive)).Facts["ballot"].ShouldBe(first + 1);
        }
    }

    private static void Passes(BoxArchive archive)
    {
        var (passed, said) = BeleniosTool.Verify(ArchiveWriter.Write(archive).Bytes);
        passed.ShouldBeTrue(said);
    }
}
