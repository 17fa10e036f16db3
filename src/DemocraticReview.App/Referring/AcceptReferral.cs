using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>受理.</summary>
public sealed record AcceptReferral : ReferralCommand
{
    public override Act Act => Act.ReceiveReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Accept(referral);
}
