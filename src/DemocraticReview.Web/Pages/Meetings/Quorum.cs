using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Pages;

/// <summary>How many are in the hall and how many it takes, to be drawn as a bar. Core decides whether the session opens.</summary>
/// <param name="Present">Judges in the hall.</param>
/// <param name="Appointed">Judges appointed.</param>
/// <param name="Needed">Judges that it takes: the settings' share, and never fewer than the representatives that the procedure asks for.</param>
/// <param name="Representatives">Representatives in the hall.</param>
/// <param name="Minimum">Representatives that the procedure asks for.</param>
public sealed record Quorum(int Present, int Appointed, int Needed, int Representatives, int Minimum)
{
    public bool IsThere => Appointed > 0 && Present >= Needed && Representatives >= Minimum;

    public static Quorum Of(ReviewMeeting meeting)
    {
        var appointed = meeting.Judges.Count();
        var share = meeting.Settings.Quorum;
        return new Quorum(
            meeting.Judges.Count(j => meeting.CheckedIn.Contains(j.Label)),
            appointed,
            Math.Max((int)((((long)appointed * share.Numerator) + share.Denominator - 1) / share.Denominator), meeting.Settings.MinimumRepresentatives),
            meeting.Seats.Count(s => meeting.CheckedIn.Contains(s.Label)),
            meeting.Settings.MinimumRepresentatives);
    }
}
