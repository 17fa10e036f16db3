using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>A clock has run out: remind, then escalate. Sent by due rows, never by a person.</summary>
public sealed record RemindReferral(string Clock) : ReferralCommand
{
    public override Act Act => Act.RemindReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Remind(referral, Clock, at);
}
