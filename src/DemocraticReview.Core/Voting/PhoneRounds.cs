using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Voting;

/// <summary>
/// A round on phones, step by step: credentials are registered, the heads are counted, the list is frozen and signed, found by every phone,
/// opened, closed, decrypted by every holder. Registering a credential and casting a ballot are no events: <see cref="BallotBox"/>.
/// </summary>
public static class PhoneRounds
{
    private const string ListDomain = "review/ballot/list/v1";

    public static RegistrationOpened OpenRegistration(ReviewMeeting meeting, int number, string? script = null)
    {
        var item = Ballots.MayOpen(meeting, number, BallotChannel.Phone);
        if (item.Phone is not null)
        {
            throw new BrokenRuleException(PhoneRules.RegistrationAlreadyOpen, ("item", number));
        }

        KeyHolders.Complete(meeting);
        if (ScrutineersDevice(meeting) is null)
        {
            throw new BrokenRuleException(Rules.OfficersMissing);
        }

        return new RegistrationOpened(number, item.Rounds.Count + 1, script);
    }

    /// <summary>Until the ballot opens. Whoever stores the credentials drops them with this event.</summary>
    public static RegistrationEmptied Empty(ReviewMeeting meeting, int number, string reason)
    {
        Standing(meeting, number);
        Require.Text(reason, 500, "reason");
        return new RegistrationEmptied(number, reason.Trim());
    }

