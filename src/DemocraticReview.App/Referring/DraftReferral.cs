using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>拟稿.</summary>
public sealed record DraftReferral(ReferralLetter Letter) : ReferralCommand
{
    public override Act Act => Act.PrepareReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Draft(referral, Letter, at.Actor);
}
