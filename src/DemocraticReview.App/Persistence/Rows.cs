using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Persistence;

/// <summary>Belongs to one enterprise and is seen by no other.</summary>
public interface IOwnedRow
{
    Guid EnterpriseId { get; }
}

/// <summary>A row that stands for an aggregate: locked by every command on it, and counting its events.</summary>
public interface ISubjectRow : IOwnedRow
{
    Guid Id { get; }

    /// <summary>Number of the last event: the change number that pages and phones compare.</summary>
    int Change { get; set; }
}

public sealed class EnterpriseRow : ISubjectRow
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required string Name { get; set; }

    public int Change { get; set; }

    /// <summary>Holidays and make-up days, as JSON of <see cref="CalendarChanged"/>; null before the first is announced.</summary>
    public string? Calendar { get; set; }
}

public sealed class ItemRow : ISubjectRow
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required string Title { get; set; }

    public bool Flagged { get; set; }

    public required string Stage { get; set; }

    /// <summary>The last meeting whose agenda took it; null while it waits for one.</summary>
    public Guid? MeetingId { get; set; }

    public int Change { get; set; }

    /// <summary>The OCDS package as it came, byte for byte; null if typed in.</summary>
    public string? Source { get; set; }
}

/// <summary>The bytes of an attachment; everything else about it stands in the item's events.</summary>
public sealed class AttachmentRow : IOwnedRow
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required Guid ItemId { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>The sealed reports of an item, under a key that lies outside the database.</summary>
public sealed class SealedRow : IOwnedRow
{
    public required Guid ItemId { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required byte[] Body { get; set; }
}

public sealed class MeetingRow : ISubjectRow
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required bool IsRehearsal { get; init; }

    public required string Stage { get; set; }

    public required DateTimeOffset HeldAt { get; set; }

    public bool Open { get; set; } = true;

    public int Change { get; set; }

    /// <summary>The public half of the key that signs the next entry of the record.</summary>
    public string? RecordKey { get; set; }

    /// <summary>SHA-256 of the record's last entry, hex; the next one names it.</summary>
    public string? LastEntry { get; set; }

    /// <summary>Time of the record's last entry: the next one is never earlier, whatever the clock says.</summary>
    public DateTimeOffset? LastEntryAt { get; set; }

    /// <summary>Draw, reading and dice as typed at the desk, for the witnesses to confirm; nothing counts before they have.</summary>
    public string? TypedDice { get; set; }
}

public sealed class ReferralRow : ISubjectRow
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required string Title { get; init; }

    public required string Stage { get; set; }

    public bool Open { get; set; } = true;

    public int Change { get; set; }
}

/// <summary>What happened, in order, for good. Everything else can be derived from these rows.</summary>
public sealed class EventRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>1 for the subject's first.</summary>
    public required int Seq { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Role ActorRole { get; init; }

    /// <summary>Key of the person, for the audit; never handed out with the record.</summary>
    public required string ActorId { get; init; }

    public required string Body { get; init; }
}

/// <summary>A command that was carried out, with its answer, so that sending it again changes nothing.</summary>
public sealed class CommandRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required string Id { get; init; }

    public required string Digest { get; init; }

    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Where a subject's flow stands.</summary>
public sealed class FlowRow : IOwnedRow
{
    public required Guid SubjectId { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required string DefinitionId { get; set; }

    public required int Version { get; set; }

    public required string ActivityId { get; set; }

    public required string Status { get; set; }

    /// <summary>The item of the agenda that the step is about.</summary>
    public string? Item { get; set; }

    /// <summary>Whether the step's command on entry was sent.</summary>
    public bool Entered { get; set; }

    public int Steps { get; set; }

    /// <summary>Why it stands still, in Chinese and English, if it failed.</summary>
    public string? FaultCode { get; set; }

    public string? FaultZh { get; set; }

    public string? FaultEn { get; set; }
}

/// <summary>A step that a flow took: derived, for people to read.</summary>
public sealed class FlowStepRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid SubjectId { get; init; }

    public required int Seq { get; init; }

    public required string ActivityId { get; init; }

    public required string Outcome { get; init; }

    public string? Item { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A workflow file as it was when it was loaded; a running subject stays on its version.</summary>
public sealed class DefinitionRow
{
    public required string DefinitionId { get; init; }

    public required int Version { get; init; }

    public required string Sha256 { get; init; }

    public required string Text { get; init; }
}

/// <summary>A clock that is to be looked at when it has run out.</summary>
public sealed class DueRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A personal link. The token itself is derived from a key outside the database and stands nowhere.</summary>
public sealed class LinkRow : IOwnedRow
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required Guid MeetingId { get; init; }

    public required Role Role { get; init; }

    public required string PersonKey { get; init; }

    public required string Name { get; init; }

    public int Generation { get; set; } = 1;

    /// <summary>SHA-256 of the device's secret, hex; null until the first device opens the link.</summary>
    public string? Device { get; set; }

    /// <summary>The key of the holder's device, where the holder is a witness; see Core's P256. Its secret half never leaves the device.</summary>
    public string? WitnessKey { get; set; }
}

/// <summary>A member of the supervision corps, as the last roster has it.</summary>
public sealed class MemberRow : IOwnedRow
{
    public required Guid EnterpriseId { get; init; }

    public required string Number { get; init; }

    public required string Name { get; set; }

    public required string Unit { get; set; }

    public required string Post { get; set; }

    public required string Profession { get; set; }

    public required bool Active { get; set; }

    public string? Phone { get; set; }

    public string? Term { get; set; }
}
