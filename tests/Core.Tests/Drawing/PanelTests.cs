using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;

namespace Core.Tests.Drawing;

public sealed class PanelTests
{
    [Fact(DisplayName = "从监督评价团成员中随机抽取不低于15名的专业代表,与职能部门相关负责人共同组成评委")]
    public void Fifteen_representatives_are_drawn_and_the_heads_sit_on_top()
    {
        var meeting = AMeeting.With(heads: 2).Drawn().State;

        meeting.Seats.Count.ShouldBe(15);
        meeting.Reserves.Count.ShouldBe(5);
        meeting.Judges.Count().ShouldBe(17);
        meeting.Seats.ShouldAllBe(s => s.Kind == JudgeKind.Representative);
        meeting.Callable.Select(j => j.Person.Number).ShouldBeUnique();
        meeting.Callable.Select(j => j.Label).ShouldBeUnique();
    }

    [Theory(DisplayName = "可参加抽取的专业代表不足15名的,不得抽取,不得变通")]
    [InlineData(0)]
    [InlineData(14)]
    public void Fewer_than_fifteen_eligible_and_no_draw_is_held(int corps) =>
        AMeeting.With(corps: corps).Announced().Refuses(Rules.TooFewRepresentatives, m => SomePanel.Draw(m, Some.Corps(corps), Some.Bytes(1), Some.Bytes(2), null))
            .Facts["there"].ShouldBe(corps);

    [Fact(DisplayName = "回避后不足15名的,不得抽取")]
    public void The_recused_do_not_count_as_eligible()
    {
        var meeting = AMeeting.With(corps: 15).Announced();
        meeting.Recused(new("C00003", "", ""));

        meeting.Refuses(Rules.TooFewRepresentatives, m => SomePanel.Draw(m, Some.Corps(15), Some.Bytes(1), Some.Bytes(2), null)).Facts["there"].ShouldBe(14);
        AMeeting.With(corps: 15).Drawn().State.Seats.Count.ShouldBe(15);
    }

    [Fact(DisplayName = "已退出监督评价团的不参加抽取")]
    public void Who_has_left_the_corps_is_never_drawn()
    {
        var corps = Some.Corps(30).Select((m, i) => i < 15 ? m with { Status = MemberStatus.Retired } : m).ToList();
        var meeting = AMeeting.With().Announced().Draw(corps: corps).State;

        meeting.Callable.ShouldNotContain(j => corps.Take(15).Any(m => m.Number == j.Person.Number));
        meeting.Draws[0].PoolSize.ShouldBe(15);
    }

    [Fact(DisplayName = "席位多于可抽取人数的,不得抽取")]
    public void A_pool_smaller_than_the_seats_is_refused() =>
        AMeeting.With(settings: Some.Settings with { Seats = 17 }).Announced()
            .Refuses(DrawRules.PoolTooSmall, m => SomePanel.Draw(m, Some.Corps(16), Some.Bytes(1), Some.Bytes(2), null));

    [Fact(DisplayName = "担任监票人、计票人、列席或职能部门负责人评委的,不参加抽取")]
    public void Who_holds_another_part_is_not_drawn()
    {
        var meeting = AMeeting.With().Announced();
        var held = new[] { Some.Scrutineer, Some.Teller(1), Some.Teller(2), Some.Observer, Some.Head(0) }
            .Select(p => new CorpsMember(p.Number, p.Name, p.Unit, p.Post, "机械", MemberStatus.Active));
        meeting.Draw(corps: [.. held, .. Some.Corps(20)]);

        var drawn = meeting.Events.OfType<PanelDrawn>().Single();
        drawn.Skipped.Select(s => s.RuleCode).ShouldBe(Enumerable.Repeat(Rules.MemberHoldsOffice.Code, 5));
        drawn.PoolSize.ShouldBe(25);
    }

    [Fact(DisplayName = "可设定:各专业最低人数")]
    public void The_draw_keeps_the_profession_minimums()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { ProfessionMinimums = new Dictionary<string, int> { ["财务"] = 12 } }).Drawn().State;

        meeting.Seats.Count(s => s.Profession == "财务").ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact(DisplayName = "可设定:全体成员参加,不抽取")]
    public void In_a_congress_every_member_sits()
    {
        var settings = Some.Settings with { Procedure = "congress", Selection = Selection.AllMembers, Base = VoteBase.AllAppointed };
        var meeting = AMeeting.With(heads: 0, settings: settings, corps: 40).Announced().Recused(new("C00003", "", "")).Drawn();

        meeting.State.Seats.Count.ShouldBe(39);
        meeting.State.Reserves.ShouldBeEmpty();
        meeting.Events.OfType<PanelDrawn>().Single().Prk.ShouldBeNull();
        meeting.Decided(satisfied: 20, dissatisfied: 19).Item1.Verdict!.Inequality.ShouldBe("2 × 20 = 40 > 39");
    }

    [Fact(DisplayName = "未公告不得抽取,抽取不得重复")]
    public void There_is_one_draw_after_the_announcement()
    {
        AMeeting.With().Refuses(Rules.StageNotReached, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), Some.Bytes(2), null));
        AMeeting.With().Drawn().Refuses(Rules.RedrawNotDue, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), Some.Bytes(2), "再抽一次"));
    }

    [Fact(DisplayName = "首次抽取不记重抽原因")]
    public void The_first_draw_has_no_reason() =>
        AMeeting.With().Announced().Draw(reason: "随便").Events.OfType<PanelDrawn>().Single().ShouldSatisfyAllConditions(d => d.Reason.ShouldBeNull(), d => d.Number.ShouldBe(1));

    [Fact]
    public void Key_and_label_bytes_are_of_full_length()
    {
        AMeeting.With().Announced().Refuses(DrawRules.KeyLength, m => SomePanel.Draw(m, Some.Corps(60), new byte[31], Some.Bytes(2), null));
        AMeeting.With().Announced().Refuses(DrawRules.RandomBytesTooFew, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), new byte[31], null));
    }
}
