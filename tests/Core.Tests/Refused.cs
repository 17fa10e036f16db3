using System.Globalization;
using DemocraticReview.Core;
using DemocraticReview.Core.Texts;

namespace Core.Tests;

internal static class Refused
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>This very rule is broken, and what it says holds all its figures.</summary>
    public static BrokenRuleException By(Rule rule, Action act)
    {
        var broken = Should.Throw<BrokenRuleException>(act);
        broken.Rule.ShouldBe(rule);
        foreach (var language in Languages)
        {
            RuleTexts.Of(broken.Rule, broken.Facts, language).ShouldNotContain("{");
        }

        return broken;
    }
}
