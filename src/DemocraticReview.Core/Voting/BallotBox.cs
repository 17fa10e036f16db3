using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Voting;

/// <summary>What becomes of a ballot that came in.</summary>
public enum CastOutcome
{
    /// <summary>The credential's first ballot.</summary>
    Stored,

    /// <summary>It takes the place of the credential's ballot so far, which stays in the box and does not count.</summary>
    Replaced,

    /// <summary>The very ballot that is in the box already: the same receipt, the box unchanged.</summary>
    SameAgain,
}

/// <summary>What the judge gets back: signed by the server, without a time, so that the same ballot has the same receipt.</summary>
/// <param name="Tracker">By what the judge finds the ballot in the box.</param>
/// <param name="PollHash">φ.</param>
/// <param name="Signature">See <see cref="BallotBox.ReceiptToSign"/>.</param>
public sealed record BallotReceipt(string Tracker, string PollHash, string Signature);

/// <summary>
/// 评议箱: what goes in. Decisions about registering and casting, which append no event: their order would be the order of voting. Nothing here
/// knows a judge's label and a credential at once, but <see cref="Register"/>, whose two answers are stored apart.
/// </summary>
public static class BallotBox
{
    // Every ballot stays in the box's archive: a mistake is corrected, but nobody fills the box.
    private const int MostReplaced = 19;
    private const string ReceiptDomain = "review/ballot/receipt/v1";

    /// <summary>Whether this judge may register this credential now. Stored apart and without order: that the label has one, and the credential.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="label">The judge's.</param>
    /// <param name="credential">Decimal digits of C, as the phone sent them.</param>
    /// <param name="hasRegistered">Whether the label has a credential already.</param>
    /// <param name="credentials">Those registered so far.</param>
    /// <returns>C; for who has registered and sends the same again, with the list unchanged.</returns>
    public static GroupElement Register(
        ReviewMeeting meeting, int number, string label, string? credential, bool hasRegistered, IReadOnlySet<GroupElement> credentials)
    {
        PhoneRounds.Registering(meeting, number);
        if (!Session.Able(meeting, meeting.Item(number)).Any(j => j.Label == label))
        {
            throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", number));
        }

        if (meeting.OnTablet.Contains(label))
        {
            throw new BrokenRuleException(PhoneRules.OnTablet);
        }

        var read = ReadCredential(credential);
        return hasRegistered == credentials.Contains(read) ? read : throw new BrokenRuleException(PhoneRules.CredentialAlreadyRegistered);
    }

    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.CredentialMalformed"/>.</exception>
    internal static GroupElement ReadCredential(string? credential)
    {
        var read = GroupElement.Read(Encoding.UTF8.GetBytes(Require.Present(credential, "credential")));
        return read is null || read.IsOne || !read.IsInGroup() ? throw new BrokenRuleException(PhoneRules.CredentialMalformed) : read;
    }

    /// <summary>That this judge's phone has found itself in the frozen list, and which list it saw.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="label">The judge's.</param>
    /// <param name="list">Base64 of the SHA-256 of the list that the phone saw, without padding.</param>
    /// <param name="published">The frozen list, as the format writes it.</param>
    /// <exception cref="BrokenRuleException">No list is frozen, the judge is not on it, or the phone saw another one.</exception>
    public static void Acknowledge(ReviewMeeting meeting, int number, string label, string? list, string published)
    {
        var frozen = PhoneRounds.FrozenListOf(meeting, number);
        if (!frozen.Labels.Contains(label))
        {
            throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", number));
        }

        MustBePublished(list, published);
    }

    /// <exception cref="BrokenRuleException"><see cref="ArchiveRules.NotOnRecord"/>: somebody was shown another list than the frozen one.</exception>
    public static void MustBePublished(string? list, string published)
    {
        var hash = Poll.Base64(Encoding.UTF8.GetBytes(published));
        if (list != hash)
        {
            throw new BrokenRuleException(ArchiveRules.NotOnRecord, ("field", "list"), ("expected", hash), ("found", list ?? ""));
        }
    }

