using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;
using FsCheck;
using FsCheck.Fluent;
using static App.Tests.Workflow.GoodFile;

namespace App.Tests.Workflow;

public sealed class FlowRunnerTests
{
    private static readonly FlowRunner Runner = new(ActivityCatalog.Standard);

    [Fact]
    public async Task A_flow_waits_at_its_first_step_until_that_is_done()
    {
        var meeting = new FakeMeeting("gate+");
        var first = await Runner.AdvanceAsync(Meeting, FlowRunner.Start(Meeting), meeting);
        first.Cursor.ShouldBe(new("changgang-review", 1, "flag", FlowStatus.Waiting, Entered: true));
        first.Journal.ShouldBeEmpty();

        meeting.Next();
        var second = await Runner.AdvanceAsync(Meeting, first.Cursor, meeting);
        (second.Cursor.ActivityId, second.Cursor.Steps).ShouldBe(("announce", 1));
        second.Journal.ShouldBe([new("flag", "Done", null)]);
    }

    [Fact]
    public async Task A_signal_that_comes_twice_finds_nothing_left_to_do()
    {
        var meeting = new FakeMeeting("gate+");
        meeting.Next();
        var once = await Runner.AdvanceAsync(Meeting, FlowRunner.Start(Meeting), meeting);
        var twice = await Runner.AdvanceAsync(Meeting, once.Cursor, meeting);

        twice.Cursor.ShouldBe(once.Cursor);
        twice.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_items_are_taken_one_after_the_other_and_each_verdict_is_asked_for_once()
    {
        var meeting = new FakeMeeting("gate+", "pump-", "belt+");
        var (cursor, journal) = await Play(meeting, acts: 9 + 3 * 3 + 2);

        cursor.Status.ShouldBe(FlowStatus.Finished);
        cursor.Steps.ShouldBe(journal.Count);
        meeting.Sent.ShouldBe(["DecideItem gate+", "DecideItem pump-", "DecideItem belt+"]);
        journal.Where(s => s.Item == "pump-").Select(s => $"{s.ActivityId}:{s.Outcome}").ShouldBe(
            ["next-item:Item", "question:Done", "vote:Counted", "decide:Referred", "refer:Done", "publish:Done"]);
        journal.Select(s => s.ActivityId).TakeLast(3).ShouldBe(["next-item", "rectify", "close"]);
        journal[^1].Item.ShouldBeNull();
    }

    [Fact]
    public async Task A_postponed_item_goes_back_to_the_check_in_and_comes_up_again()
    {
        var meeting = new FakeMeeting("gate+");
        var (cursor, _) = await Play(meeting, acts: 10);
        cursor.ActivityId.ShouldBe("vote");

        meeting.Next("postpone");
        var postponed = await Runner.AdvanceAsync(Meeting, cursor, meeting);
        postponed.Cursor.ActivityId.ShouldBe("check-in");

        meeting.Next();
        (await Runner.AdvanceAsync(Meeting, postponed.Cursor, meeting)).Cursor.ShouldSatisfyAllConditions(c => c.ActivityId.ShouldBe("question"), c => c.Item.ShouldBe("gate+"));
    }

    [Fact]
    public async Task A_finished_flow_stays_finished()
    {
        var meeting = new FakeMeeting();
        var (cursor, _) = await Play(meeting, acts: 11);

        cursor.Status.ShouldBe(FlowStatus.Finished);
        (await Runner.AdvanceAsync(Meeting, cursor, meeting)).ShouldSatisfyAllConditions(w => w.Cursor.ShouldBe(cursor), w => w.Journal.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_verdict_that_does_not_come_faults_the_flow_and_is_asked_for_again_on_the_next_try()
    {
        var refuse = true;
        var meeting = new FakeMeeting("gate+") { Decides = _ => !refuse };
        var (cursor, _) = await Play(meeting, acts: 11);
        (cursor.Status, cursor.ActivityId, cursor.Fault!.Code).ShouldBe((FlowStatus.Faulted, "decide", "flow-no-outcome"));

        refuse = false;
        var retried = await Runner.AdvanceAsync(Meeting, cursor, meeting);
        (retried.Cursor.Status, retried.Cursor.ActivityId, retried.Cursor.Fault).ShouldBe((FlowStatus.Waiting, "publish", null));
    }

    [Fact]
    public async Task A_cursor_of_another_version_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => Runner.AdvanceAsync(Meeting, FlowRunner.Start(Meeting) with { Version = 2 }, new FakeMeeting()));

    [Fact]
    public void Locating_sends_no_command()
    {
        var meeting = new FakeMeeting("gate+");
        for (var act = 0; act < 11; act++) meeting.Next();

        Runner.Locate(Meeting, meeting).Cursor.ShouldSatisfyAllConditions(
            c => (c.ActivityId, c.Item, c.Entered).ShouldBe(("decide", "gate+", false)), c => meeting.Sent.ShouldBeEmpty());
    }

    [Fact]
    public void Whatever_has_happened_locating_finds_the_place_that_step_by_step_advancing_came_to()
    {
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Progress, acts =>
        {
            var meeting = new FakeMeeting("gate+", "pump-", "belt+");
            var cursor = FlowRunner.Start(Meeting);
            foreach (var act in acts)
            {
                meeting.Next(act);
                cursor = Runner.AdvanceAsync(Meeting, cursor, meeting).GetAwaiter().GetResult().Cursor;
                var located = Runner.Locate(Meeting, meeting).Cursor;
                located.SamePlaceAs(cursor).ShouldBeTrue($"{located} is not {cursor}");
            }
        }));
    }

    [Fact]
    public void However_seldom_it_is_signalled_a_flow_walks_along_connections_only_and_ends_at_the_same_place()
    {
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Progress, acts =>
        {
            var meeting = new FakeMeeting("gate+", "pump-", "belt+");
            var cursor = FlowRunner.Start(Meeting);
            var journal = new List<FlowStep>();
            foreach (var act in acts)
            {
                // The higher half of the choices means: nobody signals. Postponing is left out, since it undoes what a late cursor stands on.
                meeting.Next(act % 4 == 2 ? 0 : act);
                if (act < 50) cursor = Walk(meeting, cursor, journal);
            }

            cursor = Walk(meeting, cursor, journal);
            Runner.Locate(Meeting, meeting).Cursor.SamePlaceAs(cursor).ShouldBeTrue();
            cursor.Steps.ShouldBe(journal.Count);
            foreach (var (step, next) in journal.Zip(journal.Skip(1))) Meeting.After(step.ActivityId, step.Outcome)!.Id.ShouldBe(next.ActivityId);
        }));
    }

    private static Arbitrary<int[]> Progress => Gen.Choose(0, 99).ArrayOf().Resize(60).ToArbitrary();

    private static FlowCursor Walk(FakeMeeting meeting, FlowCursor cursor, List<FlowStep> journal)
    {
        var walk = Runner.AdvanceAsync(Meeting, cursor, meeting).GetAwaiter().GetResult();
        journal.AddRange(walk.Journal);
        return walk.Cursor;
    }

    private static async Task<(FlowCursor Cursor, List<FlowStep> Journal)> Play(FakeMeeting meeting, int acts)
    {
        var (cursor, journal) = (FlowRunner.Start(Meeting), new List<FlowStep>());
        for (var act = 0; act < acts; act++)
        {
            meeting.Next();
            var walk = await Runner.AdvanceAsync(Meeting, cursor, meeting);
            cursor = walk.Cursor;
            journal.AddRange(walk.Journal);
        }

        return (cursor, journal);
    }
}
