namespace DemocraticReview.Web.Texts;

/// <summary>Texts of the corps' roster.</summary>
public sealed class RosterTexts;
