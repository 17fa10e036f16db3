using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;

namespace Core.Tests.Questioning;

public sealed class HearingTests
{
    [Fact(DisplayName = "评委与当事人进行当面质询")]
    public void Judges_ask_and_the_respondent_answers()
    {
        var meeting = AMeeting.With().Questioning();
        meeting.Do(m => Hearing.Ask(m, 1, m.Seats[0].Label, " 为何高出市场价三成? ")).Do(m => Hearing.Answer(m, 1, 1, "含安装。")).Do(m => Hearing.Answer(m, 1, 1, "另含质保。"));

        var asked = meeting.Item1.Questions.Single();
        (asked.Number, asked.AskedBy, asked.Text).ShouldBe((1, meeting.State.Seats[0].Label, "为何高出市场价三成?"));
        asked.Answers.ShouldBe(["含安装。", "另含质保。"]);
    }

    [Fact(DisplayName = "只有本项目评委可以提问")]
    public void Only_a_judge_of_the_item_asks()
    {
        var meeting = AMeeting.With(items: 2).Announced().Recused(Some.Head(0), item: 1).Questioning();
        foreach (var label in new[] { "H1", meeting.State.Reserves[0].Label, "", null })
        {
            meeting.Refuses(Rules.NotAJudgeOfItem, m => Hearing.Ask(m, 1, label!, "问"));
        }
    }

    [Fact(DisplayName = "质询结束前,每名当事人均有最后陈述,可以放弃")]
    public void Every_respondent_has_the_last_word_or_waives_it()
    {
        var meeting = AMeeting.With(respondents: 2).Questioning();
        meeting.Refuses(Rules.LastWordMissing, m => Hearing.Close(m, 1));
        meeting.Do(m => Hearing.GiveLastWord(m, 1, Some.RespondentNumber(101), "请大家理解。"));
        meeting.Refuses(Rules.LastWordMissing, m => Hearing.Close(m, 1)).Facts["person"].ShouldBe(meeting.Item1.Facts.Respondents[1].Name);
        meeting.Do(m => Hearing.GiveLastWord(m, 1, Some.RespondentNumber(102), null)).Do(m => Hearing.Close(m, 1)).Item1.LastWords.Values.ShouldBe(["请大家理解。", ""]);
    }

    [Fact(DisplayName = "最后陈述之后又有提问的,当事人重新作最后陈述")]
    public void After_a_further_question_the_last_word_is_given_again()
    {
        var meeting = AMeeting.With().Questioning().LastWords().Do(m => Hearing.Ask(m, 1, m.Seats[0].Label, "还有一问。"));

        meeting.Refuses(Rules.LastWordMissing, m => Hearing.Close(m, 1));
        meeting.LastWords().Do(m => Hearing.Close(m, 1)).Item1.Stage.ShouldBe(ItemStage.Questioned);
    }

    [Fact(DisplayName = "当事人可以提交书面陈述,质询结束前可以替换")]
    public void A_respondent_files_a_statement()
    {
        var meeting = AMeeting.With().Announced();
        meeting.Do(m => Hearing.FileStatement(m, 1, Some.RespondentNumber(101), "初稿。")).Questioning().Do(m => Hearing.FileStatement(m, 1, Some.RespondentNumber(101), "定稿。"));

        meeting.Item1.Statements.Values.ShouldBe(["定稿。"]);
        meeting.Refuses(Rules.NotARespondent, m => Hearing.FileStatement(m, 1, "R0201", "不是我的项目。"));
        meeting.Questioned().Refuses(Rules.ItemNotThere, m => Hearing.FileStatement(m, 1, Some.RespondentNumber(101), "太迟。"));
        AMeeting.With().Refuses(Rules.StageNotReached, m => Hearing.FileStatement(m, 1, Some.RespondentNumber(101), "太早。"));
    }

    [Fact]
    public void Only_what_was_asked_is_answered()
    {
        var meeting = AMeeting.With().Questioning().Do(m => Hearing.Ask(m, 1, m.Seats[0].Label, "问"));
        foreach (var number in new[] { 0, -1, 2, int.MaxValue })
        {
            meeting.Refuses(Rules.NotFound, m => Hearing.Answer(m, 1, number, "答"));
        }

        meeting.Refuses(Rules.NotARespondent, m => Hearing.GiveLastWord(m, 1, null!, "说"));
    }

    [Fact]
    public void Texts_are_there_and_not_over_long()
    {
        var meeting = AMeeting.With().Questioning().Do(m => Hearing.Ask(m, 1, m.Seats[0].Label, Some.Text(Hearing.MaximumText)));
        meeting.Refuses(Rules.FieldMissing, m => Hearing.Ask(m, 1, m.Seats[0].Label, null!));
        meeting.Refuses(Rules.FieldTooLong, m => Hearing.Ask(m, 1, m.Seats[0].Label, Some.Text(Hearing.MaximumText + 1)));
        meeting.Refuses(Rules.FieldMissing, m => Hearing.Answer(m, 1, 1, "\n"));
        meeting.Refuses(Rules.FieldTooLong, m => Hearing.GiveLastWord(m, 1, Some.RespondentNumber(101), Some.Text(Hearing.MaximumText + 1)));
        meeting.Refuses(Rules.FieldHasControlCharacters, m => Hearing.FileStatement(m, 1, Some.RespondentNumber(101), "甲\u0000乙"));
    }
}
