using System.Collections.Concurrent;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.App.Voting;

/// <summary>The polls of open boxes: the table of a poll's key takes a millisecond to make, and every ballot needs it.</summary>
public sealed class Polls
{
    private const int Most = 32;
    private readonly ConcurrentDictionary<(Guid Meeting, int Item, int Round, string Keys), Poll> known = new();

    public Poll Of(ReviewMeeting meeting, int item)
    {
        if (known.Count > Most)
        {
            known.Clear();
        }

        // Holders may still change as long as no phone has seen a box.
        var keys = string.Concat(meeting.KeyHolders.Select(h => h.Key));
        return known.GetOrAdd((meeting.Id, item, meeting.Item(item).Phone?.Round ?? meeting.Item(item).Rounds.Count, keys), _ => PhoneRounds.PollOf(meeting, item));
    }
}