    public static HeadsCounted CountHeads(ReviewMeeting meeting, int number, int heads)
    {
        Registering(meeting, number);
        Require.NotNegative(heads, "heads");
        var judges = meeting.Item(number).N;
        return heads > judges ? throw new BrokenRuleException(PhoneRules.HeadsAboveJudges, ("heads", heads), ("judges", judges)) : new HeadsCounted(number, heads);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="credentials">All that were registered, in any order.</param>
    /// <param name="labels">Of the judges who registered, in any order.</param>
    public static ListFrozen Freeze(ReviewMeeting meeting, int number, IReadOnlyCollection<GroupElement> credentials, IReadOnlyCollection<string> labels)
    {
        if (Registering(meeting, number).Heads is not { } heads)
        {
            throw new BrokenRuleException(PhoneRules.HeadsMissing);
        }

        if (credentials.Distinct().Count() != labels.Distinct(StringComparer.Ordinal).Count() || credentials.Count != labels.Count)
        {
            throw new BrokenRuleException(PhoneRules.ListNotOfJudges, ("credentials", credentials.Count), ("judges", labels.Count));
        }

        MustStillJudge(meeting, number, labels);
        if (credentials.Count > heads)
        {
            throw new BrokenRuleException(PhoneRules.CredentialsAboveHeads, ("credentials", credentials.Count), ("heads", heads));
        }

        var box = Box(meeting, number, credentials);
        return new ListFrozen(number, new FrozenList(credentials.Count, box.Poll.Hash, ArchiveWriter.SetupHash(box), [.. labels.Order(StringComparer.Ordinal)]));
    }

    /// <summary>What the scrutineer's device signs: the statement {heads, item, labels, list, meeting, round} in the domain <c>review/ballot/list/v1</c>, list being the Setup hash.</summary>
    public static byte[] ListToSign(ReviewMeeting meeting, int number)
    {
        var (setUp, list) = Frozen(meeting, number);
        return P256.Message(ListDomain, new JsonObject
        {
            ["heads"] = setUp.Heads,
            ["item"] = number,
            ["labels"] = new JsonArray([.. list.Labels.Select(l => (JsonNode)l)]),
            ["list"] = list.SetupHash,
            ["meeting"] = meeting.Id.ToString(),
            ["round"] = setUp.Round,
        });
    }

    public static ListSigned SignList(ReviewMeeting meeting, int number, string? signature) => P256.Verify(ScrutineersDevice(meeting), ListToSign(meeting, number), signature)
        ? new ListSigned(number, signature!)
        : throw new BrokenRuleException(PhoneRules.ListSignatureWrong);

    /// <summary>The desk saw on the judge's phone that it is in the list, and puts that on record in place of the acknowledgement.</summary>
    public static ListChecked Check(ReviewMeeting meeting, int number, string label)
    {
        var (setUp, list) = Frozen(meeting, number);
        if (!list.Labels.Contains(label))
        {
            throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", number));
        }

        return setUp.Checked.Contains(label) ? throw new BrokenRuleException(PhoneRules.AlreadyChecked) : new ListChecked(number, label);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="acknowledged">Labels whose phones found themselves in the list, or that were looked up at the desk.</param>
    public static BallotOpened Open(ReviewMeeting meeting, int number, IReadOnlyCollection<string> acknowledged)
    {
        Ballots.MayOpen(meeting, number, BallotChannel.Phone);
        var (setUp, list) = Frozen(meeting, number);
        if (setUp.Signature is null)
        {
            throw new BrokenRuleException(PhoneRules.ListNotSigned);
        }

        MustStillJudge(meeting, number, list.Labels);
        var missing = Missing(setUp, list, acknowledged);
        if (missing > 0)
        {
            throw new BrokenRuleException(PhoneRules.ListNotAcknowledged, ("missing", missing));
        }

        return Ballots.Opened(meeting, number, BallotChannel.Phone, list.Issued, new OpenedBox(list.PollHash, list.SetupHash, setUp.Heads!.Value));
    }

    /// <summary>What is due next before the box of an item opens.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="acknowledged">Labels whose phones found themselves in the list.</param>
    public static PhoneStep StepOf(ReviewMeeting meeting, int number, IReadOnlyCollection<string> acknowledged) => meeting.Item(number).Phone switch
    {
        null => meeting.KeyHolders.Count(h => h.Key is not null) < KeyHolders.Needed(meeting) ? PhoneStep.Keys : PhoneStep.Register,
        { List: null } => PhoneStep.Freeze,
        { List: { } list } when StillJudging(meeting, number, list.Labels) < list.Labels.Count => PhoneStep.Again,
        { List: { } list, Signature: not null } setUp when Missing(setUp, list, acknowledged) == 0 => PhoneStep.Open,
        _ => PhoneStep.Sign,
    };

    /// <summary>The poll of a box that is being set up, open or closed: the same bytes whenever it is asked for.</summary>
    public static Poll PollOf(ReviewMeeting meeting, int number)
    {
        var item = meeting.Item(number);
        var round = item.Phone?.Round ?? OnPhones(item).Number;
        var abstains = meeting.Settings.Answers.Contains(BallotAnswer.Abstained);
        return Poll.Create(
            Poll.UuidOf(meeting.Id, number, round),
            meeting.Title,
            $"{meeting.Number} / {number} / {round}",
            new PollQuestion(meeting.Question, [.. AnswersOf(meeting.Settings.FailedItem)], abstains ? 0 : 1, 1),
            HolderKey.OfBox(KeyHolders.Complete(meeting)));
    }

    /// <summary>The answers to be ticked, as the hash of the poll has them. An abstention ticks none.</summary>
    public static IReadOnlyList<string> AnswersOf(FailedItemGoes failed) => failed == FailedItemGoes.Discipline ? ["满意", "不满意"] : ["同意", "不同意"];

    /// <summary>The archive of a box without its ballots.</summary>
    public static BoxArchive Box(ReviewMeeting meeting, int number, IEnumerable<GroupElement> credentials) => new()
    {
        WrittenAt = 0, Poll = PollOf(meeting, number), Keys = [.. KeyHolders.Complete(meeting)], Credentials = [.. credentials.Order()],
    };

    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.BallotNotOpen"/>: ballots are taken between opening and close alone.</exception>
    public static void MustBeOpen(ReviewMeeting meeting, int number)
    {
        if (meeting.Item(number) is not { Stage: ItemStage.Balloting, Round.Channel: BallotChannel.Phone })
        {
            throw new BrokenRuleException(PhoneRules.BallotNotOpen, ("item", number));
        }
    }

    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.RegistrationNotOpen"/> or <see cref="PhoneRules.ListAlreadyFrozen"/>.</exception>
    public static PhoneSetUp Registering(ReviewMeeting meeting, int number)
    {
        var setUp = Standing(meeting, number);
        return setUp.List is null ? setUp : throw new BrokenRuleException(PhoneRules.ListAlreadyFrozen);
    }

    /// <summary>A device that speaks of an earlier round has not yet seen that this one began.</summary>
    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.RegistrationNotOpen"/>.</exception>
    public static void MustBeRound(ReviewMeeting meeting, int number, int round)
    {
        if (Standing(meeting, number).Round != round)
        {
            throw new BrokenRuleException(PhoneRules.RegistrationNotOpen, ("item", number));
        }
    }

    /// <summary>The list of a box that is frozen and not yet open.</summary>
    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.RegistrationNotOpen"/> or <see cref="PhoneRules.ListNotFrozen"/>.</exception>
    public static FrozenList FrozenListOf(ReviewMeeting meeting, int number) => Frozen(meeting, number).List;

    /// <summary>Whether a judge may take part in the item's round: seated, not recused, in the hall.</summary>
    public static bool MayVote(ReviewMeeting meeting, int number, string label) => Session.Able(meeting, meeting.Item(number)).Any(j => j.Label == label);

    /// <summary>Labels of the judges who may take part in the item's round now.</summary>
    public static IReadOnlyList<string> JudgesOf(ReviewMeeting meeting, int number) => [.. Session.Able(meeting, meeting.Item(number)).Select(j => j.Label)];

    internal static ReviewMeeting On(ReviewMeeting meeting, int number, Func<PhoneSetUp, PhoneSetUp> change)
    {
        var item = meeting.Item(number);
        return meeting.With(item with { Phone = change(item.Phone!) });
    }

    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.OtherChannel"/>.</exception>
    internal static Round OnPhones(AgendaItem item) =>
        item.Round is { Channel: BallotChannel.Phone } round ? round : throw new BrokenRuleException(PhoneRules.OtherChannel, ("item", item.Number));

    private static PhoneSetUp Standing(ReviewMeeting meeting, int number) =>
        meeting.Item(number).Phone ?? throw new BrokenRuleException(PhoneRules.RegistrationNotOpen, ("item", number));

    private static (PhoneSetUp SetUp, FrozenList List) Frozen(ReviewMeeting meeting, int number)
    {
        var setUp = Standing(meeting, number);
        return (setUp, setUp.List ?? throw new BrokenRuleException(PhoneRules.ListNotFrozen));
    }

    // A judge who was recused after registering: nobody knows which credential to strike, so the list must be made anew.
    private static void MustStillJudge(ReviewMeeting meeting, int number, IReadOnlyCollection<string> labels)
    {
        if (StillJudging(meeting, number, labels) is var still && still < labels.Count)
        {
            throw new BrokenRuleException(PhoneRules.ListNotOfJudges, ("credentials", labels.Count), ("judges", still));
        }
    }

    private static int StillJudging(ReviewMeeting meeting, int number, IEnumerable<string> labels) => labels.Intersect(JudgesOf(meeting, number), StringComparer.Ordinal).Count();

    private static int Missing(PhoneSetUp setUp, FrozenList list, IEnumerable<string> acknowledged) =>
        list.Labels.Except(acknowledged, StringComparer.Ordinal).Except(setUp.Checked, StringComparer.Ordinal).Count();

    private static string? ScrutineersDevice(ReviewMeeting meeting) => meeting.KeyHolders.Find(h => h.Part == WitnessPart.Scrutineer)?.Device;
}
