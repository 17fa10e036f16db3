using System.Globalization;

namespace DemocraticReview.Core.People;

/// <summary>Turns one row into a member, or into the list of what is wrong with it.</summary>
internal static class RosterReading
{
    private const int Excerpt = 20;

    /// <summary>The member, or null when the row added to <paramref name="faults"/>.</summary>
    public static CorpsMember? Read(RosterRow row, string number, CorpsMember? current, RosterSheet sheet, List<RosterFault> faults)
    {
        var before = faults.Count;
        CheckShape(row.Number, RosterColumn.Number, number, faults);
        var name = Cell(row, RosterColumn.Name, faults);
        var unit = Cell(row, RosterColumn.Unit, faults);
        var post = Cell(row, RosterColumn.Post, faults);
        var profession = Cell(row, RosterColumn.Profession, faults);
        var status = Status(row, faults);
        var phone = Optional(row, RosterColumn.Phone, current?.Phone, sheet, faults);
        var term = Optional(row, RosterColumn.Term, current?.Term, sheet, faults);
        return faults.Count == before && status is { } known
            ? new CorpsMember(number, name, unit, post, profession, known, phone, term)
            : null;
    }

    private static string Cell(RosterRow row, RosterColumn column, List<RosterFault> faults)
    {
        var text = RosterText.Clean(column, row[column]);
        CheckShape(row.Number, column, text, faults);
        return text;
    }

    private static string? Optional(RosterRow row, RosterColumn column, string? kept, RosterSheet sheet, List<RosterFault> faults)
    {
        if (!sheet.Columns.Contains(column))
        {
            return kept;
        }
        var text = Cell(row, column, faults);
        return text.Length == 0 ? null : text;
    }

    private static MemberStatus? Status(RosterRow row, List<RosterFault> faults)
    {
        var before = faults.Count;
        var text = Cell(row, RosterColumn.Status, faults);
        if (faults.Count > before)
        {
            return null;
        }
        var status = MemberStatusWords.Read(text);
        if (status is null)
        {
            faults.Add(new RosterFault(row.Number, RosterColumn.Status, RosterRules.UnknownStatus, text));
        }
        return status;
    }

    private static void CheckShape(int row, RosterColumn column, string text, List<RosterFault> faults)
    {
        if (text.Length == 0)
        {
            if (!RosterColumns.IsOptional(column))
            {
                faults.Add(new RosterFault(row, column, MissingRule(column)));
            }
        }
        else if (text.Length > RosterColumns.Limit(column))
        {
            faults.Add(new RosterFault(row, column, RosterRules.OverLong, Beginning(text), RosterColumns.Limit(column)));
        }
        else if (RosterText.Forbidden(column, text) is { } rune)
        {
            faults.Add(new RosterFault(row, column, RosterRules.ControlCharacter, "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture)));
        }
    }

    private static Rule MissingRule(RosterColumn column) => column switch
    {
        RosterColumn.Number => RosterRules.MissingNumber,
        RosterColumn.Name => RosterRules.MissingName,
        _ => RosterRules.PartlyEmpty,
    };

    // By characters as people see them, so that no pair of surrogates is cut in two.
    private static string Beginning(string text) => new StringInfo(text).SubstringByTextElements(0, Math.Min(Excerpt, new StringInfo(text).LengthInTextElements));
}
