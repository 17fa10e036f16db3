namespace DemocraticReview.Web.Texts;

/// <summary>Texts of the referrals' desk.</summary>
public sealed class ReferralTexts;
