namespace DemocraticReview.Web.Texts;

/// <summary>Texts of the page that rehearses a meeting.</summary>
public sealed class RehearseTexts;
