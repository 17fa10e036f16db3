using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Referring;

/// <summary>办结.</summary>
public sealed record CloseReferral(string Reason) : ReferralCommand
{
    public override Act Act => Act.ReceiveReferral;

    public override ReferralEvent Decide(Referral referral, Circumstances at) => Referrals.Close(referral, Reason);
}
