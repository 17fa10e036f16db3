namespace DemocraticReview.Core.Flagging;

/// <summary>A dossier without what the secrecy review keeps from a reader.</summary>
public static class Redaction
{
    /// <summary>The content with every field above <paramref name="highest"/> left out; title, unit, people and the kind of each ground stay.</summary>
    public static DossierContent UpTo(ReviewItem item, SecrecyLevel highest)
    {
        var content = item.Content;
        return content with
        {
            Procurement = Shown(item, DossierFields.Procurement, highest) ? Of(item, content.Procurement, highest) : null,
            Findings = [.. content.Findings.Select(f => Shown(item, DossierFields.Finding(f.Ground), highest) ? f : f with { Finding = "" })],
            PriceGap = content.PriceGap is { } prices
                ? new PriceGapMaterial(
                    Shown(item, DossierFields.ContractPrice, highest) ? prices.Contract : null,
                    Shown(item, DossierFields.Benchmarks, highest) ? prices.Benchmarks : [])
                : null,
            Contract = Shown(item, DossierFields.ContractClauses, highest) ? content.Contract : null,
            Technical = Shown(item, DossierFields.TechnicalClauses, highest) ? content.Technical : null,
            Reaction = Shown(item, DossierFields.Reactions, highest) ? content.Reaction : null,
        };
    }

    /// <summary>Whether somebody who may see up to <paramref name="highest"/> sees the field.</summary>
    public static bool Shown(ReviewItem item, string field, SecrecyLevel highest) => item.LevelOf(field) <= highest;

    private static ProcurementSummary? Of(ReviewItem item, ProcurementSummary? procurement, SecrecyLevel highest)
    {
        if (procurement is null)
        {
            return null;
        }

        var amount = Shown(item, DossierFields.Amount, highest);
        return procurement with
        {
            Suppliers = Shown(item, DossierFields.Suppliers, highest) ? procurement.Suppliers : [],
            Amount = amount ? procurement.Amount : null,
            Currency = amount ? procurement.Currency : null,
        };
    }
}
