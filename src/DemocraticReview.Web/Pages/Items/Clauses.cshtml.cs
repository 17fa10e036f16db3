using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>采购合同漏洞较多: the clause checklist.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierClausesPage : GroundPage
{
    public override Ground Ground => Ground.ContractLoopholes;

    [BindProperty]
    public List<TypedClause> Clauses { get; set; } = [];

    protected override void ReadMaterial(DossierContent content)
    {
        // A new checklist starts with what every purchase contract settles.
        Clauses = content.Contract is { } material
            ? [.. material.Clauses.Select(c => new TypedClause { Clause = c.Clause, Present = c.Present, Loophole = c.Loophole })]
            : [.. Texts["UsualClauses"].Value.Split(Texts["Between"].Value).Select(c => new TypedClause { Clause = c.Trim() })];
    }

    protected override Command Write()
    {
        // Untouched lines of the usual checklist are not findings.
        ClauseCheck[] clauses = [.. Clauses.Select((typed, i) => (typed, id: $"Clauses[{i}]")).Where(c => c.typed.Present is not null || Blank(c.typed.Loophole) is not null)
            .Select(c => new ClauseCheck(Needed(c.typed.Clause, $"{c.id}.Clause", "Clause"), c.typed.Present ?? true, Blank(c.typed.Loophole)))];
        return Revised(WithFinding() with { Contract = clauses.Length == 0 ? null : new ContractMaterial(clauses) });
    }

    protected override string Add(string list)
    {
        Clauses.Add(new TypedClause());
        return $"Clauses[{Clauses.Count - 1}].Clause";
    }

    protected override void Remove(string list, int row) => RemoveAt(Clauses, row);

    /// <summary>A line of the checklist as typed; <c>Present</c> is null while nobody has looked.</summary>
    public sealed record TypedClause
    {
        public string? Clause { get; set; }

        public bool? Present { get; set; }

        public string? Loophole { get; set; }
    }
}
