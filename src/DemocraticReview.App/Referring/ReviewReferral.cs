using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>核稿, by somebody other than the drafter.</summary>
public sealed record ReviewReferral(bool Approved, string? Remark = null) : ReferralCommand
{
    public override Act Act => Act.PrepareReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Review(referral, Approved, Remark, at.Actor);
}
