using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;

namespace DemocraticReview.App.Commands;

/// <summary>The workflow files, as commands need them: what a new meeting or referral is going to run on.</summary>
public interface IProcedures
{
    /// <summary>Newest version of a meeting's procedure, with its settings.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.ProcedureUnknown"/>.</exception>
    (DefinitionRef Definition, ProcedureSettings Settings) ForMeeting(string procedure);

    /// <summary>Newest version of a referral's procedure, with its clocks.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.ProcedureUnknown"/>.</exception>
    (DefinitionRef Definition, ReferralClocks Clocks) ForReferral(string procedure);
}
