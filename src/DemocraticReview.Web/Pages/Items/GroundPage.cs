using DemocraticReview.Core.Flagging;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A section about one of the four grounds: what was found, and the material it rests on.</summary>
public abstract class GroundPage : SectionPage
{
    /// <summary>What was found. The ground is flagged where this is written, and is not where it is left empty.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    public abstract Ground Ground { get; }

    protected sealed override Task ReadAsync()
    {
        Finding = Item.Content.FindingOf(Ground);
        ReadMaterial(Item.Content);
        return Task.CompletedTask;
    }

    protected abstract void ReadMaterial(DossierContent content);

    /// <summary>The content with this ground's finding as typed, the grounds in their own order.</summary>
    protected DossierContent WithFinding() => Item.Content with
    {
        Findings = [.. Item.Content.Findings.Where(f => f.Ground != Ground)
            .Concat(Blank(Finding) is { } text ? [new GroundFinding(Ground, text)] : []).OrderBy(f => f.Ground)],
    };
}
