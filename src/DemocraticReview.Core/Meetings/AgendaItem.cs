using System.Collections.Immutable;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Meetings;

/// <summary>How far an item has come. Only a postponement takes it back, to <see cref="Pending"/>.</summary>
public enum ItemStage
{
    Pending,
    Questioning,
    Questioned,
    Balloting,
    Counting,
    Counted,
    Decided,
    Published,
    Withdrawn,
}

/// <summary>An item of the agenda: a frozen copy of what was flagged, and what the meeting made of it.</summary>
public sealed record AgendaItem
{
    /// <summary>1 for the first item of the meeting.</summary>
    public required int Number { get; init; }

    public required ItemFacts Facts { get; init; }

    public ItemStage Stage { get; init; }

    /// <summary>Labels of the judges who count as "the judges" of this item (N), frozen as the base of the settings says.</summary>
    public ImmutableSortedSet<string> Seated { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Of the seated, those recused between the opening of questioning and of the ballot.</summary>
    public ImmutableSortedSet<string> LeftByRecusal { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Judges appointed when questioning opened: 应到 of the tally report.</summary>
    public int Appointed { get; init; }

    /// <summary>Of those, in the hall when the base was frozen: 实到. Where absent judges count, or late ones still may, when the ballot opened.</summary>
    public int Present { get; init; }

    /// <summary>Of the appointed, those who were out when questioning opened.</summary>
    public int RecusedBefore { get; init; }

    public ImmutableList<QuestionAndAnswer> Questions { get; init; } = [];

    /// <summary>What the respondents said of each point of the dossier, by 工号.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<FactCheck>> FactChecks { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<FactCheck>>(StringComparer.Ordinal);

    /// <summary>Written statements of the respondents, by 工号.</summary>
    public ImmutableSortedDictionary<string, string> Statements { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>最后陈述 of the respondents, by 工号; an empty text where the word was offered and not taken.</summary>
    public ImmutableSortedDictionary<string, string> LastWords { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableList<Round> Rounds { get; init; } = [];

    /// <summary>The round on phones that is being set up; null when there is none, and once a ballot is open.</summary>
    public PhoneSetUp? Phone { get; init; }

    /// <summary>Void rounds that a postponement has left behind; the questioning was opened anew after them.</summary>
    public int RoundsBefore { get; init; }

    public Verdict? Verdict { get; init; }

    public ItemOutcome? Outcome { get; init; }

    /// <summary>The referral that the verdict opened.</summary>
    public Guid? ReferralId { get; init; }

    public DateTimeOffset? ObjectionsUntil { get; init; }

    public ImmutableList<Objection> Objections { get; init; } = [];

    public ImmutableList<Rectification> Rectifications { get; init; } = [];

    /// <summary>When what it approved was released; null before, and where the procedure knows no release.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    public string ReleaseNote { get; init; } = "";

    /// <summary>Who has agreed to withdraw the item, and why.</summary>
    public ImmutableSortedDictionary<Role, string> WithdrawalConsents { get; init; } = ImmutableSortedDictionary<Role, string>.Empty;

    /// <summary>N: the judges seated for this item. Who leaves stays in it; only a recusal lowers it.</summary>
    public int N => Seated.Count - LeftByRecusal.Count;

    public Round? Round => Rounds.IsEmpty ? null : Rounds[^1];

    /// <summary>The tally in force: of the last round, if it was not void.</summary>
    public Tally? Tally => Round is { State: RoundState.Counted } counted ? counted.Tally : null;

    /// <summary>An objection was upheld: the round is void, and a new meeting takes the item up.</summary>
    public bool IsVoidedByObjection => Objections.Exists(o => o.Upheld == true);

    public bool IsSettled => Stage is ItemStage.Published or ItemStage.Withdrawn;

    public AgendaItem With(Round round) => this with { Rounds = Rounds.SetItem(round.Number - 1, round) };

    /// <exception cref="BrokenRuleException"><see cref="Rules.ItemNotThere"/>: the item stands elsewhere.</exception>
    public void MustStandAt(params ReadOnlySpan<ItemStage> stages)
    {
        if (!stages.Contains(Stage))
        {
            throw new BrokenRuleException(Rules.ItemNotThere, ("item", Number), ("stage", Stage), ("needed", stages[0]));
        }
    }
}

/// <summary>Where an item went.</summary>
public enum ItemOutcome
{
    /// <summary>过关.</summary>
    Passed,

    /// <summary>移送 to the discipline department.</summary>
    Referred,

    /// <summary>退回提案单位: procedures that know no referral.</summary>
    SentBack,
}
