using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>签发, by somebody other than the drafter.</summary>
public sealed record SignReferral(bool Signed, string? Remark = null) : ReferralCommand
{
    public override Act Act => Act.SignReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Sign(referral, Signed, Remark, at.Actor);
}
