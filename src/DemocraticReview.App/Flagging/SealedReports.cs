using System.Text.Json;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Recording;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Flagging;

/// <summary>Opens and closes the sealed reports. Their key ring lies outside the database: whoever takes the database alone reads nothing.</summary>
public sealed class SealedReports(IDataProtectionProvider keys)
{
    public byte[] Seal(Guid item, IReadOnlyList<SealedReport> reports) => Of(item).Protect(JsonSerializer.SerializeToUtf8Bytes(reports, EventCatalog.Json));

    /// <summary>For whoever has <see cref="Core.Rights.Act.ReadSealedReports"/>, and nobody else: the caller has checked it.</summary>
    public async Task<IReadOnlyList<SealedReport>> OpenAsync(ReviewDb db, Guid item, CancellationToken cancellation)
    {
        var row = await db.SealedReports.AsNoTracking().FirstOrDefaultAsync(r => r.ItemId == item, cancellation);
        return row is null ? [] : JsonSerializer.Deserialize<List<SealedReport>>(Of(item).Unprotect(row.Body), EventCatalog.Json)!;
    }

    // Bound to the item, so that a row moved to another item does not open.
    private IDataProtector Of(Guid item) => keys.CreateProtector("review/sealed-reports/v1", item.ToString("N"));
}
