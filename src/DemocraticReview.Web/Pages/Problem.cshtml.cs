using System.Globalization;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Texts;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>What a person reads where a program would read Problem Details.</summary>
[Shows(Act.ReadPublicNotice)]
[IgnoreAntiforgeryToken]
public sealed class ProblemPage : ReviewPage
{
    public string Sentence { get; private set; } = "";

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        var broken = HttpContext.Items[Problems.BrokenKey] as BrokenRuleException ?? new BrokenRuleException(Rules.NotFound, ("what", ""));
        Sentence = RuleTexts.Of(broken.Rule, broken.Facts, CultureInfo.CurrentUICulture, Speech.Of(HttpContext));
    }
}
