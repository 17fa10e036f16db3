using System.Text;

namespace Architecture.Tests.Docs;

/// <summary>A page of headings, paragraphs and tables in Markdown.</summary>
internal sealed class Page(string title)
{
    private readonly StringBuilder text = new($"# {title}\n\n<!-- Generated from the code and checked by tests/Architecture.Tests/Docs: do not edit by hand. -->\n");

    public Page Heading(string heading) => Add($"\n## {heading}\n");

    public Page Say(string paragraph) => Add($"\n{paragraph}\n");

    public Page Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Add($"\n{Row(columns)}{Row([.. columns.Select(_ => "---")])}");
        foreach (var row in rows)
        {
            Add(Row(row));
        }

        return this;
    }

    /// <summary>A heading with a table below, for a page whose other parts are written by hand.</summary>
    public static string Part(string heading, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var page = new Page("");
        page.text.Clear();
        return page.Heading(heading).Table(columns, rows).ToString() + "\n";
    }

    public override string ToString() => text.ToString();

    public static string Code(string value) => $"`{value}`";

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";

    private Page Add(string more)
    {
        text.Append(more);
        return this;
    }
}
