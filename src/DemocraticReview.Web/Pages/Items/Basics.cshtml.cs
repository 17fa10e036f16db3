using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>What was bought, by whom, under which contract.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierBasicsPage : SectionPage
{
    [BindProperty]
    public Typed Form { get; set; } = new();

    protected override Task ReadAsync()
    {
        var procurement = Item.Content.Procurement;
        Form = new Typed
        {
            Title = Item.Content.Title,
            OwnerUnit = Item.Content.OwnerUnit,
            ContractId = procurement?.ContractId,
            Suppliers = procurement is null ? null : string.Join('\n', procurement.Suppliers),
            Amount = Show(procurement?.Amount),
            Currency = procurement?.Currency,
        };
        return Task.CompletedTask;
    }

    protected override Command Write() => Revised(Item.Content with
    {
        Title = Needed(Form.Title, "Form.Title", "ItemTitle"),
        OwnerUnit = Needed(Form.OwnerUnit, "Form.OwnerUnit", "OwnerUnit"),
        Procurement = Procurement(),
    });

    private ProcurementSummary? Procurement()
    {
        string[] suppliers = [.. (Form.Suppliers ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        decimal? amount = Blank(Form.Amount) is null ? null : Number(Form.Amount, "Form.Amount", "Amount");
        return Blank(Form.ContractId) is null && suppliers.Length == 0 && amount is null
            ? null
            : new ProcurementSummary(Form.ContractId?.Trim() ?? "", suppliers, amount, amount is null ? null : Needed(Form.Currency, "Form.Currency", "Currency").ToUpperInvariant());
    }

    /// <summary>As typed.</summary>
    public sealed class Typed
    {
        public string? Title { get; set; }

        public string? OwnerUnit { get; set; }

        public string? ContractId { get; set; }

        public string? Suppliers { get; set; }

        public string? Amount { get; set; }

        public string? Currency { get; set; }
    }
}
