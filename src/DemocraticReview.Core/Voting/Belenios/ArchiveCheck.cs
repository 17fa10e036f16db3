using System.Collections.Immutable;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What the record says of a box: see the entries <c>ballot.opened</c> and <c>ballot.closed</c>.</summary>
/// <param name="PollHash">φ.</param>
/// <param name="SetupHash">Hash of the whole Setup payload: φ covers neither the credentials nor the single keys.</param>
/// <param name="EndBallotsHash">Hash of the EndBallots event.</param>
/// <param name="Ballots">How many counted.</param>
/// <param name="Credentials">Issued.</param>
/// <param name="Heads">As the scrutineer counted them in the hall.</param>
/// <param name="Judges">N.</param>
public sealed record BoxOnRecord(string PollHash, string SetupHash, string EndBallotsHash, int Ballots, int Credentials, int Heads, int Judges);

/// <summary>What a checked archive says.</summary>
/// <param name="Ballots">That count.</param>
/// <param name="Replaced">That were replaced by their own judges.</param>
/// <param name="Credentials">Issued.</param>
/// <param name="Counts">Of each answer.</param>
public sealed record CountedBox(int Ballots, int Replaced, int Credentials, ImmutableArray<int> Counts);

/// <summary>
/// Checks a whole box, more than the format's own tool does: two holders with one key, a replaced ballot put in again and a list of credentials
/// that grew after the opening pass there. Ballots are checked on all cores; what is named is always the first that is wrong.
/// </summary>
public static class ArchiveCheck
{
    /// <summary>Everything up to the result.</summary>
    /// <param name="archive">The box.</param>
    /// <param name="record">What the record says of it. Without it, ballots may stand in any order, as in archives of other makers.</param>
    /// <exception cref="BrokenRuleException">The first rule that is broken.</exception>
    public static CountedBox Run(BoxArchive archive, BoxOnRecord? record = null)
    {
        var counting = Closed(archive, record);
        if (archive.Tally is null)
        {
            throw Incomplete("tally");
        }

        var answers = archive.Poll.Question.Answers.Length;
        var tally = BoxTally.Of(counting, answers);
        if (tally.Ballots != archive.Tally.Ballots || !tally.Sums.AsSpan().SequenceEqual(archive.Tally.Sums.AsSpan()))
        {
            throw new BrokenRuleException(ArchiveRules.TallyWrong);
        }

        CheckParts(archive, tally);
        var counts = tally.Open([.. archive.Parts.Select(p => p.Part)]);
        if (archive.Result is not { } result)
        {
            throw Incomplete("result");
        }

        return counts.AsSpan().SequenceEqual(result.AsSpan())
            ? new CountedBox(tally.Ballots, archive.Ballots.Length - tally.Ballots, archive.Credentials.Length, counts)
            : throw new BrokenRuleException(ArchiveRules.ResultWrong);
    }

    /// <summary>A closed box before anything is decrypted: what a holder checks before the own part is given.</summary>
    /// <returns>The ballots that count: the last of each credential.</returns>
    /// <exception cref="BrokenRuleException">The first rule that is broken.</exception>
    public static IReadOnlyList<SealedBallot> Closed(BoxArchive archive, BoxOnRecord? record = null)
    {
        HolderKey.CheckAll(archive.Keys, ImmutableHashSet<GroupElement>.Empty);
        if (HolderKey.OfBox(archive.Keys) != archive.Poll.Key)
        {
            throw new BrokenRuleException(BallotRules.KeyOfBoxWrong);
        }

        CheckCredentials(archive.Credentials);
        if (!archive.IsEnded)
        {
            throw Incomplete("end");
        }

        var ballots = CheckBallots(archive);
        CheckOrder(ballots, record is not null);
        var counting = ballots.GroupBy(b => b.Credential).Select(g => g.Last()).ToList();
        if (record is not null)
        {
            CheckRecord(archive, counting.Count, record);
        }

        return counting;
    }

