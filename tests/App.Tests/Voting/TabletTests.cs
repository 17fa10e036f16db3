using System.Security.Cryptography;
using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Verifying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace App.Tests.Voting;

/// <summary>The hall's tablet, an equal choice for everybody, and the desk beside it.</summary>
public sealed class TabletTests : IAsyncLifetime
{
    private readonly List<JudgePhone> secrets = [Secret(), Secret()];
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;
    private PhonePlay phones = null!;

    private Actor Tablet => new(Role.Tablet, "link-tablet", Tablets.Key, phones.Meeting.Id);

    private string First => phones.Phones[0].Label;

    private string Second => phones.Phones[1].Label;

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
    public async Task Judges_who_chose_the_tablet_vote_there_one_after_the_other_once_each_and_the_box_verifies()
    {
        await ChooseAsync();
        await OpenAsync();
        var sight = await phones.SightAsync(phones.Phones[2]);
        (await RefusalAsync(Tablet, Ballot(secrets[0], 0))).ShouldBe(PhoneRules.TabletOnce, "nobody was sent yet");
        await SendAsync(First);
        var first = Ballot(secrets[0], 0);
        var receipt = await SealAsync(Tablet, first);
        (await SealAsync(Tablet, first)).ShouldBe(receipt, "the same again is the same ballot");
        (await RefusalAsync(Tablet, Ballot(secrets[0], 1))).ShouldBe(PhoneRules.TabletOnce);
        (await RefusalAsync(Cast.Union, Turn(First))).ShouldBe(PhoneRules.TabletOnce);
        (await RefusalAsync(Cast.Union, Turn(phones.Phones[2].Label))).ShouldBe(PhoneRules.NotOnTablet);

        await SendAsync(Second);
        await SendAsync(Second);
        await SealAsync(Cast.Union, Turn(Second) with { Back = true });
        (await RefusalAsync(Tablet, Ballot(secrets[1], 0))).ShouldBe(PhoneRules.TabletOnce, "the judge has left again");
        await SendAsync(Second);
        (await RefusalAsync(phones.ActorOf(phones.Phones[2]), phones.Phones[2].Vote(sight, 0) with { Ballot = Ballot(secrets[1], 0).Ballot })).ShouldBe(BallotRules.CredentialUnknown, "the tablet's credentials vote there alone");
        await SealAsync(Tablet, Ballot(secrets[1], 1));

        foreach (var phone in phones.Phones.Skip(2))
        {
            await phones.Round.VoteAsync(1, phone, 0);
        }

        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);
        var tally = (await phones.Meeting.StateAsync()).Item(1).Tally!;
        (tally.Collected, tally.Satisfied, tally.Dissatisfied).ShouldBe((17, 16, 1));
        BundleCheck.Check(await phones.BundleAsync()).Lie.ShouldBeNull();

