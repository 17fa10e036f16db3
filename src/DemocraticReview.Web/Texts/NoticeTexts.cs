namespace DemocraticReview.Web.Texts;

/// <summary>公示, for every employee.</summary>
public sealed class NoticeTexts;
