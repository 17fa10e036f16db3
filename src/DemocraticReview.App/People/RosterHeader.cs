using System.Collections.Frozen;
using DemocraticReview.Core;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.People;

/// <summary>Which column of a sheet holds what, as its header row says.</summary>
internal sealed class RosterHeader
{
    private const int LongestHeading = 60;

    private static readonly FrozenDictionary<string, (RosterColumn Column, bool Exact)> Words = AllWords();

    private readonly int?[] places = new int?[RosterColumns.All.Count];

    private RosterHeader(int row) => Row = row;

    /// <summary>The header's own row, from 1.</summary>
    public int Row { get; }

    /// <summary>The columns the sheet has.</summary>
    public IReadOnlySet<RosterColumn> Columns => RosterColumns.All.Where(c => this[c] is not null).ToHashSet();

    /// <summary>The required columns it has not.</summary>
    public IReadOnlyList<RosterColumn> Missing => [.. RosterColumns.Required.Where(c => this[c] is null)];

    /// <summary>The place of a column, from 0, or null.</summary>
    public int? this[RosterColumn column] => places[(int)column];

    /// <summary>Reads a row as if it were the header.</summary>
    /// <exception cref="BrokenRuleException">A complete header that names a column twice.</exception>
    public static RosterHeader Of(RawRow row, string fileName)
    {
        var header = new RosterHeader(row.Number);
        RosterColumn? twice = null;
        foreach (var column in RosterColumns.All)
        {
            var found = Enumerable.Range(0, row.Cells.Count).Where(i => Names(row[i], column) is not null).ToLookup(i => Names(row[i], column)!.Value);
            // 单位 beside 部门: the form's own word wins over a synonym.
            var best = found[true].Any() ? found[true] : found[false];
            header.places[(int)column] = best.Any() ? best.First() : null;
            twice = best.Skip(1).Any() ? column : twice;
        }
        return twice is { } named && header.Missing.Count == 0
            ? throw new BrokenRuleException(RosterFileRules.HeaderTwice, ("file", fileName), ("column", RosterColumns.Heading(named)), ("row", row.Number))
            : header;
    }

    /// <summary>True when both name the same columns at the same places, as on each printed page.</summary>
    public bool IsRepeatedBy(RosterHeader other) => places.SequenceEqual(other.places);

    /// <summary>True when this is the lower row of a header of two rows and says at least as much.</summary>
    public bool Completes(RosterHeader upper) => RosterColumns.All.All(c => this[c] is not null || upper[c] is null);

    /// <summary>Whether a cell is the heading of a column: true for the form's own word, false for a synonym, null for neither.</summary>
    public static bool? Names(RawCell cell, RosterColumn column) =>
        cell is { Origin: not CellOrigin.Left, IsEmpty: false, Text.Length: <= LongestHeading } && Words.TryGetValue(Bare(cell.Text!), out var name) && name.Column == column ? name.Exact : null;

    // 「* 姓　名（必填）：」 is 姓名, and so is 「姓名/Name」.
    private static string Bare(string text)
    {
        var half = RosterText.HalfWidth(text);
        var remark = half.AsSpan().IndexOfAny("(/\n");
        return string.Concat((remark > 0 ? half[..remark] : half).Where(c => !char.IsWhiteSpace(c) && c is not ('*' or ':' or '.'))).ToLowerInvariant();
    }

    private static FrozenDictionary<string, (RosterColumn, bool)> AllWords()
    {
        var words = new Dictionary<string, (RosterColumn, bool)>(StringComparer.Ordinal);
        Add(RosterColumn.Number, "number", "职工号", "员工号", "职工编号", "员工编号", "人员编号", "no", "staffnumber", "employeenumber", "employeeid");
        Add(RosterColumn.Name, "name", "职工姓名", "员工姓名", "fullname");
        Add(RosterColumn.Unit, "unit", "所在单位", "工作单位", "所属单位", "部门", "所在部门", "department");
        Add(RosterColumn.Post, "post", "岗位名称", "职务", "position", "jobtitle");
        Add(RosterColumn.Profession, "profession", "专业类别", "专业方向", "所属专业", "specialty", "discipline");
        Add(RosterColumn.Status, "status", "在册状态", "人员状态", "memberstatus");
        Add(RosterColumn.Phone, "phone", "手机", "手机号", "手机号码", "联系电话", "电话号码", "telephone", "mobile");
        Add(RosterColumn.Term, "term", "届别", "任期");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(RosterColumn column, string english, params string[] synonyms)
        {
            words[RosterColumns.Heading(column)] = (column, true);
            words[english] = (column, true);
            foreach (var synonym in synonyms)
            {
                words[synonym] = (column, false);
            }
        }
    }
}
