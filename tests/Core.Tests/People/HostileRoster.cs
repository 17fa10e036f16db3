using DemocraticReview.Core.People;
using FsCheck;
using FsCheck.Fluent;

namespace DemocraticReview.Core.Tests.People;

/// <summary>Rosters whose texts make trouble: rare ideographs, quotes, line breaks, formula signs, markup.</summary>
internal static class HostileRoster
{
    /// <summary>A roster in canonical form of at least one member.</summary>
    public static Arbitrary<CorpsMember[]> Any()
    {
        var piece = Gen.Elements(
            "张", "𠮷", "䶮", "\"", "'", "\n", ",", ";",
            "=", "+", "-", "@", " ", "　", "<&>", "]]>",
            "0", "·", "_x0041_", "ﾊ", "e\u0301", "阿卜杜拉", "﨑");
        var text = Gen.Sized(size => piece.ListOf(Math.Min(size, 12) + 1)).Select(string.Concat);
        var member =
            from number in text
            from name in text
            from unit in text
            from post in text
            from profession in text
            from phone in text
            from term in text
            from retired in Gen.Elements(true, false)
            select new CorpsMember(
                Clean(RosterColumn.Number, number.Replace('\n', ' ')),
                Clean(RosterColumn.Name, name),
                Clean(RosterColumn.Unit, unit),
                Clean(RosterColumn.Post, post),
                Clean(RosterColumn.Profession, profession),
                retired ? MemberStatus.Retired : MemberStatus.Active,
                OrNull(Clean(RosterColumn.Phone, phone.Replace('\n', ' '))),
                OrNull(Clean(RosterColumn.Term, term.Replace('\n', ' '))));
        return member.ListOf()
            .Select(list => list.Where(m => m.Number.Length <= 32 && (m.Phone?.Length ?? 0) <= 32 && (m.Term?.Length ?? 0) <= 32).DistinctBy(m => m.Number).ToArray())
            .Where(roster => roster.Length > 0)
            .ToArbitrary();
    }

    private static string Clean(RosterColumn column, string text)
    {
        var cleaned = RosterText.Clean(column, text);
        return cleaned.Length > 0 ? cleaned : "无";
    }

    private static string? OrNull(string text) => text == "无" ? null : text;
}
