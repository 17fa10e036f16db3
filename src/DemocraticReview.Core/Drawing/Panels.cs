using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Drawing;

/// <summary>A corps member who kept the leaf but was skipped, and by which rule.</summary>
public sealed record SkippedMember(string Label, string RuleCode);

/// <summary>A draw that was held; the last one is in force.</summary>
public sealed record HeldDraw(int Number, int PoolSize, int Seats, IReadOnlyList<DrawWitness> Witnesses);

/// <summary>The panel and its reserves are seated, by lot or because everybody sits.</summary>
/// <param name="Number">1 for the meeting's first draw.</param>
/// <param name="Reason">Why a further draw was needed; null for the first.</param>
/// <param name="Prk">Key of the tickets, 64 hex digits; null where nobody was drawn.</param>
/// <param name="PoolSize">Members of the corps at the draw, the skipped included.</param>
/// <param name="Skipped">Members who kept their label and were passed over, with the rule.</param>
/// <param name="Panel">In drawn order.</param>
/// <param name="Reserves">In drawn order.</param>
public sealed record PanelDrawn(
    int Number,
    string? Reason,
    string? Prk,
    int PoolSize,
    IReadOnlyList<SkippedMember> Skipped,
    IReadOnlyList<Judge> Panel,
    IReadOnlyList<Judge> Reserves) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with
    {
        Stage = meeting.Stage < MeetingStage.Drawn ? MeetingStage.Drawn : meeting.Stage,
        Draws = meeting.Draws.Add(new HeldDraw(Number, PoolSize, Panel.Count, meeting.Drawing?.Witnesses ?? [])),
        Drawing = null,
        LastDraw = Number,
        RevealsMissing = 0,
        Seats = [.. Panel],
        Reserves = [.. Reserves],
        CheckedIn = meeting.CheckedIn.Clear(),
        Countersigned = meeting.Countersigned.Clear(),
    };
}

/// <summary>Who sits: 随机抽取不低于15名的专业代表.</summary>
public static class Panels
{
    /// <summary>Seats every member, where the procedure says so.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="members">Members of the corps, in any order; who has left it is passed by.</param>
    /// <param name="labelBytes">32 random bytes that the fresh labels come from.</param>
    /// <param name="reason">Why the list is made anew; null for the first.</param>
    public static PanelDrawn SeatAll(ReviewMeeting meeting, IReadOnlyList<CorpsMember> members, byte[] labelBytes, string? reason = null)
    {
        reason = MustBeDue(meeting, reason);
        Recusals.MustBeDecided(meeting, null);
        if (meeting.Settings.Selection != Selection.AllMembers)
        {
            throw new BrokenRuleException(DrawRules.DrawnInPublic);
        }

        members = [.. members.Where(m => m.Status == MemberStatus.Active)];
        var pool = Labels.Fresh(members.Count, labelBytes).Select(l => (l.Label, Member: members[l.MemberIndex])).ToList();
        var skipped = Skipped(meeting, pool);
        if (pool.Count - skipped.Count < meeting.Settings.MinimumRepresentatives)
        {
            throw new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", meeting.Settings.MinimumRepresentatives), ("there", pool.Count - skipped.Count));
        }

        var left = skipped.Select(s => s.Label).ToHashSet(StringComparer.Ordinal);
        var all = pool.Where(m => !left.Contains(m.Label)).Select(m => JudgeOf(m.Label, m.Member)).ToList();
        return new PanelDrawn(meeting.LastDraw + 1, reason, null, members.Count, skipped, all, []);
    }

    /// <summary>The first draw, or a further one that nothing but a lack of reserves asks for.</summary>
    /// <returns>The reason in words, trimmed; null for the first.</returns>
    internal static string? MustBeDue(ReviewMeeting meeting, string? reason)
    {
        if (meeting.Stage == MeetingStage.Announced)
        {
            return null;
        }

        meeting.MustStandAt(MeetingStage.Drawn, MeetingStage.InSession);
        if (!meeting.Reserves.IsEmpty || meeting.Current is not null || (meeting.Vacant == 0 && meeting.PostponedBecause is null))
        {
            throw new BrokenRuleException(Rules.RedrawNotDue, ("reserves", meeting.Reserves.Count), ("vacant", meeting.Vacant));
        }

        Require.Text(reason, 500, "reason");
        return reason!.Trim();
    }

    internal static List<SkippedMember> Skipped(ReviewMeeting meeting, List<(string Label, CorpsMember Member)> pool) =>
        [.. from member in pool
            let rule = Recusals.WhyNotInPool(meeting, PersonOf(member.Member))
            where rule is not null
            select new SkippedMember(member.Label, rule.Code)];

    private static Judge JudgeOf(string label, CorpsMember member) => new(label, JudgeKind.Representative, PersonOf(member), member.Profession);

    internal static Person PersonOf(CorpsMember member) => new(member.Number, member.Name, member.Unit, member.Post);
}
