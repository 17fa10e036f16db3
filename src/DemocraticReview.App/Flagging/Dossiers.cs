using System.Security.Cryptography;
using System.Text;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Flagging;

/// <summary>What a dossier takes from an OCDS package, and its fingerprint.</summary>
internal static class Dossiers
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
            Procurement = content.Procurement
                ?? new ProcurementSummary(facts.ContractId ?? facts.Ocid, [.. facts.Suppliers.Select(s => s.Name ?? s.Id ?? "")], facts.Amount, facts.Currency),
            SourceHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ocds))),
        };
    }

    /// <summary>SHA-256 over the content as it is stored, lower-case hex.</summary>
    public static string HashOf(DossierContent content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EventCatalog.Write(content))));
}