    private static void CheckCredentials(ImmutableArray<GroupElement> credentials)
    {
        for (var i = 0; i < credentials.Length; i++)
        {
            if (credentials[i].IsOne || (i > 0 && credentials[i - 1].CompareTo(credentials[i]) >= 0))
            {
                throw new BrokenRuleException(ArchiveRules.CredentialsMalformed);
            }
        }
    }

    private static SealedBallot[] CheckBallots(BoxArchive archive)
    {
        var credentials = archive.Credentials.ToHashSet();
        var ballots = new SealedBallot[archive.Ballots.Length];
        var refusals = new BrokenRuleException?[ballots.Length];
        Parallel.For(0, ballots.Length, () => new BallotVerifier(archive.Poll), (i, loop, verifier) =>
        {
            try
            {
                ballots[i] = SealedBallot.Read(archive.Ballots[i], archive.Poll.Question);
                if (!credentials.Contains(ballots[i].Credential))
                {
                    throw new BrokenRuleException(BallotRules.CredentialUnknown);
                }

                verifier.Check(ballots[i]);
            }
            catch (BrokenRuleException refused)
            {
                refusals[i] = refused;

                // Those before it are still checked, so that the first one is found whatever the cores' pace.
                loop.Break();
            }

            return verifier;
        }, _ => { });
        var first = Array.FindIndex(refusals, r => r is not null);
        return first < 0 ? ballots : throw Refused(first, refusals[first]!.Rule);
    }

    private static void CheckOrder(SealedBallot[] ballots, bool isSorted)
    {
        var payloads = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ballots.Length; i++)
        {
            if (!payloads.Add(ballots[i].PayloadHash))
            {
                throw Refused(i, BallotRules.ReplacedBefore);
            }

            if (isSorted && i > 0 && ballots[i - 1].Credential.CompareTo(ballots[i].Credential) > 0)
            {
                throw new BrokenRuleException(ArchiveRules.NotSorted, ("ballot", i + 1));
            }
        }
    }

    private static void CheckParts(BoxArchive archive, BoxTally tally)
    {
        for (var holder = 1; holder <= archive.Keys.Length; holder++)
        {
            if (archive.Parts.Count(p => p.Holder == holder) != 1)
            {
                throw Incomplete($"decryption {holder}");
            }
        }

        if (archive.Parts.Length != archive.Keys.Length)
        {
            throw Incomplete("decryptions");
        }

        foreach (var (holder, part) in archive.Parts)
        {
            part.Check(archive.Poll, tally, archive.Keys[holder - 1], holder);
        }
    }

    private static void CheckRecord(BoxArchive archive, int ballots, BoxOnRecord record)
    {
        var written = ArchiveWriter.Write(archive with { Tally = null, Parts = [], Result = null });
        (string Field, object Expected, object Found)[] fields =
        [
            ("poll", record.PollHash, archive.Poll.Hash), ("setup", record.SetupHash, written.SetupHash), ("end", record.EndBallotsHash, written.EndBallotsHash!),
            ("ballots", record.Ballots, ballots), ("credentials", record.Credentials, archive.Credentials.Length),
        ];
        foreach (var (field, expected, found) in fields.Where(f => !f.Expected.Equals(f.Found)))
        {
            throw new BrokenRuleException(ArchiveRules.NotOnRecord, ("field", field), ("expected", expected), ("found", found));
        }

        if (record.Ballots > record.Credentials || record.Credentials > record.Heads || record.Heads > record.Judges)
        {
            throw new BrokenRuleException(
                ArchiveRules.MoreThanHeads, ("ballots", record.Ballots), ("credentials", record.Credentials), ("heads", record.Heads), ("judges", record.Judges));
        }
    }

    private static BrokenRuleException Incomplete(string part) => new(ArchiveRules.Incomplete, ("part", part));

    private static BrokenRuleException Refused(int ballot, Rule because) =>
        new(ArchiveRules.BallotRefused, ("ballot", ballot + 1), ("because", because.Code));
}
