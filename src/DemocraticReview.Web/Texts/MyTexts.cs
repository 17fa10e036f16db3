namespace DemocraticReview.Web.Texts;

/// <summary>Pages of people who come by personal link.</summary>
public sealed class MyTexts;
