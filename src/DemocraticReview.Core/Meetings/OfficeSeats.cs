namespace DemocraticReview.Core.Meetings;

/// <summary>Seats that belong to an office: as many as the procedure names, no more and no fewer.</summary>
public static class OfficeSeats
{
    /// <summary>Offices with the number of their seats that nobody holds yet; none where the procedure names no offices.</summary>
    public static IReadOnlyList<(OfficeSeat Office, int Free)> Free(ReviewMeeting meeting) =>
        [.. (meeting.Settings.OfficeSeats ?? []).Select(o => (Office: o, Free: o.Seats - meeting.Heads.Count(h => h.Profession == o.Zh))).Where(o => o.Free > 0)];

    /// <exception cref="BrokenRuleException"><see cref="Rules.OfficeSeatUnknown"/> or <see cref="Rules.OfficeSeatTaken"/>.</exception>
    internal static void MustBeFree(ReviewMeeting meeting, string? office)
    {
        var offices = meeting.Settings.OfficeSeats;
        if (offices is null ? office is not null : !offices.Any(o => o.Zh == office))
        {
            throw new BrokenRuleException(Rules.OfficeSeatUnknown, ("office", office ?? ""), ("offices", string.Join(", ", (offices ?? []).Select(o => o.Zh))));
        }

        if (offices is not null && !Free(meeting).Any(o => o.Office.Zh == office))
        {
            throw new BrokenRuleException(Rules.OfficeSeatTaken, ("office", office!));
        }
    }

    /// <exception cref="BrokenRuleException"><see cref="Rules.OfficeSeatsMissing"/>.</exception>
    internal static void MustBeTaken(ReviewMeeting meeting)
    {
        if (Free(meeting) is [var (office, free), ..])
        {
            throw new BrokenRuleException(Rules.OfficeSeatsMissing, ("office", office.Zh), ("missing", free));
        }
    }
}
