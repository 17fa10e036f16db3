using DemocraticReview.Core.Flagging;

namespace DemocraticReview.Web.Pages;

/// <summary>A dossier to be read (Pages/Items/_Dossier.cshtml).</summary>
/// <param name="Item">The item: files, late notes, marks.</param>
/// <param name="Content">What the reader may see of its content.</param>
/// <param name="Files">Address below which the files lie.</param>
/// <param name="Highest">Up to which level the reader may take files away.</param>
/// <param name="ShowsMarks">Whether the secrecy marks are there to be shown.</param>
public sealed record DossierReading(ReviewItem Item, DossierContent Content, string Files, SecrecyLevel Highest, bool ShowsMarks)
{
    /// <summary>For the offices, who see all of it but the sealed reports.</summary>
    public static DossierReading Of(DossierPage page) =>
        new(page.Item, page.Item.Content, $"/api/v1/items/{page.Id}/attachments", SecrecyLevel.TradeSecret, page.Item.Marks.Count > 0);

    /// <summary>A field's mark, where it is to be shown.</summary>
    public SecrecyLevel? MarkOf(string field) => ShowsMarks ? Item.LevelOf(field) : null;
}

/// <summary>Prices drawn beside each other: each bar's length in whole percent of the longest.</summary>
public sealed record PriceBar(string Label, string? Date, Price Price, int Length, bool IsContract, decimal? Percent)
{
    public static IReadOnlyList<PriceBar> Of(PriceGapMaterial material)
    {
        var longest = material.Benchmarks.Select(b => b.Price.Amount).Append(material.Contract?.Amount ?? 0m).Max();
        int Length(Price price) => (int)Math.Clamp(Math.Round(price.Amount / longest * 100m), 1m, 100m);
        var contract = material.Contract;
        return
        [
            .. contract is null ? Array.Empty<PriceBar>() : [new PriceBar("", null, contract, Length(contract), true, null)],
            .. material.Benchmarks.Select(b => new PriceBar(
                b.Source,
                WorksTime.Day(b.Date),
                b.Price,
                Length(b.Price),
                false,
                contract?.IsLike(b.Price) == true ? Deviation.PercentOf(contract.Amount, b.Price.Amount) : null)),
        ];
    }
}
