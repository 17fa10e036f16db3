namespace DemocraticReview.Core.People;

/// <summary>Whether a member can be drawn.</summary>
public enum MemberStatus
{
    /// <summary>在册.</summary>
    Active,

    /// <summary>退出: stays on the roster for the record of old meetings, is never drawn.</summary>
    Retired,
}

/// <summary>
/// One member of the supervision and evaluation corps (监督评价团), as the union office keeps it. Its texts are in the form that
/// <see cref="RosterText.Clean"/> gives, so that exporting and importing again changes nothing.
/// </summary>
/// <param name="Number">工号: unique in the corps, compared letter by letter.</param>
/// <param name="Name">姓名.</param>
/// <param name="Unit">单位.</param>
/// <param name="Post">岗位.</param>
/// <param name="Profession">专业.</param>
/// <param name="Status">在册 or 退出.</param>
/// <param name="Phone">电话, null when not known.</param>
/// <param name="Term">届次, null when not known.</param>
public sealed record CorpsMember(
    string Number,
    string Name,
    string Unit,
    string Post,
    string Profession,
    MemberStatus Status,
    string? Phone = null,
    string? Term = null)
{
    /// <summary>The text of one column, as it is exported.</summary>
    public string? this[RosterColumn column] => column switch
    {
        RosterColumn.Number => Number,
        RosterColumn.Name => Name,
        RosterColumn.Unit => Unit,
        RosterColumn.Post => Post,
        RosterColumn.Profession => Profession,
        RosterColumn.Status => MemberStatusWords.Chinese(Status),
        RosterColumn.Phone => Phone,
        _ => Term,
    };
}