    /// <param name="meeting">The meeting, with the box open.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="poll">Of <see cref="PhoneRounds.PollOf"/>; kept by the caller, since its table takes a millisecond to make.</param>
    /// <param name="ballot">As read from the payload.</param>
    /// <param name="isOnList">Whether its credential is on the frozen list.</param>
    /// <param name="current">Payload hash of the credential's ballot that counts so far.</param>
    /// <param name="replaced">Payload hashes of its ballots that do not count any more.</param>
    /// <exception cref="BrokenRuleException">One of <see cref="BallotRules"/> or <see cref="PhoneRules"/>; the box stays as it is.</exception>
    public static CastOutcome Cast(
        ReviewMeeting meeting, int number, Poll poll, SealedBallot ballot, bool isOnList, string? current, IReadOnlySet<string> replaced)
    {
        PhoneRounds.MustBeOpen(meeting, number);
        if (!isOnList)
        {
            throw new BrokenRuleException(BallotRules.CredentialUnknown);
        }

        var hash = ballot.PayloadHash;
        if (hash == current)
        {
            return CastOutcome.SameAgain;
        }

        if (replaced.Contains(hash))
        {
            throw new BrokenRuleException(BallotRules.ReplacedBefore);
        }

        if (current is not null && replaced.Count >= MostReplaced)
        {
            throw new BrokenRuleException(PhoneRules.ReplacedTooOften, ("most", MostReplaced + 1));
        }

        new BallotVerifier(poll).Check(ballot);
        return current is null ? CastOutcome.Stored : CastOutcome.Replaced;
    }

    /// <summary>What the server signs for a judge: the statement {item, meeting, poll, round, tracker} in the domain <c>review/ballot/receipt/v1</c>.</summary>
    public static byte[] ReceiptToSign(ReviewMeeting meeting, int number, SealedBallot ballot) => P256.Message(ReceiptDomain, new JsonObject
    {
        ["item"] = number,
        ["meeting"] = meeting.Id.ToString(),
        ["poll"] = ballot.PollHash,
        ["round"] = meeting.Item(number).Round!.Number,
        ["tracker"] = ballot.Tracker,
    });

    /// <summary>
    /// Closes the box: everything in it is checked once more, sorted by credential and summed up. The ballots of one credential keep their order,
    /// the last of them counts.
    /// </summary>
    /// <param name="meeting">The meeting, with the box open.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="credentials">The frozen list.</param>
    /// <param name="ballots">All payloads, of each credential in the order in which they came.</param>
    /// <param name="writtenAt">Seconds since 1970.</param>
    /// <returns>The archive for the holders, and what the record says of it.</returns>
    public static (BoxArchive Archive, ClosedBox Box) Close(
        ReviewMeeting meeting, int number, IEnumerable<GroupElement> credentials, IEnumerable<ReadOnlyMemory<byte>> ballots, long writtenAt)
    {
        PhoneRounds.MustBeOpen(meeting, number);
        var opened = meeting.Item(number).Round!.Box!;
        var empty = PhoneRounds.Box(meeting, number, credentials);
        var sorted = ballots.OrderBy(b => SealedBallot.Read(b, empty.Poll.Question).Credential).ToImmutableArray();
        var closed = empty with { WrittenAt = writtenAt, Ballots = sorted, IsEnded = true };
        var counting = ArchiveCheck.Closed(closed);
        var archive = closed with { Tally = BoxTally.Of(counting, empty.Poll.Question.Answers.Length) };
        var written = ArchiveWriter.Write(archive);
        if (written.SetupHash != opened.SetupHash)
        {
            throw new BrokenRuleException(ArchiveRules.NotOnRecord, ("field", "setup"), ("expected", opened.SetupHash), ("found", written.SetupHash));
        }

        return (archive, new ClosedBox(
            empty.Poll.Hash, written.EndBallotsHash!, counting.Count, closed.Credentials.Length, opened.Heads, Encoding.ASCII.GetString(archive.Tally.Json), writtenAt));
    }
}
