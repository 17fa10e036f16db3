using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace DemocraticReview.Web.Pages;

/// <summary>A list that grows as long as the works is old, shown page by page.</summary>
public abstract class ListPage : ReviewPage
{
    // Not "page": that is a route value of the pages' own, and what the address says would never be read.
    private const string Parameter = "p";
    private const int MostPages = 1_000_000;
    private int number = 1;

    /// <summary>Which page is asked for, from 1. What is no number is 1.</summary>
    [BindProperty(SupportsGet = true, Name = Parameter)]
    public int Number
    {
        get => number;
        set => number = Math.Clamp(value, 1, MostPages);
    }

    /// <summary>Whether another page follows.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Number of the last page; null where nobody has counted.</summary>
    public int? LastPage { get; protected set; }

    /// <summary>How many lines stand on a page.</summary>
    protected abstract int PageSize { get; }

    /// <summary>How many lines the pages before this one hold.</summary>
    protected int Skipped => (Number - 1) * PageSize;

    /// <summary>How many lines to ask for: one more than is shown, which tells whether another page follows.</summary>
    protected int Asked => PageSize + 1;

    /// <summary>The same list with the same filters, another page of it.</summary>
    public string AddressOf(int page) =>
        QueryHelpers.AddQueryString(Request.Path, Request.Query.Where(q => !q.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase)).Append(new(Parameter, page.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The lines to show, of those that were asked for.</summary>
    protected IReadOnlyList<T> Shown<T>(IReadOnlyList<T> asked)
    {
        HasMore = asked.Count > PageSize;
        return HasMore ? [.. asked.Take(PageSize)] : asked;
    }

    /// <summary>The page; for an address that leads beyond the end of a list the last page, or the first where nobody has counted.</summary>
    protected IActionResult PageOrNearest(int lines) => lines == 0 && Number > 1 ? Redirect(AddressOf(LastPage ?? 1)) : Page();
}
