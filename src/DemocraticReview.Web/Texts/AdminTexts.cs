namespace DemocraticReview.Web.Texts;

/// <summary>Texts of the three administrators' pages.</summary>
public sealed class AdminTexts;
