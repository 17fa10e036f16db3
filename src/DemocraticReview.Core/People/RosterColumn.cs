namespace DemocraticReview.Core.People;

/// <summary>The eight columns of the corps' roster, in the order in which it is exported.</summary>
public enum RosterColumn
{
    /// <summary>工号: what tells one member from another, here and in every later sheet.</summary>
    Number,

    /// <summary>姓名.</summary>
    Name,

    /// <summary>单位.</summary>
    Unit,

    /// <summary>岗位.</summary>
    Post,

    /// <summary>专业: what the minimums per profession of a draw count.</summary>
    Profession,

    /// <summary>状态.</summary>
    Status,

    /// <summary>电话, optional.</summary>
    Phone,

    /// <summary>届次, optional.</summary>
    Term,
}

/// <summary>What the sheet's form says of its columns.</summary>
public static class RosterColumns
{
    /// <summary>All columns, in the order of the exported sheet.</summary>
    public static IReadOnlyList<RosterColumn> All { get; } = Enum.GetValues<RosterColumn>();

    /// <summary>A sheet without these is not a roster: 工号 姓名 单位 岗位 专业 状态.</summary>
    public static IReadOnlyList<RosterColumn> Required { get; } = [.. All.Where(c => !IsOptional(c))];

    /// <summary>电话 and 届次 may be missing as a column, or empty in a row.</summary>
    public static bool IsOptional(RosterColumn column) => column is RosterColumn.Phone or RosterColumn.Term;

    /// <summary>The longest text of a cell, in UTF-16 code units as databases count them: 𠮷 counts two.</summary>
    public static int Limit(RosterColumn column) => column switch
    {
        RosterColumn.Number or RosterColumn.Phone or RosterColumn.Term => 32,
        RosterColumn.Status => 16,
        _ => 100,
    };

    /// <summary>The heading as it stands in the sheet. It belongs to the form, so it is the same in every language of the pages.</summary>
    public static string Heading(RosterColumn column) => column switch
    {
        RosterColumn.Number => "工号",
        RosterColumn.Name => "姓名",
        RosterColumn.Unit => "单位",
        RosterColumn.Post => "岗位",
        RosterColumn.Profession => "专业",
        RosterColumn.Status => "状态",
        RosterColumn.Phone => "电话",
        _ => "届次",
    };
}
