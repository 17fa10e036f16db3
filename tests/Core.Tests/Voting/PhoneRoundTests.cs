using System.Text.Json;
using Core.Tests.Recording;
using Core.Tests.Voting.Belenios;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting;

/// <summary>A round on phones from the holders' keys to the tally report.</summary>
public sealed class PhoneRoundTests
{
    [Fact(DisplayName = "手机投票:从登记到计票结果报告单")]
    public void A_round_on_phones_ends_with_all_lines_of_the_tally_report()
    {
        var round = APhoneRound.With().Voted(8, 6, 1).Closed().Counted();
        var meeting = round.Meeting;

        var tally = meeting.Item1.Tally!;
        (tally.Seated, tally.Issued, tally.Collected, tally.Valid).ShouldBe((17, 17, 15, 15));
        (tally.Satisfied, tally.Dissatisfied, tally.Abstained, tally.Invalid, tally.NotCast).ShouldBe((8, 6, 1, 0, 2));
        meeting.Do(m => Counting.Decide(m, 1, Some.Key(2001))).Item1.Verdict!.Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
        var counted = ArchiveCheck.Run(round.Archive!, OnRecord(meeting));
        (counted.Ballots, counted.Credentials).ShouldBe((15, 17));
    }

    [BeleniosToolFact]
    public void The_formats_own_tool_accepts_the_archive_of_a_round_on_phones()
    {
        var (passed, said) = BeleniosTool.Verify(ArchiveWriter.Write(APhoneRound.With().Voted(8, 6, 1).Closed().Counted().Archive!).Bytes);
        passed.ShouldBeTrue(said);
    }

    [Fact]
    public void The_events_of_a_round_on_phones_fold_back_from_their_json()
    {
        var meeting = APhoneRound.With().Voted(9, 8).Closed().Counted().Meeting;
        var again = ReviewMeeting.From(meeting.Events.Select(e => EventCatalog.Read<MeetingEvent>(EventCatalog.NameOf(e), EventCatalog.Write(e))));

        JsonSerializer.Serialize(again, EventCatalog.Json).ShouldBe(JsonSerializer.Serialize(meeting.State, EventCatalog.Json));
    }

