namespace DemocraticReview.Web.Texts;

/// <summary>The draw in public: the office's page, the hall, the slips.</summary>
public sealed class DrawTexts;
