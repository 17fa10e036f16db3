using App.Tests.Hosting;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Verifying;

namespace App.Tests.Voting;

/// <summary>A round on phones where no gate of the process keeps writers in a row: the meeting's lock alone does.</summary>
public sealed class PhoneVoteOnPostgreSqlTests : IAsyncLifetime, IOnPostgreSql
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private PhonePlay phones = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.PostgreSql);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnPostgreSql, database);
        phones = await PhonePlay.QuestionedAsync(await Play.FoundAsync(host), database);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [EngineFact]
    public async Task All_judges_vote_at_once_and_the_bundle_verifies()
    {
        await phones.OpenAsync();
        var acts = new List<(JudgePhone Phone, CastBallot Act)>();
        foreach (var (phone, i) in phones.Phones.Select((p, i) => (p, i)))
        {
            acts.Add((phone, phone.Vote(await phones.SightAsync(phone), i < 10 ? 0 : 1)));
        }

        await Task.WhenAll(acts.Concat(acts).Select(a => Task.Run(() => phones.CastAsync(a.Phone, a.Act))));
        (await phones.BoxAsync()).Count.ShouldBe(17);
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);

        var tally = (await phones.Meeting.StateAsync()).Item(1).Tally!;
        (tally.Collected, tally.Satisfied, tally.Dissatisfied).ShouldBe((17, 10, 7));
        BundleCheck.Check(await phones.BundleAsync()).Lie.ShouldBeNull();
    }
}
