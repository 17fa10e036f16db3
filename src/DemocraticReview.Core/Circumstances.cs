using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core;

/// <summary>Who acts. <paramref name="Id"/> is an account's or a personal link's key, for the audit.</summary>
/// <param name="Role">The one role in which the command is given.</param>
/// <param name="Id">Stable key of the person behind it; two different people never share one.</param>
/// <param name="PersonKey">For a personal link: the judge's label, or the 工号 of a respondent or officer. Else null.</param>
/// <param name="MeetingId">For a personal link: the one meeting it opens. Else null.</param>
public sealed record Actor(Role Role, string Id, string? PersonKey = null, Guid? MeetingId = null)
{
    public static Actor Flow { get; } = new(Role.System, "flow");
}

/// <summary>All that a decision may know besides the state and the command.</summary>
public sealed record Circumstances(DateTimeOffset Now, Actor Actor, WorkCalendar Calendar);
