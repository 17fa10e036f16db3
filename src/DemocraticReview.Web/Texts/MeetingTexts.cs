namespace DemocraticReview.Web.Texts;

/// <summary>Texts of the union office's pages on a meeting.</summary>
public sealed class MeetingTexts;
