namespace DemocraticReview.Core.Tallying;

/// <summary>The heads of one item, as they stand when its ballot closes.</summary>
/// <param name="Appointed">应到: judges appointed for the item, those recused from it included. A representative who was replaced by a reserve before the item opened counts neither here nor as recused: the reserve does.</param>
/// <param name="Present">实到: judges checked in.</param>
/// <param name="Recused">回避: of the appointed, those recused from this item.</param>
/// <param name="Seated">评委数: the base N of the decision, frozen when questioning opens and lowered only by a recusal.</param>
public sealed record Attendance(int Appointed, int Present, int Recused, int Seated);

/// <summary>One count of one round's ballots. Two tellers' counts agree when they are equal.</summary>
/// <param name="Issued">发出.</param>
/// <param name="Collected">收回: ballots in the box, counted before they are sorted.</param>
/// <param name="Satisfied">满意.</param>
/// <param name="Dissatisfied">不满意.</param>
/// <param name="Abstained">弃权: handed in and valid, with neither answer.</param>
/// <param name="Invalid">废票: handed in, but not to be read as one answer.</param>
public sealed record BallotCount(int Issued, int Collected, int Satisfied, int Dissatisfied, int Abstained, int Invalid);

/// <summary>All lines of the tally report (计票结果报告单). One exists only when its lines add up.</summary>
public sealed record Tally
{
    private Tally(Attendance heads, BallotCount count)
    {
        (Appointed, Present, Recused, Seated) = heads;
        (Issued, Collected, Satisfied, Dissatisfied, Abstained, Invalid) = count;
    }

    /// <summary>应到, as in <see cref="Attendance"/>.</summary>
    public int Appointed { get; }

    /// <summary>实到.</summary>
    public int Present { get; }

    /// <summary>回避.</summary>
    public int Recused { get; }

    /// <summary>评委数: the base N.</summary>
    public int Seated { get; }

    /// <summary>发出.</summary>
    public int Issued { get; }

    /// <summary>收回: valid + invalid.</summary>
    public int Collected { get; }

    /// <summary>有效: satisfied + dissatisfied + abstained.</summary>
    public int Valid => Satisfied + Dissatisfied + Abstained;

    /// <summary>满意.</summary>
    public int Satisfied { get; }

    /// <summary>不满意.</summary>
    public int Dissatisfied { get; }

    /// <summary>弃权.</summary>
    public int Abstained { get; }

    /// <summary>废票.</summary>
    public int Invalid { get; }

    /// <summary>未投: N less the ballots collected, whether or not a ballot was issued.</summary>
    public int NotCast => Seated - Collected;

    /// <summary>More ballots came back than went out: no tally, the round is void and the item is voted on again.</summary>
    public static bool IsVoid(int issued, int collected) => collected > issued;

    /// <exception cref="BrokenRuleException">One of <see cref="TallyRules"/>, with the figures.</exception>
    public static Tally Of(Attendance heads, BallotCount count)
    {
        CheckSigns(heads, count);
        CheckHeads(heads, count.Issued);
        if (IsVoid(count.Issued, count.Collected))
        {
            throw new BrokenRuleException(TallyRules.RoundVoid, ("collected", count.Collected), ("issued", count.Issued));
        }

        var valid = (long)count.Satisfied + count.Dissatisfied + count.Abstained;
        if (count.Collected != valid + count.Invalid)
        {
            throw new BrokenRuleException(
                TallyRules.CollectedNotAddingUp, ("collected", count.Collected), ("valid", valid), ("invalid", count.Invalid));
        }

        return new Tally(heads, count);
    }

    /// <summary>Passed or referred, over the base N.</summary>
    public Verdict Decide(Threshold threshold) => Verdict.Of(Satisfied, Seated, threshold);

    private static void CheckSigns(Attendance heads, BallotCount count)
    {
        (string Line, int Value)[] lines =
        [
            (nameof(Appointed), heads.Appointed), (nameof(Present), heads.Present), (nameof(Recused), heads.Recused),
            (nameof(Seated), heads.Seated), (nameof(Issued), count.Issued), (nameof(Collected), count.Collected),
            (nameof(Satisfied), count.Satisfied), (nameof(Dissatisfied), count.Dissatisfied),
            (nameof(Abstained), count.Abstained), (nameof(Invalid), count.Invalid),
        ];
        foreach (var (line, value) in lines.Where(l => l.Value < 0))
        {
            throw new BrokenRuleException(TallyRules.LineNegative, ("line", line), ("value", value));
        }
    }

    private static void CheckHeads(Attendance heads, int issued)
    {
        if (heads.Seated == 0)
        {
            throw new BrokenRuleException(TallyRules.NobodySeated, ("seated", heads.Seated));
        }

        if (heads.Present > heads.Appointed)
        {
            throw new BrokenRuleException(
                TallyRules.PresentExceedsAppointed, ("present", heads.Present), ("appointed", heads.Appointed));
        }

        if ((long)heads.Seated + heads.Recused > heads.Appointed)
        {
            throw new BrokenRuleException(
                TallyRules.SeatedExceedsAppointed, ("seated", heads.Seated), ("recused", heads.Recused), ("appointed", heads.Appointed));
        }

        if (issued > heads.Seated)
        {
            throw new BrokenRuleException(TallyRules.IssuedExceedsSeated, ("issued", issued), ("seated", heads.Seated));
        }

        if (issued > heads.Present)
        {
            throw new BrokenRuleException(TallyRules.IssuedExceedsPresent, ("issued", issued), ("present", heads.Present));
        }
    }
}
