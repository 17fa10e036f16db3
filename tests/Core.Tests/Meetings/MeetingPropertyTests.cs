using System.Text.Json;
using Core.Tests.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Recording;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Meetings;

/// <summary>What holds of every meeting, whoever sends what in whatever order.</summary>
public sealed class MeetingPropertyTests
{
    private const int Commands = 250;

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(1, 3);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    private static readonly (ItemStage From, ItemStage To)[] Ways =
    [
        (ItemStage.Pending, ItemStage.Questioning), (ItemStage.Questioning, ItemStage.Questioned), (ItemStage.Questioned, ItemStage.Balloting),
        (ItemStage.Balloting, ItemStage.Counting), (ItemStage.Counting, ItemStage.Counted), (ItemStage.Counted, ItemStage.Decided), (ItemStage.Decided, ItemStage.Published),
        // A void round is voted on again, a postponed item starts again, a withdrawn one ends.
        (ItemStage.Balloting, ItemStage.Questioned), (ItemStage.Counting, ItemStage.Questioned),
        (ItemStage.Questioning, ItemStage.Pending), (ItemStage.Questioned, ItemStage.Pending),
        (ItemStage.Pending, ItemStage.Withdrawn), (ItemStage.Questioning, ItemStage.Withdrawn), (ItemStage.Questioned, ItemStage.Withdrawn),
    ];