    [Fact(DisplayName = "会议事件中没有凭证、评议票和选择")]
    public void No_event_and_no_entry_of_the_record_holds_a_credential_or_a_ballot()
    {
        var round = APhoneRound.With().Voted(9, 8).Closed();
        var before = (ReviewMeeting?)null;
        foreach (var happened in round.Meeting.Events)
        {
            var opening = happened is MeetingCreated ? new RecordOpening(TestKey.Of(1).Key, new TreeHead(0, new string('0', 64))) : null;
            var said = EventCatalog.Write(happened) + PublicBody.Of(before, happened, opening).ToJsonString();
            round.Credentials.ShouldAllBe(c => !said.Contains(c.Text, StringComparison.Ordinal));
            round.Archive!.Ballots.ShouldAllBe(b => !said.Contains(SealedBallot.Read(b, round.Archive.Poll.Question).Tracker, StringComparison.Ordinal));
            before = happened is MeetingCreated created ? created.Begin() : happened.Apply(before!);
        }

        round.Meeting.Events.ShouldNotContain(e => e.GetType().Name.Contains("Cast", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "开箱钥匙齐备、监票人在场,方可登记手机")]
    public void Phones_register_only_for_a_box_that_has_all_its_locks()
    {
        APhoneRound.With().Meeting.Questioned().Refuses(BallotRules.KeysTooFew, m => PhoneRounds.OpenRegistration(m, 1)).Facts["needed"].ShouldBe(3);
        APhoneRound.With().Named().Meeting.Refuses(BallotRules.KeysTooFew, m => PhoneRounds.OpenRegistration(m, 1)).Facts["there"].ShouldBe(0);
        var ready = APhoneRound.With().WithKeys();
        ready.Registering().Meeting.Refuses(PhoneRules.RegistrationAlreadyOpen, m => PhoneRounds.OpenRegistration(m, 1));
        APhoneRound.With(Some.Settings).WithKeys().Meeting.Refuses(Rules.ChannelNotProvided, m => PhoneRounds.OpenRegistration(m, 1));
        AMeeting.With(settings: APhoneRound.Settings).Questioning().Refuses(Rules.ItemNotThere, m => PhoneRounds.OpenRegistration(m, 1));
    }

    [Fact(DisplayName = "监票人先清点人数,再冻结名单;凭证不得多于人数")]
    public void Heads_are_counted_before_the_list_is_frozen()
    {
        var round = APhoneRound.With().Registering();
        round.Register(round.Labels);
        round.Meeting.Refuses(PhoneRules.HeadsMissing, m => PhoneRounds.Freeze(m, 1, round.Credentials, round.Registered));
        round.Meeting.Refuses(PhoneRules.HeadsAboveJudges, m => PhoneRounds.CountHeads(m, 1, 18));
        round.Meeting.Refuses(Rules.CountNegative, m => PhoneRounds.CountHeads(m, 1, -1));
        round.Meeting.Do(m => PhoneRounds.CountHeads(m, 1, 16));
        round.Meeting.Refuses(PhoneRules.CredentialsAboveHeads, m => PhoneRounds.Freeze(m, 1, round.Credentials, round.Registered)).Facts["heads"].ShouldBe(16);
        round.Meeting.Refuses(PhoneRules.ListNotOfJudges, m => PhoneRounds.Freeze(m, 1, round.Credentials, [.. round.Registered.Skip(1)]));
        round.Meeting.Refuses(PhoneRules.ListNotOfJudges, m => PhoneRounds.Freeze(m, 1, round.Credentials, [.. round.Registered.Skip(1), "ghost"]));

        round.Frozen(17).Meeting.Item1.Phone!.List!.Issued.ShouldBe(17);
        round.Meeting.Refuses(PhoneRules.ListAlreadyFrozen, m => PhoneRounds.CountHeads(m, 1, 15));
        round.Meeting.Refuses(PhoneRules.ListAlreadyFrozen, m => PhoneRounds.Freeze(m, 1, round.Credentials, round.Registered));
        Refused.By(PhoneRules.ListAlreadyFrozen, () => round.Register(round.Labels[0]));
    }

    [Fact(DisplayName = "监票人签字、每部手机核对名单后,方可开始投票")]
    public void The_ballot_opens_once_the_list_is_signed_and_found_by_every_phone()
    {
        var round = APhoneRound.With().Registering();
        round.Meeting.Refuses(PhoneRules.ListNotFrozen, m => PhoneRounds.Open(m, 1, []));
        round.Register(round.Labels).Frozen();
        round.Meeting.Refuses(PhoneRules.ListNotSigned, m => PhoneRounds.Open(m, 1, round.Registered));
        round.Meeting.Refuses(PhoneRules.ListSignatureWrong, m => PhoneRounds.SignList(m, 1, TestKey.Of(2).SignHex(PhoneRounds.ListToSign(m, 1))));
        round.Meeting.Refuses(PhoneRules.ListSignatureWrong, m => PhoneRounds.SignList(m, 1, null));
        round.Signed().Meeting.Refuses(PhoneRules.ListNotAcknowledged, m => PhoneRounds.Open(m, 1, [.. round.Registered.Skip(2)])).Facts["missing"].ShouldBe(2);

        var opened = round.Opened().Meeting.Item1;
        (opened.Stage, opened.Round!.Channel, opened.Round.Issued, opened.Phone).ShouldBe((ItemStage.Balloting, BallotChannel.Phone, 17, null));
        opened.Round.Box!.PollHash.ShouldBe(PhoneRounds.PollOf(round.Meeting.State, 1).Hash);
    }

    [Fact(DisplayName = "开始投票前可改用纸质投票")]
    public void Paper_may_take_the_place_of_phones_until_the_ballot_opens()
    {
        foreach (var round in new[] { APhoneRound.With().Registering(), APhoneRound.With().Frozen(), APhoneRound.With().Signed() })
        {
            var item = round.Meeting.Balloting().Item1;
            (item.Round!.Channel, item.Phone).ShouldBe((BallotChannel.Paper, null));
            round.Meeting.Counted().Item1.Tally.ShouldNotBeNull();
        }

        var open = APhoneRound.With().Opened();
        open.Meeting.Refuses(Rules.ItemNotThere, m => Ballots.Open(m, 1, BallotChannel.Paper, 17));
        open.Meeting.Do(m => Ballots.Void(m, 1, "网络中断。")).Balloting().Item1.Round!.Number.ShouldBe(2);
        APhoneRound.With().WithKeys().Meeting.Refuses(PhoneRules.ListNotFrozen, m => Ballots.Open(m, 1, BallotChannel.Phone, 17));
    }

    [Fact]
    public void A_list_that_no_longer_fits_is_emptied_and_made_anew()
    {
        var round = APhoneRound.With().Signed();
        round.Meeting.Recused(Some.Head(0)).Refuses(PhoneRules.ListNotOfJudges, m => PhoneRounds.Open(m, 1, round.Registered));
        round.Meeting.Refuses(Rules.FieldMissing, m => PhoneRounds.Empty(m, 1, " "));
        round.Meeting.Do(m => PhoneRounds.Empty(m, 1, "一名评委回避。"));
        round.Registered.Clear();
        round.Credentials.Clear();

        round.Register(round.Labels.Except(round.Meeting.Item1.LeftByRecusal)).Frozen(16).Opened().Meeting.Item1.Round!.Issued.ShouldBe(16);
    }

    [Fact]
    public void The_next_step_of_a_round_on_phones_is_the_one_that_is_not_refused()
    {
        var round = APhoneRound.With().Named();
        Step(round).ShouldBe(PhoneStep.Keys);
        round.Meeting.Refuses(BallotRules.KeysTooFew, m => PhoneRounds.OpenRegistration(m, 1));

        round = APhoneRound.With().WithKeys();
        Step(round).ShouldBe(PhoneStep.Register);
        Step(round.Registering().Register(round.Labels)).ShouldBe(PhoneStep.Freeze);
        Step(round.Frozen()).ShouldBe(PhoneStep.Sign);
        round.Meeting.Refuses(PhoneRules.ListNotSigned, m => PhoneRounds.Open(m, 1, round.Registered));
        Step(round.Signed()).ShouldBe(PhoneStep.Open);

        // One phone has not found itself, until the desk has looked.
        var seen = round.Registered.Skip(1).ToList();
        PhoneRounds.StepOf(round.Meeting.State, 1, seen).ShouldBe(PhoneStep.Sign);
        round.Meeting.Refuses(PhoneRules.ListNotAcknowledged, m => PhoneRounds.Open(m, 1, seen));
        round.Meeting.Do(m => PhoneRounds.Check(m, 1, round.Registered.First()));
        PhoneRounds.StepOf(round.Meeting.State, 1, seen).ShouldBe(PhoneStep.Open);

        round.Meeting.Recused(Some.Head(0));
        Step(round).ShouldBe(PhoneStep.Again);
        round.Meeting.Refuses(PhoneRules.ListNotOfJudges, m => PhoneRounds.Open(m, 1, round.Registered));
    }

    [Fact(DisplayName = "未收齐的,同样须提醒三次并经监票人确认")]
    public void With_ballots_missing_reminders_come_first_on_phones_too()
    {
        var round = APhoneRound.With().Voted(3, 0);
        var (_, box) = BallotBox.Close(round.Meeting.State, 1, round.Credentials, [], 0);
        round.Meeting.Refuses(Rules.BallotsMissing, m => Ballots.Close(m, 1, box, confirmMissing: true)).Facts["missing"].ShouldBe(17);
        round.Meeting.Refuses(PhoneRules.OtherChannel, m => Ballots.Close(m, 1, 3, confirmMissing: true));
        round.Closed().Meeting.Item1.Round!.Collected.ShouldBe(3);
    }

    [Fact(DisplayName = "保管人全部开箱后,结果方可得知")]
    public void Nothing_is_known_before_the_last_holder_has_opened()
    {
        var round = APhoneRound.With().Voted(9, 8).Closed();
        var meeting = round.Meeting;
        meeting.Refuses(PhoneRules.DecryptionsMissing, m => Counting.Sign(m, 1)).Facts["there"].ShouldBe(0);
        meeting.Refuses(PhoneRules.OtherChannel, m => Counting.Enter(m, 1, Some.Teller(1).Number, new PaperCount(9, 8, 0, 0)));
        meeting.Refuses(PhoneRules.NotAKeyHolder, m => BoxCounting.Give(m, 1, "nobody", round.Part(1)));
        meeting.Refuses(BallotRules.DecryptionWrong, m => BoxCounting.Give(m, 1, Some.Scrutineer.Number, round.Part(2)));
        meeting.Refuses(BallotRules.DecryptionMalformed, m => BoxCounting.Give(m, 1, Some.Scrutineer.Number, "{}"));
        round.Give(1).Give(3);
        meeting.Refuses(PhoneRules.DecryptionAlreadyGiven, m => BoxCounting.Give(m, 1, Some.Scrutineer.Number, round.Part(1)));
        meeting.Refuses(PhoneRules.DecryptionsMissing, m => Counting.Sign(m, 1)).Facts["there"].ShouldBe(2);
    }

    [Fact(DisplayName = "钥匙和信封都没有的,本轮作废,改用纸质投票;结果已可得知的不得作废")]
    public void A_lost_key_voids_the_round_a_known_result_never_does()
    {
        var lost = APhoneRound.With().Voted(9, 8).Closed().Give(1).Give(2);
        lost.Meeting.Do(m => Ballots.Void(m, 1, "第三把钥匙和信封都没有了。")).Balloting().Item1.Round!.Number.ShouldBe(2);

        APhoneRound.With().Voted(9, 8).Closed().Give(1).Give(2).Give(3).Meeting.Refuses(Rules.RoundAlreadyCounted, m => Ballots.Void(m, 1, "再投一次。"));
    }

    [Fact(DisplayName = "会后注销钥匙")]
    public void Keys_are_destroyed_once_nothing_is_left_to_open()
    {
        var round = APhoneRound.With().Voted(9, 8).Closed().Counted();
        round.Meeting.Refuses(Rules.ItemNotSettled, m => KeyHolders.Destroy(m, Some.Scrutineer.Number));
        round.Meeting.Published().Do(m => KeyHolders.Destroy(m, Some.Scrutineer.Number)).State.KeyHolders[0].IsDestroyed.ShouldBeTrue();
        round.Meeting.Refuses(PhoneRules.KeyNotThere, m => KeyHolders.Destroy(m, Some.Scrutineer.Number));
    }

    [Fact(DisplayName = "保管人为监票人、列席监督人员和评委;公布锁之后不得更换")]
    public void Holders_are_who_their_part_says_and_stay()
    {
        var meeting = AMeeting.With(settings: APhoneRound.Settings).Questioned();
        meeting.Refuses(PhoneRules.HolderNotEligible, m => KeyHolders.Name(m, Some.Observer, WitnessPart.Scrutineer));
        meeting.Refuses(PhoneRules.HolderNotEligible, m => KeyHolders.Name(m, Some.Scrutineer, WitnessPart.Judge));
        meeting.Refuses(PhoneRules.HolderNotEligible, m => KeyHolders.Name(m, m.Item(1).Facts.Respondents[0], WitnessPart.CorpsMember));
        meeting.Refuses(PhoneRules.NotAKeyHolder, m => KeyHolders.Register(m, Some.Scrutineer.Number, "", "", "", new HashSet<GroupElement>()));

        var round = APhoneRound.With().WithKeys();
        round.Meeting.Refuses(PhoneRules.HolderAlreadyNamed, m => KeyHolders.Name(m, Some.Scrutineer, WitnessPart.Scrutineer));
        var scalars = new RandomScalars(Some.Bytes(5));
        round.Meeting.Refuses(BallotRules.KeyNotFresh, m => APhoneRound.Key(m, 1, HolderKey.Make(round.Secrets[1], scalars)));
        round.Meeting.Refuses(BallotRules.KeyNotFresh, m => APhoneRound.Key(m, 1, HolderKey.Make(5, scalars), before: new HashSet<GroupElement> { GroupElement.GeneratorTo(5) }));
        round.Meeting.Refuses(BallotRules.KeyNotFresh, m => APhoneRound.Key(m, 1, HolderKey.Make(5, scalars), device: 2));
        round.Registering().Meeting.Refuses(PhoneRules.KeysInUse, m => APhoneRound.Key(m, 1, HolderKey.Make(5, scalars)));
        round.Meeting.Refuses(PhoneRules.KeysInUse, m => KeyHolders.Name(m, Some.Person("C90001", "轧钢厂"), WitnessPart.CorpsMember));
    }

    private static PhoneStep Step(APhoneRound round) => PhoneRounds.StepOf(round.Meeting.State, 1, round.Registered);

    private static BoxOnRecord OnRecord(AMeeting meeting)
    {
        var (opened, closed) = (meeting.Item1.Round!.Box!, meeting.Item1.Round.ClosedBox!);
        return new BoxOnRecord(opened.PollHash, opened.SetupHash, closed.EndBallotsHash, closed.Ballots, closed.Credentials, closed.Heads, meeting.Item1.N);
    }
}
