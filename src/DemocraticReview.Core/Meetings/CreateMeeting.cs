using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Meetings;

/// <summary>The first event of every meeting: the file it runs on and the settings in force, so that a file which weakens a rule shows.</summary>
public sealed record MeetingCreated(
    Guid Id,
    Guid EnterpriseId,
    string Number,
    string Title,
    bool IsRehearsal,
    ProcedureSettings Settings,
    DefinitionRef Definition,
    DateTimeOffset HeldAt,
    string Place,
    Guid? Follows) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => throw new InvalidOperationException("A meeting is created once.");

    internal ReviewMeeting Begin() => new()
    {
        Id = Id,
        EnterpriseId = EnterpriseId,
        Number = Number,
        Title = Title,
        IsRehearsal = IsRehearsal,
        Settings = Settings,
        Definition = Definition,
        HeldAt = HeldAt,
        Place = Place,
        Follows = Follows,
    };
}

/// <summary>A flagged item, copied as it stands.</summary>
public sealed record ItemPutOnAgenda(int Item, ItemFacts Facts) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting with { Agenda = meeting.Agenda.Add(new AgendaItem { Number = Item, Facts = Facts }) };
}

/// <summary>A functional head takes a seat by office.</summary>
public sealed record HeadAppointed(Judge Head) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Heads = meeting.Heads.Add(Head) };
}

/// <summary>Agenda, heads and the voted sentence are frozen.</summary>
public sealed record MeetingAnnounced(string Question) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Stage = MeetingStage.Announced, Question = Question };
}

/// <summary>Setting a meeting up, until its announcement.</summary>
public static class Preparing
{
    public const int MaximumText = 200;

    /// <param name="wished">The meeting as the office wants it.</param>
    /// <param name="earlier">The meeting that it follows, if any: one whose round an upheld objection has voided.</param>
    public static MeetingCreated Create(MeetingCreated wished, ReviewMeeting? earlier = null)
    {
        if (wished.Follows is { } follows && (earlier?.Id != follows || !earlier.Agenda.Exists(i => i.IsVoidedByObjection)))
        {
            throw new BrokenRuleException(Rules.NothingToFollow);
        }

        Require.Text(wished.Number, 40, "number");
        Require.Text(wished.Title, MaximumText, "title");
        Require.Text(wished.Place, MaximumText, "place");
        return wished;
    }

    /// <summary>A works may draw more representatives than its procedure asks for, and never fewer than its least.</summary>
    public static ProcedureSettings WithSeats(ProcedureSettings settings, int? representatives)
    {
        var seats = representatives ?? settings.Seats;
        if (settings.Selection == Selection.Drawn && seats < settings.MinimumRepresentatives)
        {
            throw new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", settings.MinimumRepresentatives), ("there", seats));
        }

        Draw.CheckSettings(seats, settings.Reserves, settings.ProfessionMinimums);
        return settings with { Seats = seats };
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="facts">The frozen item.</param>
    /// <param name="holders">Other meetings whose agenda holds this very item: it is not voted on twice because of a result.</param>
    public static ItemPutOnAgenda PutOnAgenda(ReviewMeeting meeting, ItemFacts facts, IReadOnlyCollection<ReviewMeeting>? holders = null)
    {
        meeting.MustStandAt(MeetingStage.Prepared);
        if (facts.Grounds.Except(meeting.Settings.Grounds).Any())
        {
            throw new BrokenRuleException(Rules.GroundNotOfProcedure, ("item", facts.Title), ("procedure", meeting.Settings.DisplayName));
        }

        if (meeting.Agenda.Exists(i => i.Facts.ItemId == facts.ItemId))
        {
            throw new BrokenRuleException(Rules.ItemAlreadyOnAgenda, ("item", facts.Title));
        }

        if (meeting.Officers.Find(o => Officers.IsOfItem(o.Person, facts)) is { } involved)
        {
            throw new BrokenRuleException(Rules.OfficerIsInvolved, ("person", involved.Person.Name));
        }

        if (!meeting.IsRehearsal && holders?.FirstOrDefault(h => !Releases(h, meeting, facts.ItemId)) is { } taken)
        {
            throw new BrokenRuleException(Rules.ItemTakenBefore, ("item", facts.Title), ("meeting", taken.Number));
        }

        return new ItemPutOnAgenda(meeting.Agenda.Count + 1, facts);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="head">Who sits.</param>
    /// <param name="office">Whose seat it is, where the procedure names the offices; else null.</param>
    public static HeadAppointed AppointHead(ReviewMeeting meeting, Person head, string? office = null)
    {
        meeting.MustStandAt(MeetingStage.Prepared);
        Require.Person(head);
        if (meeting.Heads.Exists(h => h.Person.Number == head.Number))
        {
            throw new BrokenRuleException(Rules.PersonAlreadyAppointed, ("person", head.Name));
        }

        MustNotHoldAnotherPart(meeting, head);
        OfficeSeats.MustBeFree(meeting, office);
        var share = meeting.Settings.HeadsAtMost;
        var heads = meeting.Heads.Count + 1;
        if (meeting.Settings.OfficeSeats is null && meeting.Settings.Selection == Selection.Drawn && (long)heads * share.Denominator > (long)share.Numerator * (meeting.Settings.Seats + heads))
        {
            throw new BrokenRuleException(Rules.TooManyHeads, ("heads", heads), ("judges", meeting.Settings.Seats + heads));
        }

        // Shorter than any drawn label, so that the two never meet.
        return new HeadAppointed(new Judge($"H{heads}", JudgeKind.FunctionalHead, head, office ?? ""));
    }

    public static MeetingAnnounced Announce(ReviewMeeting meeting, string? question, Circumstances at)
    {
        meeting.MustStandAt(MeetingStage.Prepared);
        if (meeting.Next is null)
        {
            throw new BrokenRuleException(Rules.AgendaEmpty);
        }

        OfficeSeats.MustBeTaken(meeting);
        var earliest = at.Calendar.AddWorkingDays(at.Now, meeting.Settings.NoticeWorkingDays);
        if (!meeting.IsRehearsal && meeting.HeldAt < earliest)
        {
            throw new BrokenRuleException(Rules.NoticeTooShort, ("days", meeting.Settings.NoticeWorkingDays), ("earliest", earliest));
        }

        var sentence = string.IsNullOrWhiteSpace(question) ? meeting.Settings.Question : question.Trim();
        Require.Text(sentence, MaximumText, "question");
        return new MeetingAnnounced(sentence);
    }

    private static bool Releases(ReviewMeeting holder, ReviewMeeting meeting, Guid itemId) =>
        holder.IsRehearsal
        || holder.Agenda.Where(i => i.Facts.ItemId == itemId).All(i =>
            i.Stage == ItemStage.Withdrawn || (i.IsVoidedByObjection && meeting.Follows == holder.Id));

    private static void MustNotHoldAnotherPart(ReviewMeeting meeting, Person head)
    {
        if (meeting.Officers.Exists(o => o.Person.Number == head.Number))
        {
            throw new BrokenRuleException(Rules.OfficerIsInvolved, ("person", head.Name));
        }
    }
}
