namespace DemocraticReview.Core.Flagging;

/// <summary>What the secrecy review (保密审查) marks a field of a dossier as.</summary>
public enum SecrecyLevel
{
    /// <summary>公开.</summary>
    Open,

    /// <summary>内部: for whoever works on the meeting.</summary>
    Internal,

    /// <summary>商业秘密: judges and respondents may look, but take nothing away.</summary>
    TradeSecret,

    /// <summary>涉密: refused; such an item is not for this system.</summary>
    StateSecret,
}

/// <summary>One field's mark. <paramref name="Field"/> is one of <see cref="DossierFields.Of"/>.</summary>
public sealed record FieldMark(string Field, SecrecyLevel Level);

/// <summary>The fields of a dossier that the secrecy review marks and the respondent checks. The title is not among them: the public notice shows it.</summary>
public static class DossierFields
{
    public const string Procurement = "procurement";
    public const string Amount = "procurement.amount";
    public const string Suppliers = "procurement.suppliers";
    public const string ContractPrice = "price-gap.contract";
    public const string Benchmarks = "price-gap.benchmarks";
    public const string ContractClauses = "contract.clauses";
    public const string TechnicalClauses = "technical.clauses";
    public const string Reactions = "reaction";
    private const string FindingPrefix = "finding.";
    private const string AttachmentPrefix = "attachment.";

    public static string Finding(Ground ground) => FindingPrefix + ground;

    public static string Attachment(Guid id) => $"{AttachmentPrefix}{id:N}";

    /// <summary>The fields that this dossier has, in the order of its pages.</summary>
    public static IReadOnlyList<string> Of(DossierContent content, IEnumerable<Attachment> attachments) =>
        [.. Points(content), .. attachments.Select(a => Attachment(a.Id))];

    /// <summary>The same without the attachments: what a respondent agrees or disagrees with.</summary>
    public static IEnumerable<string> Points(DossierContent content)
    {
        if (content.Procurement is { } procurement)
        {
            yield return Procurement;
            if (procurement.Suppliers.Count > 0)
            {
                yield return Suppliers;
            }

            if (procurement.Amount is not null)
            {
                yield return Amount;
            }
        }

        foreach (var ground in content.Findings.Select(f => f.Ground).Order())
        {
            yield return Finding(ground);
            foreach (var field in Material(content, ground))
            {
                yield return field;
            }
        }
    }

    private static IEnumerable<string> Material(DossierContent content, Ground ground) => ground switch
    {
        Ground.PriceGap when content.PriceGap is not null => [ContractPrice, Benchmarks],
        Ground.ContractLoopholes when content.Contract is not null => [ContractClauses],
        Ground.TechnicalAgreement when content.Technical is not null => [TechnicalClauses],
        Ground.WorkersReaction when content.Reaction is not null => [Reactions],
        _ => [],
    };
}
