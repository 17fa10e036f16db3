using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>价格相差较大: the contract's price and the market's.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierPriceGapPage : GroundPage
{
    public override Ground Ground => Ground.PriceGap;

    [BindProperty]
    public TypedPrice Contract { get; set; } = new();

    [BindProperty]
    public List<TypedPrice> Benchmarks { get; set; } = [];

    protected override void ReadMaterial(DossierContent content)
    {
        Contract = TypedPrice.Of(content.PriceGap?.Contract);
        Benchmarks = [.. (content.PriceGap?.Benchmarks ?? []).Select(b => TypedPrice.Of(b.Price) with { Source = b.Source, Date = Show(b.Date) })];
        while (Benchmarks.Count < Deviation.Sources)
        {
            Benchmarks.Add(new TypedPrice());
        }
    }

    protected override Command Write()
    {
        var contract = Contract.Amount is null ? null : PriceOf(Contract, "Contract");
        Benchmark[] benchmarks = [.. Benchmarks.Select((typed, i) => (typed, id: $"Benchmarks[{i}]")).Where(b => !b.typed.IsEmpty).Select(b => new Benchmark(
            Needed(b.typed.Source, $"{b.id}.Source", "Source"), Day(b.typed.Date, $"{b.id}.Date", "PriceDate"), PriceOf(b.typed, b.id)))];
        var material = contract is null && benchmarks.Length == 0 ? null : new PriceGapMaterial(contract, benchmarks);
        return Revised(WithFinding() with { PriceGap = material });
    }

    protected override string Add(string list)
    {
        // Like for like: the next price begins with the contract's unit, currency and tax basis.
        Benchmarks.Add(new TypedPrice { Currency = Contract.Currency, Unit = Contract.Unit, Tax = Contract.Tax });
        return $"Benchmarks[{Benchmarks.Count - 1}].Source";
    }

    protected override void Remove(string list, int row) => RemoveAt(Benchmarks, row);

    private Price PriceOf(TypedPrice typed, string id) => new(
        Number(typed.Amount, $"{id}.Amount", "UnitPrice"),
        Needed(typed.Currency, $"{id}.Currency", "Currency").ToUpperInvariant(),
        Needed(typed.Unit, $"{id}.Unit", "Unit"),
        typed.Tax);

    /// <summary>A price as typed.</summary>
    public sealed record TypedPrice
    {
        public string? Source { get; set; }

        public string? Date { get; set; }

        public string? Amount { get; set; }

        public string? Currency { get; set; } = "CNY";

        public string? Unit { get; set; }

        public TaxBasis Tax { get; set; }

        public bool IsEmpty => Blank(Source) is null && Blank(Date) is null && Blank(Amount) is null;

        public static TypedPrice Of(Price? price) =>
            price is null ? new() : new() { Amount = Show(price.Amount), Currency = price.Currency, Unit = price.Unit, Tax = price.Tax };
    }
}
