using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>退回, which closes nothing.</summary>
public sealed record ReturnReferral(string Reason) : ReferralCommand
{
    public override Act Act => Act.ReceiveReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Return(referral, Reason, at);
}
