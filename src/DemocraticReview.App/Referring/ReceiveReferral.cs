using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>签收.</summary>
public sealed record ReceiveReferral(Receipt Receipt) : ReferralCommand
{
    public override Act Act => Act.ReceiveReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Receive(referral, Receipt);
}
