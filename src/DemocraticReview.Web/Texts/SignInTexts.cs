namespace DemocraticReview.Web.Texts;

/// <summary>Texts of coming in: sign-in, personal links, founding, the start page.</summary>
public sealed class SignInTexts;
