using DemocraticReview.Core;

namespace DemocraticReview.App.People;

/// <summary>Whether a cell holds its text itself or shows that of a merged area.</summary>
internal enum CellOrigin
{
    Own,

    /// <summary>From a cell further up in the same column.</summary>
    Above,

    /// <summary>From a column further left: good for a value, never for a heading, which would then stand twice.</summary>
    Left,
}

/// <summary>One cell as text, whatever the file's format, with the fault that made a good text impossible.</summary>
internal readonly record struct RawCell(string? Text, Rule? Fault = null, CellOrigin Origin = CellOrigin.Own)
{
    /// <summary>Longer than any limit of Core, so that an over-long text stays one, and short enough that no row can fill the memory.</summary>
    public const int MaxLength = 400;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public static string Cut(string text)
    {
        var trimmed = text.Length > MaxLength ? text.Trim() : text;
        return trimmed.Length > MaxLength ? trimmed[..MaxLength] : trimmed;
    }
}

/// <summary>One row, valid until the next is read: <paramref name="Cells"/> is used again.</summary>
internal readonly record struct RawRow(int Number, IReadOnlyList<RawCell> Cells)
{
    /// <summary>No roster has a column further right; it bounds what a crafted sheet can cost.</summary>
    public const int MaxWidth = 256;

    public RawCell this[int column] => column < Cells.Count ? Cells[column] : default;
}