        CastOnTablet Ballot(JudgePhone secret, int ticked) => new() { MeetingId = phones.Meeting.Id, Item = 1, Ballot = secret.Vote(sight, ticked).Ballot };
    }

    [Fact]
    public async Task The_choice_stands_once_the_credential_is_on_the_list_and_a_phone_does_not_register_beside_it()
    {
        (await phones.Meeting.RefusalAsync(new ChooseTablet(true, First))).ShouldBe(PhoneRules.NoTablet);
        await ChooseAsync();
        (await phones.Meeting.RefusalAsync(new SetUpTablet())).ShouldBe(PhoneRules.TabletIsSetUp);
        (await phones.Meeting.RefusalAsync(new ChooseTablet(true, First))).ShouldBe(PhoneRules.TabletChoiceStands);
        await phones.OfficeAsync(new OpenRegistration(1));
        var sight = await phones.SightAsync(phones.Phones[0]);
        sight.OnTablet.ShouldBeTrue();
        (await phones.RefusalAsync(phones.Phones[0], phones.Phones[0].Register(sight))).ShouldBe(PhoneRules.OnTablet);
        (await RefusalAsync(Tablet, Registration(sight, secrets[..1]))).ShouldBe(PhoneRules.TabletCountDiffers);
        await SealAsync(Tablet, Registration(sight, secrets));
        await SealAsync(Tablet, Registration(sight, secrets));
        (await phones.Meeting.RefusalAsync(new ChooseTablet(false, First))).ShouldBe(PhoneRules.TabletChoiceTooLate);

        // A tablet that was lost takes its secrets along: everybody registers anew.
        await phones.OfficeAsync(new ReissueLink(Role.Tablet, Tablets.Key));
        (await host.WithAsync(db => VoteReading.NumbersAsync(db, phones.Meeting.StateAsync().Result, 1, default), play.EnterpriseId)).Registered.ShouldBe(0);
        await phones.OfficeAsync(new ChooseTablet(false, First));
    }

    [Fact]
    public async Task A_phone_that_cannot_report_itself_is_looked_up_at_the_desk()
    {
        await phones.Round.FreezeAsync(1, phones.Phones);
        foreach (var phone in phones.Phones.Skip(1))
        {
            await phones.AcknowledgeAsync(phone, JudgePhone.Acknowledge(await phones.SightAsync(phone)));
        }

        (await phones.Meeting.RefusalAsync(new OpenBox(1))).ShouldBe(PhoneRules.ListNotAcknowledged);
        (await phones.Meeting.RefusalAsync(new CheckList(1, "nobody"))).ShouldBe(Rules.NotAJudgeOfItem);
        await phones.OfficeAsync(new CheckList(1, First));
        (await phones.Meeting.RefusalAsync(new CheckList(1, First))).ShouldBe(PhoneRules.AlreadyChecked);
        await phones.OfficeAsync(new OpenBox(1));
        BundleCheck.Check(await phones.BundleAsync()).Lie.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_fills_the_box_by_voting_again_and_again()
    {
        await phones.OpenAsync();
        var judge = phones.Phones[0];
        var sight = await phones.SightAsync(judge);
        for (var i = 0; i < 20; i++)
        {
            await phones.CastAsync(judge, judge.Vote(sight, i % 2));
        }

        (await phones.RefusalAsync(judge, judge.Vote(sight, 0))).ShouldBe(PhoneRules.ReplacedTooOften);
        (await phones.BoxAsync()).Count.ShouldBe(20);
    }

    // One judge chooses on the own phone, the other at the desk.
    private async Task ChooseAsync()
    {
        await phones.OfficeAsync(new SetUpTablet());
        await phones.Meeting.DoAsync(new ChooseTablet(true), phones.ActorOf(phones.Phones[0]));
        await phones.OfficeAsync(new ChooseTablet(true, Second));
    }

    private async Task OpenAsync()
    {
        await phones.OfficeAsync(new OpenRegistration(1));
        var sight = await phones.SightAsync(phones.Phones[2]);
        await SealAsync(Tablet, Registration(sight, secrets));
        foreach (var phone in phones.Phones.Skip(2))
        {
            await phones.RegisterAsync(phone, phone.Register(sight));
        }

        await phones.ScrutineerAsync(new CountHeads(1, phones.Phones.Count));
        await phones.OfficeAsync(new FreezeList(1));
        var scrutineer = phones.Round.Holders[0];
        await phones.HolderAsync(scrutineer, scrutineer.Sign(await phones.LookAsync(scrutineer)));
        foreach (var phone in phones.Phones.Skip(2))
        {
            await phones.AcknowledgeAsync(phone, JudgePhone.Acknowledge(await phones.SightAsync(phone)));
        }

        (await phones.Meeting.RefusalAsync(new OpenBox(1))).ShouldBe(PhoneRules.ListNotAcknowledged);
        var acknowledged = JudgePhone.Acknowledge(await phones.SightAsync(phones.Phones[2]));
        await SealAsync(Tablet, new AcknowledgeOnTablet { MeetingId = phones.Meeting.Id, Item = 1, Round = 1, List = acknowledged.List });
        await phones.OfficeAsync(new OpenBox(1));
    }

    private static RegisterOnTablet Registration(VoteView sight, IEnumerable<JudgePhone> made) => new()
    {
        MeetingId = sight.Anchor.Meeting, Item = 1, Round = 1, Credentials = [.. made.Select(m => m.CredentialOf(sight).Public.Text)],
    };

    private SendToTablet Turn(string judge) => new() { MeetingId = phones.Meeting.Id, Item = 1, Judge = judge };

    private Task<MediatR.Unit> SendAsync(string judge) => SealAsync(Cast.Union, Turn(judge));

    private Task<T> SealAsync<T>(Actor actor, SealedAct<T> act) => host.Flow.SealAsync(act, actor, play.EnterpriseId, default);

    private async Task<Rule> RefusalAsync<T>(Actor actor, SealedAct<T> act) => (await Should.ThrowAsync<BrokenRuleException>(() => SealAsync(actor, act))).Rule;

    // Of nobody: the tablet does not know whom it will serve with it.
    private static JudgePhone Secret() => new("", RandomNumberGenerator.GetBytes(32), new RandomScalars(RandomNumberGenerator.GetBytes(32)));
}
