using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Flagging;

/// <summary>What a dossier takes from an OCDS package, and its fingerprint.</summary>
public static class Dossiers
{
    public static DossierContent Complete(DossierContent content, string? ocds)
    {
        if (ocds is null)
        {
            return content;
        }

        // A package of several contracts stands for the first; the others get dossiers of their own.
        var facts = ProcurementFacts.Of(OcdsPackage.Parse(ocds))[0];
        return content with
        {
            Procurement = content.Procurement ?? SummaryOf(facts),
            SourceHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ocds))),
        };
    }

    /// <summary>The line that a dossier takes over.</summary>
    public static ProcurementSummary SummaryOf(ProcurementFacts facts) =>
        new(facts.ContractId ?? facts.Ocid, [.. facts.Suppliers.Select(s => s.Name ?? s.Id ?? "").Where(s => s.Length > 0)], facts.Amount, facts.Currency);

    /// <summary>SHA-256 over all that is frozen, lower-case hex: the content, each attachment with its own hash, and the secrecy marks.</summary>
    public static string HashOf(ReviewItem item)
    {
        var frozen = new FrozenDossier(item.Content, [.. item.FrozenAttachments().OrderBy(a => a.Id)], item.Marks);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EventCatalog.Write(frozen))));
    }

    private sealed record FrozenDossier(DossierContent Content, IReadOnlyList<Attachment> Attachments, IReadOnlyList<FieldMark> Secrecy);
}
