using System.Collections.Immutable;
using System.Numerics;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>A box with its key holders and judges, and what they put in. Every run gives the same bytes.</summary>
internal sealed class ABox
{
    private readonly RandomScalars _scalars;
    private readonly List<(int Judge, byte[] Payload)> _cast = [];

    private ABox(int judges, PollQuestion question, int holders, int item)
    {
        _scalars = new RandomScalars(Some.Bytes((1000 * item) + judges));
        Secrets = [.. Enumerable.Range(0, holders).Select(_ => _scalars.Next())];
        Keys = [.. Secrets.Select(s => HolderKey.Make(s, _scalars))];
        Poll = Poll.Create(Poll.UuidOf(Some.Key(900), item, 1), "轴承采购民主评议会", $"2026-900 / {item} / 1", question, HolderKey.OfBox(Keys));
        Judges = [.. Enumerable.Range(0, judges).Select(_ => Credential.Of(_scalars.Next()))];
    }

    public static PollQuestion Satisfaction { get; } = new("您对本项目采购情况及当事人质询答复是否满意?", ["满意", "不满意"], 0, 1);

    public ImmutableArray<BigInteger> Secrets { get; }

    public ImmutableArray<HolderKey> Keys { get; }

    public ImmutableArray<Credential> Judges { get; }

    public Poll Poll { get; }

    /// <summary>The box without any ballot.</summary>
    public BoxArchive Empty => new()
    {
        WrittenAt = 1_795_166_164, Poll = Poll, Keys = Keys, Credentials = [.. Judges.Select(j => j.Public).Order()],
    };

    public static ABox With(int judges = 3, PollQuestion? question = null, int holders = 3, int item = 1) => new(judges, question ?? Satisfaction, holders, item);

    /// <summary>A ballot that is not put in.</summary>
    public byte[] Ballot(int judge, params int[] ticked) => BallotMaker.Make(Poll, Judges[judge], ticked, _scalars);

    public ABox Cast(int judge, params int[] ticked) => Put(judge, Ballot(judge, ticked));

    public ABox Put(int judge, byte[] payload)
    {
        _cast.Add((judge, payload));
        return this;
    }

    /// <summary>The box as it is closed, its ballots sorted by credential.</summary>
    public BoxArchive Closed() => Empty with
    {
        Ballots = [.. _cast.OrderBy(c => Judges[c.Judge].Public).Select(c => (ReadOnlyMemory<byte>)c.Payload)], IsEnded = true,
    };

    public BoxArchive Counted() => Counted(Closed());

    /// <summary>Whatever is in it, tallied and decrypted as an honest count would be of exactly these ballots.</summary>
    public BoxArchive Counted(BoxArchive closed)
    {
        var answers = closed.Poll.Question.Answers.Length;
        var ballots = closed.Ballots.Select(b => SealedBallot.Read(b, closed.Poll.Question));
        var tally = BoxTally.Of(ballots.GroupBy(b => b.Credential).Select(g => g.Last()), answers);
        var parts = Secrets.Select((s, i) => (i + 1, PartialDecryption.Make(closed.Poll, tally, s, _scalars))).ToImmutableArray();
        return closed with { Tally = tally, Parts = parts, Result = tally.Open([.. parts.Select(p => p.Item2)]) };
    }

    public static BoxOnRecord OnRecord(BoxArchive archive, int ballots, int? heads = null, int? judges = null)
    {
        var written = ArchiveWriter.Write(archive with { Tally = null, Parts = [], Result = null });
        var most = archive.Credentials.Length;
        return new BoxOnRecord(archive.Poll.Hash, written.SetupHash, written.EndBallotsHash!, ballots, most, heads ?? most, judges ?? most);
    }
}
