namespace DemocraticReview.Workflow.Definitions;

/// <summary>One text in the two languages of the product.</summary>
public sealed record Bilingual(string Zh, string En)
{
    /// <param name="language">A culture name such as <c>zh-CN</c>; everything that is not Chinese reads English.</param>
    public string In(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}
