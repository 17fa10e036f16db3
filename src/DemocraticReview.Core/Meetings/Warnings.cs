using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Meetings;

/// <summary>What the office should know and nobody forbids. Each is the code of a text.</summary>
public static class Warnings
{
    public const string EvenPanel = "warning-even-panel";
    public const string UnanimityTells = "warning-unanimity-tells";

    public static IReadOnlyList<string> Of(ReviewMeeting after, MeetingEvent happened) => happened switch
    {
        QuestioningOpened opened => EvenPanelOf(after, opened.Item),
        BallotOpened opened => [.. EvenPanelOf(after, opened.Item), UnanimityTells],
        _ => [],
    };

    private static IReadOnlyList<string> EvenPanelOf(ReviewMeeting meeting, int item) => meeting.Item(item).N % 2 == 0 ? [EvenPanel] : [];
}
