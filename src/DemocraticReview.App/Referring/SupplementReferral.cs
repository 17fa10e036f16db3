using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>More material for an open referral.</summary>
public sealed record SupplementReferral(string Text) : ReferralCommand
{
    public override Act Act => Act.PrepareReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Supplement(referral, Text, at);
}
