namespace DemocraticReview.Web.Pages;

/// <summary>One field of a form: label above, hint below it, then the field (Pages/Shared/_Field.cshtml).</summary>
/// <param name="Id">Unique on the page; the field's own name in the form that was sent last, so that the error summary leads there.</param>
/// <param name="Name">As Core calls it.</param>
/// <param name="Label">In the reader's language.</param>
/// <param name="Value">What was typed.</param>
public sealed record FormField(string Id, string Name, string Label, string? Value)
{
    /// <summary>Type of the input; <c>textarea</c> for more than a line.</summary>
    public string Kind { get; init; } = "text";

    public string? Hint { get; init; }

    public int Maximum { get; init; } = 200;

    public bool Required { get; init; } = true;

    public int? Least { get; init; }

    /// <summary>Id of a list of suggestions.</summary>
    public string? List { get; init; }

    public bool IsShort => Kind is "number" or "date";
}
