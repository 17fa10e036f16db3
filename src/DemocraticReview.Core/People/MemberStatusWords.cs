using System.Collections.Frozen;

namespace DemocraticReview.Core.People;

/// <summary>
/// The words offices write for a member's status. A closed list: an unknown word is a fault to be put right, never a guess, because
/// a wrong guess either draws somebody who has left or keeps somebody out of the draw.
/// </summary>
public static class MemberStatusWords
{
    private static readonly FrozenDictionary<string, MemberStatus> Words =
        Of(MemberStatus.Active, "在册", "在职", "在岗", "在任", "在聘", "有效", "启用", "正常", "active", "inservice", "enabled", "valid", "current")
        .Concat(Of(MemberStatus.Retired, "退出", "停用", "退休", "离职", "离岗", "离退休", "内退", "调离", "调出", "解聘", "失效", "无效", "注销",
            "retired", "inactive", "left", "disabled", "invalid", "former"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word of the exported sheet.</summary>
    public static string Chinese(MemberStatus status) => status == MemberStatus.Active ? "在册" : "退出";

    /// <summary>Reads a cell; blanks, full-width letters and case do not matter. Null when the word is not in the list.</summary>
    public static MemberStatus? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = string.Concat(RosterText.HalfWidth(text).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return Words.TryGetValue(bare, out var status) ? status : null;
    }

    private static IEnumerable<KeyValuePair<string, MemberStatus>> Of(MemberStatus status, params string[] words) =>
        words.Select(w => KeyValuePair.Create(w, status));
}
