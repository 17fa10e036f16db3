using System.Text.Json.Nodes;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Recording;

/// <summary>The record goes on under a new key. The entry itself is still signed by the old one.</summary>
/// <param name="Key">The new key.</param>
/// <param name="Proof">Its own signature on <see cref="Statement"/>: somebody holds it.</param>
public sealed record RecordKeyRotated(string Key, string Proof) : MeetingEvent
{
    public const string Domain = "review/key/v1";

    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting;

    /// <param name="meeting">The meeting.</param>
    /// <param name="seq">Number of the entry that this event becomes.</param>
    /// <param name="key">The new key.</param>
    public static RecordKeyRotated To(ReviewMeeting meeting, int seq, IRecordSigner key) =>
        new(key.Key, Hex.Of(key.Sign(P256.Message(Domain, Statement(meeting.Id.ToString("D"), seq, key.Key)))));

    internal static JsonObject Statement(string meeting, int seq, string key) => new() { ["meeting"] = meeting, ["seq"] = seq, ["key"] = key };
}
