using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>技术协议制定执行不严谨: what was agreed beside what was done.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierTechnicalPage : GroundPage
{
    public override Ground Ground => Ground.TechnicalAgreement;

    [BindProperty]
    public List<TypedClause> Clauses { get; set; } = [];

    protected override void ReadMaterial(DossierContent content)
    {
        Clauses = [.. (content.Technical?.Clauses ?? []).Select(c => new TypedClause { Clause = c.Clause, Required = c.Required, Executed = c.Executed, Broken = !c.Kept })];
        if (Clauses.Count == 0)
        {
            Clauses.Add(new TypedClause());
        }
    }

    protected override Command Write()
    {
        TechnicalClause[] clauses = [.. Clauses.Select((typed, i) => (typed, id: $"Clauses[{i}]")).Where(c => !c.typed.IsEmpty).Select(c => new TechnicalClause(
            Needed(c.typed.Clause, $"{c.id}.Clause", "Clause"),
            Needed(c.typed.Required, $"{c.id}.Required", "Required"),
            Needed(c.typed.Executed, $"{c.id}.Executed", "Executed"),
            !c.typed.Broken))];
        return Revised(WithFinding() with { Technical = clauses.Length == 0 ? null : new TechnicalMaterial(clauses) });
    }

    protected override string Add(string list)
    {
        Clauses.Add(new TypedClause());
        return $"Clauses[{Clauses.Count - 1}].Clause";
    }

    protected override void Remove(string list, int row) => RemoveAt(Clauses, row);

    /// <summary>A clause as typed.</summary>
    public sealed record TypedClause
    {
        public string? Clause { get; set; }

        public string? Required { get; set; }

        public string? Executed { get; set; }

        public bool Broken { get; set; }

        public bool IsEmpty => Blank(Clause) is null && Blank(Required) is null && Blank(Executed) is null;
    }
}
