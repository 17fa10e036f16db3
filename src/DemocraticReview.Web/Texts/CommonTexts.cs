namespace DemocraticReview.Web.Texts;

/// <summary>Texts that every page shares: frame, names of stages and roles, buttons.</summary>
public sealed class CommonTexts;
