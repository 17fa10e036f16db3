using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Texts;

namespace DemocraticReview.Core.Meetings;

/// <summary>How representatives come to sit.</summary>
public enum Selection
{
    /// <summary>By lot from the corps.</summary>
    Drawn,

    /// <summary>Every active member sits (职代会审议).</summary>
    AllMembers,
}

/// <summary>Who counts as "the judges" in "half of the judges".</summary>
public enum VoteBase
{
    /// <summary>Checked in and not recused when the item's questioning opens.</summary>
    SeatedAtQuestioning,

    /// <summary>The same, when the ballot opens.</summary>
    SeatedAtBallot,

    /// <summary>Every appointed judge who is not recused, present or not.</summary>
    AllAppointed,
}

/// <summary>Where an item goes that does not pass.</summary>
public enum FailedItemGoes
{
    /// <summary>移送纪检监察部门.</summary>
    Discipline,

    /// <summary>Back to the unit that proposed it.</summary>
    BackToOwner,
}

/// <summary>What becomes of an item that passes.</summary>
public enum PassedItemGoes
{
    /// <summary>It has passed, and that is all.</summary>
    Nowhere,

    /// <summary>放行: what it approved is released on record, such as a month's wages; before that the meeting does not end.</summary>
    Release,
}

/// <summary>Whether a further meeting is prepared by itself.</summary>
public enum Recurrence
{
    Never,

    /// <summary>每月: each meeting has the next one prepared, to be held a month later.</summary>
    Monthly,
}

/// <summary>What the public learns of a result.</summary>
public enum Publication
{
    /// <summary>Every line of the tally, the inequality, and the record to check it.</summary>
    Full,

    /// <summary>只公布结论: neither counts nor inequality, so that an almost unanimous vote tells nobody's; the record goes to scrutineer and discipline inspection alone.</summary>
    VerdictOnly,
}

/// <summary>What a judge can say (满意, 不满意, 弃权; in a congress 同意, 不同意, 弃权).</summary>
public enum BallotAnswer
{
    Satisfied,
    Dissatisfied,
    Abstained,
}

/// <summary>By what the votes of one round are collected. Never two in one round.</summary>
public enum BallotChannel
{
    /// <summary>Numbered papers, counted by two tellers: the lasting fallback.</summary>
    Paper,

    /// <summary>Sealed ballots on the judges' phones, opened by the key holders together.</summary>
    Phone,
}

/// <summary>How far from a respondent a corps member must be to judge.</summary>
public enum RecusalLevel
{
    /// <summary>Not of the same 科室 or 车间.</summary>
    Unit,

    /// <summary>Only respondents themselves stay out by themselves.</summary>
    Person,

    /// <summary>Nobody stays out by itself: who puts a proposal forward votes on it like everybody else (职代会审议).</summary>
    Nobody,
}

/// <summary>An office that has seats of its own on the panel, whoever holds it (such as 工会, 财务, 劳资 in a wage review).</summary>
/// <param name="Zh">As commands, pages and papers call it.</param>
/// <param name="En">The same in English.</param>
/// <param name="Seats">How many people sit for it.</param>
public sealed record OfficeSeat(string Zh, string En, int Seats);

/// <summary>What differs between procedures: given by the workflow file, frozen with the meeting. <see cref="SettingsReader"/> reads and checks it.</summary>
public sealed record ProcedureSettings
{
    public required string Procedure { get; init; }

    public Selection Selection { get; init; } = Selection.Drawn;

    /// <summary>How the draw is held in public.</summary>
    public DrawForm DrawForm { get; init; } = DrawForm.Light;

    /// <summary>Representatives to be drawn.</summary>
    public int Seats { get; init; } = 15;

    /// <summary>Reserves drawn beside them.</summary>
    public int Reserves { get; init; } = 5;

    /// <summary>Fewer representatives than this, and neither draw nor item opens.</summary>
    public int MinimumRepresentatives { get; init; } = 15;

    /// <summary>Least number of seats per 专业.</summary>
    public IReadOnlyDictionary<string, int> ProfessionMinimums { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Largest share of functional heads among all judges.</summary>
    public Threshold HeadsAtMost { get; init; } = new(1, 3);

    /// <summary>Least share of the appointed judges that must be in the hall.</summary>
    public Threshold Quorum { get; init; } = new(2, 3);

    public VoteBase Base { get; init; } = VoteBase.SeatedAtQuestioning;

    /// <summary>An item passes only with more than this share of N.</summary>
    public Threshold Threshold { get; init; } = new(1, 2);

    /// <summary>What a ballot paper offers. Without <see cref="BallotAnswer.Abstained"/> an abstention is an invalid paper.</summary>
    public IReadOnlyList<BallotAnswer> Answers { get; init; } = [BallotAnswer.Satisfied, BallotAnswer.Dissatisfied, BallotAnswer.Abstained];

    public IReadOnlyList<BallotChannel> Channels { get; init; } = [BallotChannel.Paper];

    public FailedItemGoes FailedItem { get; init; } = FailedItemGoes.Discipline;

    public PassedItemGoes PassedItem { get; init; } = PassedItemGoes.Nowhere;

    public Publication Publication { get; init; } = Publication.Full;

    public Recurrence Recurs { get; init; } = Recurrence.Never;

    /// <summary>Definition that a referral runs on.</summary>
    public string ReferralProcedure { get; init; } = "discipline-referral";

    public required string Question { get; init; }

    public required string QuestionEn { get; init; }

    /// <summary>Working days between the announcement and the meeting, for the respondents to prepare.</summary>
    public int NoticeWorkingDays { get; init; } = 5;

    /// <summary>Reminders before a ballot may close with ballots missing.</summary>
    public int BallotReminders { get; init; } = 3;

    public int ObjectionWorkingDays { get; init; } = 5;

    public RecusalLevel RecusalLevel { get; init; } = RecusalLevel.Unit;

    public string DisplayName { get; init; } = "民主评议会";

    public string DisplayNameEn { get; init; } = "Democratic review meeting";

    /// <summary>On which grounds an item may come to this meeting.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [Ground.PriceGap, Ground.ContractLoopholes, Ground.TechnicalAgreement, Ground.WorkersReaction];

    /// <summary>Seats by office. Null: the heads of the departments concerned, within <see cref="HeadsAtMost"/>. Empty: nobody sits by office.</summary>
    public IReadOnlyList<OfficeSeat>? OfficeSeats { get; init; }

    /// <summary>What this procedure calls things otherwise.</summary>
    public IReadOnlyDictionary<Term, Word> Words { get; init; } = new SortedDictionary<Term, Word>();
}
