using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;

namespace DemocraticReview.App.Commands;

/// <summary>The workflow files, as commands need them: what a new meeting or referral is going to run on.</summary>
public interface IProcedures
{
    /// <summary>Newest version of a meeting's procedure, with its settings; read within the unit of work, so that a version that another process has stored counts.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.ProcedureUnknown"/>.</exception>
    Task<(DefinitionRef Definition, ProcedureSettings Settings)> ForMeetingAsync(ReviewDb db, string procedure, CancellationToken cancellation);

    /// <summary>The same for a referral's procedure, with its clocks.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.ProcedureUnknown"/>.</exception>
    Task<(DefinitionRef Definition, ReferralClocks Clocks)> ForReferralAsync(ReviewDb db, string procedure, CancellationToken cancellation);
}
