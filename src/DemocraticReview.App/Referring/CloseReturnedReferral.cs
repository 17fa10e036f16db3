using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>The enterprise's head ends a referral that no body accepts, with a recorded reason.</summary>
public sealed record CloseReturnedReferral(string Reason) : ReferralCommand
{
    public override Act Act => Act.CloseReturnedReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.CloseReturned(referral, Reason);
}
