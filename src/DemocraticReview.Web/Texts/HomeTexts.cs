namespace DemocraticReview.Web.Texts;

/// <summary>Texts of the list of what waits for somebody, and of the first steps of a new enterprise.</summary>
public sealed class HomeTexts;
