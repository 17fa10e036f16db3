using System.Collections.Immutable;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Questioning;

/// <summary>What a respondent says of one point of the dossier.</summary>
/// <param name="Point">One of the item's <see cref="ItemFacts.Points"/>.</param>
/// <param name="Agrees">Whether it is as written.</param>
/// <param name="Remark">What is wrong about it; must be there where the respondent disagrees.</param>
public sealed record FactCheck(string Point, bool Agrees, string? Remark);

/// <summary>A respondent has gone through the dossier; a later check replaces it until the questioning closes.</summary>
public sealed record FactsChecked(int Item, string Respondent, IReadOnlyList<FactCheck> Checks) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with { FactChecks = item.FactChecks.SetItem(Respondent, [.. Checks]) });
    }
}

/// <summary>核对事实: the respondent holds the dossier against what happened, point by point, before the judges ask.</summary>
public static class FactChecking
{
    public static FactsChecked Check(ReviewMeeting meeting, int number, string respondent, IReadOnlyList<FactCheck> checks)
    {
        meeting.MustStandAt(MeetingStage.Announced, MeetingStage.InSession);
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Pending, ItemStage.Questioning);
        Hearing.MustBeRespondent(item, respondent);
        var points = item.Facts.Points ?? [];
        foreach (var check in Require.Present(checks, "checks"))
        {
            Check(Require.Present(check, "checks"), points);
        }

        var there = checks.Select(c => c.Point).Distinct(StringComparer.Ordinal).Count();
        return there == points.Count && there == checks.Count
            ? new FactsChecked(number, respondent, checks)
            : throw new BrokenRuleException(DossierRules.FactPointOpen, ("there", there), ("needed", points.Count));
    }

    private static void Check(FactCheck check, IReadOnlyList<string> points)
    {
        if (!points.Contains(check.Point))
        {
            throw new BrokenRuleException(DossierRules.FactPointUnknown, ("point", check.Point ?? ""));
        }

        Require.Optional(check.Remark, Hearing.MaximumText, "remark");
        if (!check.Agrees && string.IsNullOrWhiteSpace(check.Remark))
        {
            throw new BrokenRuleException(DossierRules.FactRemarkMissing, ("point", check.Point));
        }
    }
}
