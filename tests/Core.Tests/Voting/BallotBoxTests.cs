using DemocraticReview.Core;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting;

/// <summary>评议箱: what goes in, and what never does.</summary>
public sealed class BallotBoxTests
{
    [Fact(DisplayName = "结束前可重新投票,以最后一票为准;被代替的票不再收")]
    public void Voting_again_replaces_and_what_was_replaced_never_comes_back()
    {
        var round = APhoneRound.With().Opened();
        var (judge, first) = (round.Labels[0], round.Ballot(round.Labels[0], 0, 1));

        round.Cast(first).ShouldBe(CastOutcome.Stored);
        round.Cast(first).ShouldBe(CastOutcome.SameAgain);
        round.Cast(round.Ballot(judge, 1, 0)).ShouldBe(CastOutcome.Replaced);
        Refused.By(BallotRules.ReplacedBefore, () => round.Cast(first));
        var tally = round.Closed().Counted().Meeting.Item1.Tally!;
        (tally.Collected, tally.Satisfied, tally.Dissatisfied).ShouldBe((1, 1, 0));
        ArchiveCheck.Run(round.Archive!).Replaced.ShouldBe(1);
    }

    [Fact(DisplayName = "投票开始前、结束后不收票")]
    public void Ballots_are_taken_between_opening_and_close_alone()
    {
        var round = APhoneRound.With().Signed();
        var ballot = round.Ballot(round.Labels[0], 1, 0);
        Refused.By(PhoneRules.BallotNotOpen, () => round.Cast(ballot));
        round.Opened().Cast(ballot).ShouldBe(CastOutcome.Stored);
        var late = round.Ballot(round.Labels[1], 1, 0);
        Refused.By(PhoneRules.BallotNotOpen, () => round.Closed().Cast(late));
    }

    [Fact(DisplayName = "名单以外的凭证不能投票")]
    public void A_foreign_credential_has_no_vote()
    {
        var round = APhoneRound.With().Opened();
        var poll = PhoneRounds.PollOf(round.Meeting.State, 1);
        var foreign = BallotMaker.Make(poll, Credential.Of(4711), [1, 0], new RandomScalars(Some.Bytes(8)));
        Refused.By(BallotRules.CredentialUnknown, () => round.Cast(foreign));
    }

    [Fact]
    public void A_ballot_that_lies_leaves_the_box_unchanged()
    {
        var round = APhoneRound.With().Opened();
        Refused.By(BallotRules.ChoiceProofWrong, () => round.Cast(round.Ballot(round.Labels[0], 2, 0)));
        Refused.By(BallotRules.OverallProofWrong, () => round.Cast(round.Ballot(round.Labels[0], 1, 1)));
        round.Cast(round.Ballot(round.Labels[0], 1, 0)).ShouldBe(CastOutcome.Stored);
    }

    [Fact(DisplayName = "一名评委只登记一个凭证;回避和未到的评委不能登记")]
    public void One_judge_registers_one_credential()
    {
        var round = APhoneRound.With().Registering();
        var labels = round.Labels;
        round.Register(labels[0]);
        var state = round.Meeting.State;
        var mine = round.Credentials.Single();

        BallotBox.Register(state, 1, labels[0], mine.Text, true, round.Credentials).ShouldBe(mine);
        Refused.By(PhoneRules.CredentialAlreadyRegistered, () => BallotBox.Register(state, 1, labels[0], GroupElement.GeneratorTo(7).Text, true, round.Credentials));
        Refused.By(PhoneRules.CredentialAlreadyRegistered, () => BallotBox.Register(state, 1, labels[1], mine.Text, false, round.Credentials));
        Refused.By(Rules.NotAJudgeOfItem, () => BallotBox.Register(state, 1, "ghost", GroupElement.GeneratorTo(7).Text, false, round.Credentials));
        round.Meeting.Recused(Some.Head(0));
        Refused.By(Rules.NotAJudgeOfItem, () => BallotBox.Register(round.Meeting.State, 1, "H1", GroupElement.GeneratorTo(7).Text, false, round.Credentials));
        foreach (var none in new[] { "", "1", "2", "0", "-5", "01", "x" })
        {
            Refused.By(PhoneRules.CredentialMalformed, () => BallotBox.Register(state, 1, labels[1], none, false, round.Credentials));
        }

        Refused.By(PhoneRules.RegistrationNotOpen, () => BallotBox.Register(AMeeting.With().Questioned().State, 1, labels[1], mine.Text, false, round.Credentials));
    }

    [Fact]
    public void A_receipt_names_the_ballot_and_its_box_and_no_time()
    {
        var round = APhoneRound.With().Opened();
        var ballot = SealedBallot.Read(round.Ballot(round.Labels[0], 1, 0), PhoneRounds.PollOf(round.Meeting.State, 1).Question);

        var first = BallotBox.ReceiptToSign(round.Meeting.State, 1, ballot);
        BallotBox.ReceiptToSign(round.Meeting.Reminded().State, 1, ballot).ShouldBe(first);
        System.Text.Encoding.UTF8.GetString(first).ShouldContain(ballot.Tracker);
    }

    [Fact]
    public void A_box_with_a_credential_more_or_less_than_was_frozen_does_not_close()
    {
        var round = APhoneRound.With().Voted(2, 1);
        Refused.By(ArchiveRules.NotOnRecord, () => BallotBox.Close(round.Meeting.State, 1, [.. round.Credentials, GroupElement.GeneratorTo(9)], [], 0)).Facts["field"].ShouldBe("setup");
        Refused.By(ArchiveRules.NotOnRecord, () => BallotBox.Close(round.Meeting.State, 1, round.Credentials.Skip(1), [], 0));
    }
}
