using DemocraticReview.App.Commands;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>职工反应强烈: counted and summarised; who reported is on a page of its own.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierReactionPage : GroundPage
{
    public override Ground Ground => Ground.WorkersReaction;

    [BindProperty]
    public List<TypedCount> Counts { get; set; } = [];

    [BindProperty]
    public string? Summary { get; set; }

    protected override void ReadMaterial(DossierContent content)
    {
        Summary = content.Reaction?.Summary;
        Counts = [.. (content.Reaction?.Counts ?? []).Select(c => new TypedCount { Matter = c.Matter, Count = Show(c.Count) })];
        if (Counts.Count == 0)
        {
            Counts.Add(new TypedCount());
        }
    }

    protected override Command Write()
    {
        ReactionCount[] counts = [.. Counts.Select((typed, i) => (typed, id: $"Counts[{i}]")).Where(c => !c.typed.IsEmpty)
            .Select(c => new ReactionCount(Needed(c.typed.Matter, $"{c.id}.Matter", "Matter"), Count(c.typed.Count, $"{c.id}.Count", "Count")))];
        return Revised(WithFinding() with { Reaction = counts.Length == 0 && Blank(Summary) is null ? null : new ReactionMaterial(counts, Summary?.Trim() ?? "") });
    }

    protected override string Add(string list)
    {
        Counts.Add(new TypedCount());
        return $"Counts[{Counts.Count - 1}].Matter";
    }

    protected override void Remove(string list, int row) => RemoveAt(Counts, row);

    /// <summary>A line as typed.</summary>
    public sealed record TypedCount
    {
        public string? Matter { get; set; }

        public string? Count { get; set; }

        public bool IsEmpty => Blank(Matter) is null && Blank(Count) is null;
    }
}
