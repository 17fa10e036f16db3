namespace DemocraticReview.Core.Drawing;

/// <summary>What can be done with a draw that has been announced.</summary>
public enum DrawStep
{
    Freeze,
    Commit,
    Dice,
    Reveal,
    Void,
    Lots,
    Panel,
}

/// <summary>Which steps a draw stands at; each refusal says what is missing.</summary>
public static class DrawSteps
{
    /// <summary>The next step that somebody must take; null where no draw is being held.</summary>
    public static DrawStep? Next(DrawInHand? draw) => draw switch
    {
        null => null,
        { Roster: null } => DrawStep.Freeze,
        { IsComplete: true } => DrawStep.Panel,
        { Announced.Form: DrawForm.PaperLots } => DrawStep.Lots,
        { HasAllCommits: false } => DrawStep.Commit,
        { AgreedDice: null } => DrawStep.Dice,
        _ => DrawStep.Reveal,
    };

    /// <exception cref="BrokenRuleException">One of <see cref="DrawRules"/>: the step comes too early, too late, or there is no draw.</exception>
    internal static DrawInHand MustBeDue(DrawInHand? draw, DrawStep step)
    {
        var next = Next(draw);
        if (next == step || (step == DrawStep.Void && next is DrawStep.Commit or DrawStep.Dice or DrawStep.Reveal) || (step == DrawStep.Panel && next == DrawStep.Reveal))
        {
            return draw!;
        }

        throw (step, next) switch
        {
            (DrawStep.Freeze, not null) => new BrokenRuleException(DrawRules.RosterIsFrozen),
            (DrawStep.Commit, DrawStep.Dice) when draw!.Dice.IsEmpty && draw.Reading == 1 => new BrokenRuleException(DrawRules.CommitTwice, ("witness", draw.Witnesses.Count)),
            (DrawStep.Commit, DrawStep.Dice or DrawStep.Reveal or DrawStep.Panel) => new BrokenRuleException(DrawRules.CommitAfterDice),
            (DrawStep.Dice, DrawStep.Commit) => new BrokenRuleException(DrawRules.CommitsMissing, ("there", draw!.Commits.Count), ("needed", draw.Witnesses.Count)),
            (DrawStep.Reveal or DrawStep.Panel, DrawStep.Dice) => new BrokenRuleException(DrawRules.DiceNotAgreed, ("there", draw!.Dice.Count), ("needed", Math.Max(1, draw.Witnesses.Count))),
            _ => new BrokenRuleException(DrawRules.StepNotDue, ("step", step)),
        };
    }
}