    [Fact(DisplayName = "无论评委多少、票数如何,满意票的二倍超过评委人数即过关,否则移送;计票各项相符")]
    public void Through_a_whole_meeting_passed_means_more_than_half_of_N() =>
        Check.One(Often, Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var heads = random.Next(8);
            var (n, cast) = (15 + heads, random.Next(16 + heads));
            var satisfied = random.Next(cast + 1);
            var dissatisfied = random.Next(cast - satisfied + 1);
            var abstained = random.Next(cast - satisfied - dissatisfied + 1);
            var item = AMeeting.With(heads: heads).Decided(1, satisfied, dissatisfied, abstained, cast - satisfied - dissatisfied - abstained).Item1;

            item.N.ShouldBe(n);
            item.Outcome.ShouldBe(2 * satisfied > n ? ItemOutcome.Passed : ItemOutcome.Referred);
            item.Tally!.NotCast.ShouldBe(n - cast);
            LinesAddUp(item);
        }));

    [Fact(DisplayName = "各步骤不得跳过、不得重复、不得倒退")]
    public void No_stage_is_skipped_or_repeated() => Always((before, happened, after) =>
    {
        var isEmptied = after.Agenda.All(i => i.Stage == ItemStage.Withdrawn) && after.Stage == MeetingStage.Concluded;
        (after.Stage - before.Stage).ShouldBeInRange(0, isEmptied ? (int)MeetingStage.Concluded : 1);
        foreach (var item in before.Agenda.Where(i => i.Stage != after.Item(i.Number).Stage))
        {
            Ways.ShouldContain((item.Stage, after.Item(item.Number).Stage), $"{happened}");
        }

        after.Draws.Count.ShouldBe(before.Draws.Count + (happened is PanelDrawn ? 1 : 0));
        (happened is PanelDrawn && before.Stage > MeetingStage.Announced && !before.Reserves.IsEmpty).ShouldBeFalse();
    });

    [Fact(DisplayName = "同一时间只进行一个项目")]
    public void One_item_at_a_time() => Always((_, _, after) =>
        after.Agenda.Count(i => i.Stage is > ItemStage.Pending and < ItemStage.Published).ShouldBeLessThanOrEqualTo(1));

    [Fact(DisplayName = "评委人数确定后只减不增")]
    public void N_never_rises_after_the_freeze() => Always((before, happened, after) =>
    {
        foreach (var item in before.Agenda.Where(i => i.Stage > ItemStage.Pending))
        {
            var isFrozen = before.Settings.Base != VoteBase.SeatedAtBallot || item.Rounds.Count > item.RoundsBefore;
            (isFrozen ? after.Item(item.Number).N : 0).ShouldBeLessThanOrEqualTo(item.N, $"{happened}");
        }
    });

    [Fact(DisplayName = "回避的人员不得担任评委、候补,不得参加投票")]
    public void A_recused_person_never_sits()
    {
        var judges = new Dictionary<string, Judge>();
        Always((_, happened, after) =>
        {
            foreach (var judge in after.Callable)
            {
                judges[judge.Label] = judge;
            }

            var recused = after.Recusals.Where(r => r is { Granted: true, Item: null }).Select(r => r.PersonNumber).ToHashSet();
            after.Seats.Concat(after.Reserves).ShouldNotContain(j => recused.Contains(j.Person.Number), $"{happened}");
            if (after.Current is { } item)
            {
                item.Seated.Except(item.LeftByRecusal).ShouldAllBe(l => !after.Recusals.Exists(r => r.Holds(judges[l].Person.Number, item.Number)), $"{happened}");
            }
        });
    }

    [Fact(DisplayName = "项目开始时专业代表不少于15名")]
    public void No_item_opens_with_fewer_than_fifteen_representatives() => Always((before, happened, after) =>
    {
        if (happened is QuestioningOpened opened)
        {
            before.Seats.Count(s => opened.Seated.Contains(s.Label)).ShouldBeGreaterThanOrEqualTo(15);
            after.Judges.Count(j => after.CheckedIn.Contains(j.Label)).ShouldBeGreaterThanOrEqualTo((2 * after.Judges.Count() + 2) / 3);
        }
    });

    [Fact(DisplayName = "移送的项目必有移送编号,过关的没有")]
    public void Referred_means_a_referral_id() => Always((_, _, after) =>
    {
        foreach (var item in after.Agenda)
        {
            item.ReferralId.HasValue.ShouldBe(item.Outcome == ItemOutcome.Referred);
            item.Outcome.HasValue.ShouldBe(item.Stage is ItemStage.Decided or ItemStage.Published);
            if (item.Tally is not null)
            {
                LinesAddUp(item);
            }

            if (item.Verdict is { } verdict)
            {
                verdict.Passed.ShouldBe(verdict.Satisfied * verdict.Threshold.Denominator > verdict.Threshold.Numerator * item.N);
            }
        }
    });

    [Fact(DisplayName = "无论发生什么,会议总能依程序进行到底")]
    public void Whatever_has_happened_there_is_a_way_to_the_end() =>
        Check.One(Often, Prop.ForAll(Seeds, seed =>
        {
            var meeting = new RandomMeeting(seed).Live(Commands);
            meeting.TryToEnd().ShouldBeTrue($"stands at {meeting.State.Stage}, item {meeting.State.Current?.Stage}, after {meeting.Events[^1]}");
        }));

    [Fact(DisplayName = "由记录重新推演,得到同一会议")]
    public void The_events_read_back_from_json_fold_to_the_same_meeting() =>
        Check.One(Often, Prop.ForAll(Seeds, seed =>
        {
            var meeting = new RandomMeeting(seed).Live(Commands);
            meeting.TryToEnd();
            var read = meeting.Events.Select(e => EventCatalog.Read<MeetingEvent>(EventCatalog.NameOf(e), EventCatalog.Write(e)));

            JsonOf(ReviewMeeting.From(read)).ShouldBe(JsonOf(meeting.State));
            JsonOf(ReviewMeeting.From(meeting.Events)).ShouldBe(JsonOf(meeting.State));
        }));

    [Fact]
    public void The_random_meetings_one_on_phones_and_wage_reviews_reach_every_kind_of_event()
    {
        var seen = Enumerable.Range(0, 150).Select(seed => new RandomMeeting(seed).Live(Commands)).SelectMany(m => { m.TryToEnd(); return m.Events; })
            .Concat(APhoneRound.WithEveryEvent().Events).Concat(WageReviewTests.WithEveryEvent().SelectMany(m => m.Events)).Select(e => e.GetType()).ToHashSet();

        typeof(MeetingEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(MeetingEvent)) && !seen.Contains(t)).Select(t => t.Name).ShouldBeEmpty();
    }

    private static void Always(Action<ReviewMeeting, MeetingEvent, ReviewMeeting> holds) =>
        Check.One(Often, Prop.ForAll(Seeds, seed =>
        {
            var meeting = new RandomMeeting(seed);
            meeting.Happened += holds;
            meeting.Live(Commands).TryToEnd();
        }));

    private static void LinesAddUp(AgendaItem item)
    {
        var t = item.Tally!;
        (t.Satisfied + t.Dissatisfied + t.Abstained).ShouldBe(t.Valid);
        (t.Valid + t.Invalid).ShouldBe(t.Collected);
        (t.Collected + t.NotCast).ShouldBe(t.Seated);
        t.Seated.ShouldBe(item.N);
        t.NotCast.ShouldBeGreaterThanOrEqualTo(0);
        t.Collected.ShouldBeLessThanOrEqualTo(t.Issued);
        t.Present.ShouldBeLessThanOrEqualTo(t.Appointed);
    }

    private static string JsonOf(ReviewMeeting meeting) => JsonSerializer.Serialize(meeting, EventCatalog.Json);
}
