using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Pages;

/// <summary>How many are in the hall and how many it takes, to be drawn as a bar. Core decides whether the session opens.</summary>
/// <param name="Present">Judges in the hall.</param>
/// <param name="Appointed">Judges appointed.</param>
/// <param name="Needed">Judges that it takes.</param>
/// <param name="Representatives">Representatives in the hall.</param>
/// <param name="Minimum">Representatives that the procedure asks for.</param>
public sealed record Quorum(int Present, int Appointed, int Needed, int Representatives, int Minimum)
{
    public bool IsThere => Appointed > 0 && Present >= Needed && Representatives >= Minimum;

    public static Quorum Of(ReviewMeeting meeting) => new(
        meeting.Judges.Count(j => meeting.CheckedIn.Contains(j.Label)),
        meeting.Judges.Count(),
        Session.LeastPresent(meeting),
        meeting.Seats.Count(s => meeting.CheckedIn.Contains(s.Label)),
        meeting.Settings.MinimumRepresentatives);
}
