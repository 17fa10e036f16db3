using System.Text.Json.Serialization;

namespace DemocraticReview.App.Commands;

/// <summary>A command on one meeting. The key comes from the address, never from the body.</summary>
public abstract record OnMeeting : Command
{
    [JsonIgnore]
    public Guid MeetingId { get; init; }

    public sealed override Subject Subject => new(SubjectKind.Meeting, MeetingId);
}

/// <summary>A command on one review item. The key comes from the address, never from the body.</summary>
public abstract record OnItem : Command
{
    [JsonIgnore]
    public Guid ItemId { get; init; }

    public sealed override Subject Subject => new(SubjectKind.Item, ItemId);
}
