using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.Meetings;

/// <summary>What of a result a reader is shown, where the procedure publishes the verdict alone.</summary>
public static class PublicResults
{
    // Who counts, signs, publishes or receives the referral knows the figures.
    private static readonly Role[] Counting = [Role.UnionOfficer, Role.Scrutineer, Role.Teller, Role.DisciplineOfficer, Role.EnterpriseHead];
    private static readonly Role[] Keeping = [Role.Scrutineer, Role.DisciplineOfficer];

    public static bool ShowsCounts(ProcedureSettings settings, IEnumerable<Role> readers) => settings.Publication == Publication.Full || readers.Any(Counting.Contains);

    /// <summary>The meeting without counts and inequality, unless the reader may see them. What became of each item stays.</summary>
    public static ReviewMeeting For(ReviewMeeting meeting, IEnumerable<Role> readers) => ShowsCounts(meeting.Settings, readers)
        ? meeting
        : meeting with { Agenda = [.. meeting.Agenda.Select(i => i with { Verdict = null, Rounds = [.. i.Rounds.Select(r => r with { Tally = null })] })] };

    public static bool MayExport(ProcedureSettings settings, IEnumerable<Role> readers) => settings.Publication == Publication.Full || readers.Any(Keeping.Contains);

    /// <summary>Whether the reader may take the record along. With the verdict alone published, a recount is for few.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Recording.RecordRules.ForFew"/>.</exception>
    public static void MustExport(ProcedureSettings settings, IEnumerable<Role> readers)
    {
        if (!MayExport(settings, readers))
        {
            throw new BrokenRuleException(Recording.RecordRules.ForFew);
        }
    }
}
