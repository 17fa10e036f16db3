using App.Tests.Hosting;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Verifying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace App.Tests.Voting;

/// <summary>A whole round on phones through the flow port.</summary>
public sealed class PhoneVoteTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;
    private PhonePlay phones = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        play = await Play.FoundAsync(host);
        phones = await PhonePlay.QuestionedAsync(play, database);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Seventeen_phones_vote_three_holders_count_and_the_bundle_verifies()
    {
        await phones.OpenAsync();
        await phones.VoteAsync(9, 7, 1);
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);

        var item = (await phones.Meeting.StateAsync()).Item(1);
        item.Outcome.ShouldBe(ItemOutcome.Passed);
        (item.Tally!.Issued, item.Tally.Collected, item.Tally.Satisfied, item.Tally.Dissatisfied, item.Tally.Abstained, item.Tally.NotCast).ShouldBe((17, 17, 9, 7, 1, 0));
        var report = BundleCheck.Check(await phones.BundleAsync());
        report.Lie.ShouldBeNull();
        report.Told.Single(t => t.Key == "box").Facts["ballots"].ShouldBe(17);
    }

    [BeleniosToolFact]
    public async Task The_formats_own_tool_accepts_the_box_of_an_exported_bundle_with_corrected_votes_and_abstentions()
    {
        await phones.OpenAsync();
        await phones.VoteAsync(8, 5, 2);
        await phones.Round.VoteAsync(1, phones.Phones[0], 1);
        for (var i = 0; i < 3; i++)
        {
            await phones.OfficeAsync(new RemindJudges(1));
        }

        await phones.ScrutineerAsync(new CloseBox(1, ConfirmMissing: true));
        await phones.Round.CountAsync(1);

        BeleniosTool.Verify(await BoxOfAsync()).ShouldContain("all checks passed");
    }

    [BeleniosToolFact]
    public async Task The_formats_own_tool_accepts_a_box_in_which_nobody_voted()
    {
        await phones.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await phones.OfficeAsync(new RemindJudges(1));
        }

        await phones.ScrutineerAsync(new CloseBox(1, ConfirmMissing: true));
        await phones.Round.CountAsync(1);

        BeleniosTool.Verify(await BoxOfAsync()).ShouldContain("all checks passed");
        BundleCheck.Check(await phones.BundleAsync()).Lie.ShouldBeNull();
    }

    [Fact]
    public async Task After_the_close_every_phone_finds_its_tracker_and_no_row_of_the_open_box_is_left()
    {
        await phones.OpenAsync();
        var receipts = new List<BallotReceipt>();
        foreach (var phone in phones.Phones)
        {
            receipts.Add(await phones.Round.VoteAsync(1, phone, 0));
        }

        await phones.ScrutineerAsync(new CloseBox(1));

        var sight = await phones.SightAsync(phones.Phones[3]);
        sight.Phase.ShouldBe(VotePhase.Closed);
        sight.Trackers!.ShouldBe(receipts.Select(r => r.Tracker), ignoreOrder: true);
        (await phones.BoxAsync()).ShouldBeEmpty();
        (await play.RowsAsync(db => db.Credentials)).ShouldBeEmpty();
        (await play.RowsAsync(db => db.Registered)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_vote_corrected_before_the_close_counts_once_and_as_corrected()
    {
        await phones.OpenAsync();
        await phones.VoteAsync(16, 0, 0);
        var judge = phones.Phones[0];
        await phones.Round.VoteAsync(1, judge, 1);
        await phones.Round.VoteAsync(1, judge, null);
        await phones.Round.VoteAsync(1, judge, 1);
        await phones.Round.VoteAsync(1, phones.Phones[16], 1);
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);

        var tally = (await phones.Meeting.StateAsync()).Item(1).Tally!;
        (tally.Collected, tally.Satisfied, tally.Dissatisfied, tally.Abstained).ShouldBe((17, 15, 2, 0));
        BundleCheck.Check(await phones.BundleAsync()).Lie.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_ballot_again_gets_the_same_receipt_and_leaves_the_box_as_it_is()
    {
        await phones.OpenAsync();
        var judge = phones.Phones[0];
        var act = judge.Vote(await phones.SightAsync(judge), 0);
        var first = await phones.CastAsync(judge, act);
        var box = await phones.BoxAsync();

        (await phones.CastAsync(judge, act)).ShouldBe(first);

        (await phones.BoxAsync()).Select(b => b.Receipt).ShouldBe(box.Select(b => b.Receipt));
    }

    [Fact]
    public async Task Registering_and_acknowledging_again_change_nothing_and_another_credential_is_refused()
    {
        await phones.OfficeAsync(new OpenRegistration(1));
        var judge = phones.Phones[0];
        var act = judge.Register(await phones.SightAsync(judge));
        await phones.RegisterAsync(judge, act);
        await phones.RegisterAsync(judge, act);
        (await play.RowsAsync(db => db.Credentials)).ShouldHaveSingleItem();
        var other = phones.PhoneOf(judge.Label, 1);
        (await phones.RefusalAsync(judge, other.Register(await phones.SightAsync(judge)))).ShouldBe(PhoneRules.CredentialAlreadyRegistered);
        (await phones.RefusalAsync(phones.Phones[1], act)).ShouldBe(PhoneRules.CredentialAlreadyRegistered);
        (await play.RowsAsync(db => db.Registered)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_replaced_phone_empties_the_list_and_all_register_anew()
    {
        await phones.Round.FreezeAsync(1, phones.Phones);
        await phones.OfficeAsync(new DemocraticReview.App.Rights.ReissueLink(Role.Judge, phones.Phones[0].Label));
        (await play.RowsAsync(db => db.Credentials)).ShouldBeEmpty();
        (await phones.SightAsync(phones.Phones[1])).Phase.ShouldBe(VotePhase.Registering);
        (await phones.SightAsync(phones.Phones[1])).IsRegistered.ShouldBeFalse();
    }

    [Fact]
    public async Task The_box_opens_only_when_every_phone_has_found_itself()
    {
        await phones.Round.FreezeAsync(1, phones.Phones);
        (await phones.Meeting.RefusalAsync(new OpenBox(1))).ShouldBe(PhoneRules.ListNotAcknowledged);
        var judge = phones.Phones[0];
        var act = JudgePhone.Acknowledge(await phones.SightAsync(judge));
        (await phones.RefusalAsync(judge, act with { List = "x" })).ShouldBe(ArchiveRules.NotOnRecord);
        await phones.AcknowledgeAsync(judge, act);
        await phones.AcknowledgeAsync(judge, act);
        (await phones.SightAsync(judge)).HasAcknowledged.ShouldBeTrue();
        (await phones.Meeting.RefusalAsync(new OpenBox(1))).ShouldBe(PhoneRules.ListNotAcknowledged);
    }

    [Fact]
    public async Task With_ballots_missing_the_box_closes_after_three_reminders_and_a_confirmation()
    {
        await phones.OpenAsync();
        await phones.VoteAsync(8, 6, 1);
        var scrutineer = Cast.Scrutineer(phones.Meeting.Id);
        (await phones.Meeting.RefusalAsync(new CloseBox(1, ConfirmMissing: true), scrutineer)).ShouldBe(Rules.BallotsMissing);
        for (var i = 0; i < 3; i++)
        {
            await phones.OfficeAsync(new RemindJudges(1));
        }

        (await phones.Meeting.RefusalAsync(new CloseBox(1), scrutineer)).ShouldBe(Rules.BallotsMissing);
        await phones.ScrutineerAsync(new CloseBox(1, ConfirmMissing: true));
        await phones.Round.CountAsync(1);
        var tally = (await phones.Meeting.StateAsync()).Item(1).Tally!;
        (tally.Collected, tally.NotCast).ShouldBe((15, 2));
    }

    [Fact]
    public async Task Nothing_is_known_before_the_last_lock_is_open_and_a_void_round_keeps_no_ballot()
    {
        await phones.OpenAsync();
        await phones.VoteAsync(9, 8, 0);
        await phones.ScrutineerAsync(new CloseBox(1));
        var holder = phones.Round.Holders[0];
        var closed = (await phones.LookAsync(holder)).Boxes[0];
        var part = holder.Open(closed, await phones.ArchiveAsync(holder, closed));
        await phones.HolderAsync(holder, part);
        await phones.HolderAsync(holder, part);
        (await phones.Meeting.RefusalAsync(holder.Open(closed, await phones.ArchiveAsync(holder, closed)), phones.ActorOf(holder))).ShouldBe(PhoneRules.DecryptionAlreadyGiven);
        var scrutineer = Cast.Scrutineer(phones.Meeting.Id);
        (await phones.Meeting.RefusalAsync(new SignTally(1), scrutineer)).ShouldBe(PhoneRules.DecryptionsMissing);
        await phones.ScrutineerAsync(new VoidRound(1, "一位保管人的钥匙丢失。"));
        (await play.RowsAsync(db => db.Boxes)).ShouldBeEmpty();
        await phones.OfficeAsync(new OpenBallot(1, BallotChannel.Paper, 17));
        BundleCheck.Check(await phones.BundleAsync()).Lie.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_serves_one_meeting_and_the_same_key_again_changes_nothing()
    {
        var holder = phones.Round.Holders[0];
        var sight = await phones.LookAsync(holder);
        sight.Published.ShouldNotBeNull();
        var state = await phones.Meeting.StateAsync();
        var first = state.KeyHolders[0];
        await phones.HolderAsync(holder, new RegisterKey(first.Key!, first.Device!, first.Signature!));
        var next = await (await play.MeetingAsync("2026-02")).ToAsync(Scene.Questioned);
        await next.DoAsync(new NameHolder(Some.Person("S1"), DemocraticReview.Core.Drawing.WitnessPart.Scrutineer));
        var view = sight with { Anchor = sight.Anchor with { Meeting = next.Id } };
        (await next.RefusalAsync(holder.Make(view), Cast.Scrutineer(next.Id))).ShouldBe(BallotRules.KeyNotFresh);
    }

    [Fact]
    public async Task Keys_are_deleted_when_everything_is_settled()
    {
        await phones.OpenAsync();
        await phones.VoteAsync(9, 8, 0);
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);
        (await phones.Meeting.RefusalAsync(new DestroyKey(), phones.ActorOf(phones.Round.Holders[2]))).ShouldBe(Rules.ItemNotSettled);
        await phones.OfficeAsync(new DemocraticReview.App.Meetings.PublishResult(1));
        foreach (var holder in phones.Round.Holders)
        {
            (await phones.LookAsync(holder)).MayDelete.ShouldBeTrue();
            await phones.HolderAsync(holder, new DestroyKey());
            await phones.HolderAsync(holder, new DestroyKey());
        }

        (await phones.Meeting.StateAsync()).KeyHolders.ShouldAllBe(h => h.IsDestroyed);
    }

    private async Task<byte[]> BoxOfAsync()
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await phones.BundleAsync()));
        using var bytes = new MemoryStream();
        await using var entry = await zip.GetEntry("items/1.bel")!.OpenAsync();
        await entry.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
