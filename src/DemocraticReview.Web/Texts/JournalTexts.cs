namespace DemocraticReview.Web.Texts;

/// <summary>Marks the resource files of the flow journal.</summary>
public sealed class JournalTexts;
