using System.Text;
using App.Tests.Hosting;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;
using DemocraticReview.Core.Voting.Belenios;

namespace App.Tests.Voting;

/// <summary>Boxes that the format's own tool lets pass, or nearly so: the verifier of the bundle does not.</summary>
public sealed class BentBoxTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private IReadOnlyList<BundleFile> files = [];
    private BoxArchive box = null!;
    private PhonePlay phones = null!;
    private VoteView sight = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        phones = await PhonePlay.QuestionedAsync(await Play.FoundAsync(host), database);
        await phones.OpenAsync();
        await phones.VoteAsync(17, 0, 0);
        await phones.Round.VoteAsync(1, phones.Phones[0], 1);
        sight = await phones.SightAsync(phones.Phones[0]);
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);
        files = BundleZip.Read(await phones.BundleAsync())!;
        box = ArchiveReader.Read(files.Single(f => f.Name == Bundle.ItemName(1)).Bytes);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public void Every_bent_box_is_a_lie_and_the_good_one_none()
    {
        Check(box).ShouldBeNull();

        // One key for three locks; a replaced ballot put in again; a credential added under an unchanged question, with its ballot.
        MustBe(BallotRules.KeyNotFresh.Code, box with { Keys = [box.Keys[0], box.Keys[0], box.Keys[0]] });
        var twice = box.Ballots.GroupBy(b => SealedBallot.Read(b, box.Poll.Question).Credential).Single(g => g.Count() > 1);
        MustBe(ArchiveRules.BallotRefused.Code, box with { Ballots = [.. box.Ballots.SelectMany(b => b.Span.SequenceEqual(twice.Last().Span) ? [b, twice.First()] : (IEnumerable<ReadOnlyMemory<byte>>)[b])] });
        var ghost = phones.PhoneOf("ghost");
        var credential = ghost.CredentialOf(sight).Public;
        var payload = Encoding.ASCII.GetBytes(ghost.Vote(sight, 0).Ballot!);
        var grown = box with
        {
            Credentials = [.. box.Credentials.Add(credential).Order()],
            Ballots = [.. box.Ballots.Add(payload).OrderBy(b => SealedBallot.Read(b, box.Poll.Question).Credential)],
        };
        Check(grown)!.Field.ShouldBe("setup");

        MustBe(ArchiveRules.NotSorted.Code, box with { Ballots = [.. box.Ballots.Reverse()] });
        Check(box with { Ballots = box.Ballots.RemoveAt(3) })!.Field.ShouldBe("end");
        MustBe(ArchiveRules.ResultWrong.Code, box with { Result = [17, 0] });
        BundleCheck.Check(Zip([.. files.Where(f => f.Name != Bundle.ItemName(1))])).Lie!.Check.ShouldBe(Checks.BallotArchive);
        BundleCheck.Check(Zip([.. files, new BundleFile(Bundle.ItemName(2), new byte[] { 1 })])).Lie!.Check.ShouldBe(Checks.FileUnknown);
    }

    private void MustBe(string code, BoxArchive bent)
    {
        var lie = Check(bent).ShouldNotBeNull();
        (lie.Check, lie.Expected).ShouldBe((Checks.BallotArchive, code));
    }

    private Lie? Check(BoxArchive bent)
    {
        var bytes = ArchiveWriter.Write(bent).Bytes;
        return BundleCheck.Check(Zip([.. files.Select(f => f.Name == Bundle.ItemName(1) ? new BundleFile(f.Name, bytes) : f)])).Lie;
    }

    private static byte[] Zip(IReadOnlyList<BundleFile> parts)
    {
        using var zip = new MemoryStream();
        BundleZip.Write(zip, [.. parts.OrderBy(p => p.Name == Bundle.ReadMeName ? "" : p.Name, StringComparer.Ordinal)]);
        return zip.ToArray();
    }
}
