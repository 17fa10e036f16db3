namespace DemocraticReview.Web.Texts;

/// <summary>Texts of a dossier's pages.</summary>
public sealed class DossierTexts;
