using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;

namespace DemocraticReview.Core.Questioning;

/// <summary>One question and its answers. Who asked is for the office alone: it reaches neither respondent nor public.</summary>
public sealed record QuestionAndAnswer(int Number, string AskedBy, string Text, ImmutableList<string> Answers);

/// <summary>The item is taken up, and with it N is frozen.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Seated">Labels of the judges who count.</param>
/// <param name="Appointed">应到.</param>
/// <param name="Present">实到.</param>
/// <param name="Recused">回避: of the appointed, those who may not judge this item.</param>
public sealed record QuestioningOpened(int Item, IReadOnlyList<string> Seated, int Appointed, int Present, int Recused) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with { Stage = ItemStage.Questioning, Seated = item.Seated.Union(Seated), Appointed = Appointed, Present = Present, RecusedBefore = Recused });
    }
}

/// <summary>A question. A last word given before it was not the last one and is offered again.</summary>
public sealed record QuestionAsked(int Item, string AskedBy, string Text) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with
        {
            Questions = item.Questions.Add(new QuestionAndAnswer(item.Questions.Count + 1, AskedBy, Text, [])),
            LastWords = item.LastWords.Clear(),
        });
    }
}

public sealed record QuestionAnswered(int Item, int Question, string Text) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        var asked = item.Questions[Question - 1];
        return meeting.With(item with { Questions = item.Questions.SetItem(Question - 1, asked with { Answers = asked.Answers.Add(Text) }) });
    }
}

/// <summary>A respondent's written statement; a later one replaces it until the questioning closes.</summary>
public sealed record StatementFiled(int Item, string Respondent, string Text) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with { Statements = item.Statements.SetItem(Respondent, Text) });
    }
}

/// <summary>最后陈述; an empty text where it was offered and not taken.</summary>
public sealed record LastWordGiven(int Item, string Respondent, string Text) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with { LastWords = item.LastWords.SetItem(Respondent, Text) });
    }
}

public sealed record QuestioningClosed(int Item) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting.With(meeting.Item(Item) with { Stage = ItemStage.Questioned });
}

/// <summary>当面质询: the judges ask, the parties concerned answer and have the last word.</summary>
public static class Hearing
{
    public const int MaximumText = 4000;

    public static QuestioningOpened Open(ReviewMeeting meeting, int number)
    {
        meeting.MustStandAt(MeetingStage.InSession);
        meeting.MustNotBePostponed();
        if (!meeting.Sitting)
        {
            throw new BrokenRuleException(Rules.SessionNotOpen);
        }

        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Pending);
        if (meeting.Next != item)
        {
            throw new BrokenRuleException(Rules.ItemOutOfOrder, ("item", number), ("next", meeting.Next?.Number ?? 0));
        }

        var present = Session.MustHaveQuorum(meeting);
        var seated = Seated(meeting, item);
        var representatives = meeting.Seats.Count(s => seated.Contains(s.Label));
        if (representatives < meeting.Settings.MinimumRepresentatives)
        {
            throw new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", meeting.Settings.MinimumRepresentatives), ("there", representatives));
        }

        return new QuestioningOpened(number, seated, meeting.Judges.Count(), present, meeting.Judges.Count(j => !Recusals.MayJudge(meeting, j, item)));
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="label">The judge who asks.</param>
    /// <param name="text">The question.</param>
    public static QuestionAsked Ask(ReviewMeeting meeting, int number, string label, string text)
    {
        var item = Open(meeting.Item(number), text);
        if (label is null || !item.Seated.Contains(label) || item.LeftByRecusal.Contains(label))
        {
            throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", number));
        }

        return new QuestionAsked(number, label, text.Trim());
    }

    public static QuestionAnswered Answer(ReviewMeeting meeting, int number, int question, string text)
    {
        var item = Open(meeting.Item(number), text);
        if (question < 1 || question > item.Questions.Count)
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", $"question {question}"));
        }

        return new QuestionAnswered(number, question, text.Trim());
    }

    public static StatementFiled FileStatement(ReviewMeeting meeting, int number, string respondent, string text)
    {
        meeting.MustStandAt(MeetingStage.Announced, MeetingStage.InSession);
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Pending, ItemStage.Questioning);
        Require.Text(text, MaximumText, "text");
        MustBeRespondent(item, respondent);
        return new StatementFiled(number, respondent, text.Trim());
    }

    public static LastWordGiven GiveLastWord(ReviewMeeting meeting, int number, string respondent, string? text)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Questioning);
        Require.Optional(text, MaximumText, "text");
        MustBeRespondent(item, respondent);
        return new LastWordGiven(number, respondent, text?.Trim() ?? "");
    }

    public static QuestioningClosed Close(ReviewMeeting meeting, int number)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Questioning);
        if (item.Facts.Respondents.FirstOrDefault(r => !item.LastWords.ContainsKey(r.Number)) is { } unheard)
        {
            throw new BrokenRuleException(Rules.LastWordMissing, ("person", unheard.Name));
        }

        return new QuestioningClosed(number);
    }

    /// <summary>Labels of the judges of an item as the settings' base counts them now, in the order of the labels.</summary>
    internal static IReadOnlyList<string> Seated(ReviewMeeting meeting, AgendaItem item) =>
        [.. meeting.Judges
            .Where(j => meeting.Settings.Base == VoteBase.AllAppointed || meeting.CheckedIn.Contains(j.Label))
            .Where(j => Recusals.MayJudge(meeting, j, item))
            .Select(j => j.Label)
            .Order(StringComparer.Ordinal)];

    private static AgendaItem Open(AgendaItem item, string text)
    {
        item.MustStandAt(ItemStage.Questioning);
        Require.Text(text, MaximumText, "text");
        return item;
    }

    internal static void MustBeRespondent(AgendaItem item, string number)
    {
        if (!item.Facts.Respondents.Any(r => r.Number == number))
        {
            throw new BrokenRuleException(Rules.NotARespondent, ("item", item.Number));
        }
    }
}
