namespace DemocraticReview.Web.Texts;

/// <summary>The wall of the hall.</summary>
public sealed class HallTexts;
