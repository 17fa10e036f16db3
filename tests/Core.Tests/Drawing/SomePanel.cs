using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;

namespace Core.Tests.Drawing;

/// <summary>A panel for tests that are about something else than the draw in public.</summary>
internal static class SomePanel
{
    /// <summary>The panel that a key and labels give, without the steps before it; where everybody sits, everybody.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="members">Members of the corps, in any order; who has left it is passed by.</param>
    /// <param name="prk">32 bytes that nobody could foresee.</param>
    /// <param name="labelBytes">32 random bytes that the fresh labels come from.</param>
    /// <param name="reason">Why a further draw is needed; null for the first.</param>
    public static PanelDrawn Draw(ReviewMeeting meeting, IReadOnlyList<CorpsMember> members, byte[] prk, byte[] labelBytes, string? reason)
    {
        reason = Panels.MustBeDue(meeting, reason);
        DrawCeremony.MustNotBeUnderWay(meeting);
        Recusals.MustBeDecided(meeting, null);
        var settings = meeting.Settings;
        members = [.. members.Where(m => m.Status == MemberStatus.Active)];
        var pool = Labels.Fresh(members.Count, labelBytes).Select(l => (l.Label, Member: members[l.MemberIndex])).ToList();
        var skipped = Panels.Skipped(meeting, pool);
        if (pool.Count - skipped.Count < settings.MinimumRepresentatives)
        {
            throw new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", settings.MinimumRepresentatives), ("there", pool.Count - skipped.Count));
        }

        var number = meeting.LastDraw + 1;
        if (settings.Selection == Selection.AllMembers)
        {
            return Panels.SeatAll(meeting, members, labelBytes, reason);
        }

        var result = DemocraticReview.Core.Drawing.Draw.Hold(
            prk,
            pool.Select(m => new PoolMember(m.Label, m.Member.Profession)),
            skipped.Select(s => s.Label),
            settings.Seats,
            settings.Reserves,
            settings.ProfessionMinimums);
        var byLabel = pool.ToDictionary(m => m.Label, m => m.Member, StringComparer.Ordinal);
        return new PanelDrawn(
            number,
            reason,
            Convert.ToHexStringLower(prk),
            members.Count,
            skipped,
            [.. result.Panel.Select(t => JudgeOf(t.Label, byLabel[t.Label]))],
            [.. result.Reserves.Select(t => JudgeOf(t.Label, byLabel[t.Label]))]);
    }

    private static Judge JudgeOf(string label, CorpsMember member) => new(label, JudgeKind.Representative, Panels.PersonOf(member), member.Profession);
}
