using System.Collections.Concurrent;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.App.Persistence;

/// <summary>
/// Meetings as they were folded last, so that of a meeting in session only what is new is read. A meeting never changes and only grows by
/// events, so what was folded up to an event stays right; how far the meeting has come is asked of the database each time.
/// </summary>
/// <remarks>Shared by all units of a process; what a unit has not yet committed never comes in here.</remarks>
public sealed class FoldedMeetings
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<Guid, (int Change, ReviewMeeting Meeting)> known = new();

    public (int Change, ReviewMeeting Meeting)? Find(Guid id) => known.TryGetValue(id, out var found) ? found : null;

    /// <param name="change">Number of the last event that is folded in.</param>
    /// <param name="meeting">As it stood then.</param>
    public void Keep(int change, ReviewMeeting meeting)
    {
        if (known.Count >= Most && !known.ContainsKey(meeting.Id))
        {
            known.Clear();
        }

        known[meeting.Id] = (change, meeting);
    }
}
