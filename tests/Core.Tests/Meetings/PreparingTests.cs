using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;

namespace Core.Tests.Meetings;

public sealed class PreparingTests
{
    [Fact(DisplayName = "评议题目公告时定稿,默认为:您对本项目采购情况及当事人质询答复是否满意?")]
    public void The_voted_sentence_is_frozen_at_the_announcement()
    {
        AMeeting.With().Announced().State.Question.ShouldBe("您对本项目采购情况及当事人质询答复是否满意?");
        var own = AMeeting.With().Do(m => Preparing.Announce(m, " 您对本次采购是否满意? ", Some.At(Some.Monday)));
        own.State.Question.ShouldBe("您对本次采购是否满意?");
        own.Refuses(Rules.StageOver, m => Preparing.Announce(m, "改一改?", Some.At(Some.Monday)));
        own.Decided().State.Question.ShouldBe("您对本次采购是否满意?");
        AMeeting.With().Refuses(Rules.FieldTooLong, m => Preparing.Announce(m, Some.Text(201), Some.At(Some.Monday)));
    }

    [Fact(DisplayName = "公告须提前五个工作日,彩排除外")]
    public void The_announcement_comes_five_working_days_ahead()
    {
        // The fifth working day after Monday, 2 March ends with Monday, 9 March.
        var meeting = AMeeting.With();
        var earliest = new DateTimeOffset(2026, 3, 10, 0, 0, 0, Some.Monday.Offset);
        meeting.Refuses(Rules.NoticeTooShort, m => Preparing.Announce(m with { HeldAt = earliest.AddTicks(-1) }, null, Some.At(Some.Monday))).Facts["earliest"].ShouldBe(earliest);
        meeting.Do(m => Preparing.Announce(m with { HeldAt = earliest }, null, Some.At(Some.Monday)));

        AMeeting.With(rehearsal: true).Do(m => Preparing.Announce(m, null, Some.At(Some.HeldAt.AddDays(1)))).State.Stage.ShouldBe(MeetingStage.Announced);
    }

    [Fact(DisplayName = "议程为空的不得公告;公告后议程、负责人不再变动")]
    public void The_agenda_is_not_empty_and_freezes()
    {
        AMeeting.Empty().Refuses(Rules.AgendaEmpty, m => Preparing.Announce(m, null, Some.At(Some.Monday)));
        var meeting = AMeeting.With().Announced();
        meeting.Refuses(Rules.StageOver, m => Preparing.PutOnAgenda(m, Some.Item(2)));
        meeting.Refuses(Rules.StageOver, m => Preparing.AppointHead(m, Some.Head(5)));
    }

    [Fact(DisplayName = "可以多抽专业代表,不得少于程序规定的最低人数")]
    public void A_works_may_draw_more_representatives_never_fewer()
    {
        Preparing.WithSeats(Some.Settings, null).Seats.ShouldBe(15);
        Preparing.WithSeats(Some.Settings, 21).Seats.ShouldBe(21);
        foreach (var too in new[] { 14, 0, -1 })
        {
            Refused.By(Rules.TooFewRepresentatives, () => Preparing.WithSeats(Some.Settings, too));
        }

        Refused.By(DrawRules.SettingOutOfRange, () => Preparing.WithSeats(Some.Settings, 10_001));
        var minimums = Some.Settings with { Seats = 21, ProfessionMinimums = new Dictionary<string, int> { ["财务"] = 18 } };
        Refused.By(DrawRules.MinimumsExceedSeats, () => Preparing.WithSeats(minimums, 15));
    }

    [Fact]
    public void An_item_stands_on_the_agenda_once() =>
        AMeeting.With().Refuses(Rules.ItemAlreadyOnAgenda, m => Preparing.PutOnAgenda(m, Some.Item(1)));

    [Theory]
    [InlineData("", "题", "地点")]
    [InlineData("2026-1", " ", "地点")]
    [InlineData("2026-1", "题", null)]
    public void A_meeting_has_number_title_and_place(string number, string title, string? place) =>
        Refused.By(Rules.FieldMissing, () => Preparing.Create(AMeeting.Wished() with { Number = number, Title = title, Place = place! }));

    [Fact]
    public void Over_long_texts_of_a_meeting_are_refused()
    {
        Refused.By(Rules.FieldTooLong, () => Preparing.Create(AMeeting.Wished() with { Number = Some.Text(41) }));
        Refused.By(Rules.FieldTooLong, () => Preparing.Create(AMeeting.Wished() with { Title = Some.Text(201) }));
        Refused.By(Rules.FieldTooLong, () => Preparing.Create(AMeeting.Wished() with { Place = Some.Text(201) }));
    }
}
