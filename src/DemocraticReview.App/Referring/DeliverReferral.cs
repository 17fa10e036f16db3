using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>送达: the receipt's clock begins.</summary>
public sealed record DeliverReferral : ReferralCommand
{
    public override Act Act => Act.PrepareReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Deliver(referral, at);
}
