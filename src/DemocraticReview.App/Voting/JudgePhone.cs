using System.Text;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.App.Voting;

/// <summary>
/// A judge's phone where no browser is there: in rehearsals and in tests. It makes what the page makes; the page alone guards a real judge, and
/// checks far more before it votes (Assets/Voting/judge.ts). A real choice is never known to the product.
/// </summary>
/// <param name="label">Of the judge.</param>
/// <param name="secret">32 bytes that nobody foresees.</param>
/// <param name="scalars">Of this phone alone.</param>
public sealed class JudgePhone(string label, byte[] secret, RandomScalars scalars)
{
    // All phones of a round vote on one poll, and its table is large.
    private static volatile Tuple<string, Poll>? last;

    public string Label => label;

    public RegisterCredential Register(VoteView sight) => new()
    {
        MeetingId = sight.Anchor.Meeting, Item = sight.Item, Round = sight.Round, Credential = CredentialOf(sight).Public.Text,
    };

    public static AcknowledgeList Acknowledge(VoteView sight) => new()
    {
        MeetingId = sight.Anchor.Meeting, Item = sight.Item, Round = sight.Round, List = Poll.Base64(Encoding.ASCII.GetBytes(sight.Credentials!)),
    };

    /// <param name="sight">The open box.</param>
    /// <param name="ticked">Index of the answer; null is an abstention.</param>
    public CastBallot Vote(VoteView sight, int? ticked)
    {
        var poll = PollOf(sight.Election!);
        int[] choices = [.. sight.Answers.Select((_, i) => i == ticked ? 1 : 0)];
        return Cast(sight, BallotMaker.Make(poll, CredentialOf(sight), choices, scalars));
    }

    public static CastBallot Cast(VoteView sight, byte[] payload) => new()
    {
        MeetingId = sight.Anchor.Meeting, Item = sight.Item, Ballot = Encoding.ASCII.GetString(payload),
    };

    public Credential CredentialOf(VoteView sight) => Credential.Derive(secret, sight.Anchor.Meeting, sight.Item, sight.Round);

    private static Poll PollOf(string election)
    {
        if (last is { } known && known.Item1 == election)
        {
            return known.Item2;
        }

        var read = Poll.Read(Encoding.UTF8.GetBytes(election));
        last = Tuple.Create(election, read);
        return read;
    }
}
