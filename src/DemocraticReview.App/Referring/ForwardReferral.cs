using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>After a return: to another competent body.</summary>
public sealed record ForwardReferral(string Body) : ReferralCommand
{
    public override Act Act => Act.PrepareReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Forward(referral, Body, at);
}
