using DemocraticReview.Core.People;
using FsCheck;
using FsCheck.Fluent;

namespace DemocraticReview.Core.Tests.People;

public sealed class RosterPlanTests
{
    private static readonly CorpsMember Zhang = SomeMember.Numbered("00123") with { Name = "张三" };
    private static readonly CorpsMember Li = SomeMember.Numbered("00124") with { Name = "李四" };

    [Fact]
    public void Who_is_not_on_the_roster_is_added()
    {
        var plan = RosterPlan.Of([Zhang], SomeMember.Sheet(Zhang, Li));

        plan.Added.ShouldBe([Li]);
        plan.Changed.ShouldBeEmpty();
        plan.Retired.ShouldBeEmpty();
        plan.Unchanged.ShouldBe(1);
    }

    [Fact]
    public void A_change_names_the_row_and_the_fields_that_differ()
    {
        var moved = Zhang with { Unit = "动力厂二车间", Phone = null };

        var change = RosterPlan.Of([Zhang, Li], SomeMember.Sheet(Li, moved)).Changed.ShouldHaveSingleItem();

        change.Before.ShouldBe(Zhang);
        change.After.ShouldBe(moved);
        change.Fields.ShouldBe([RosterColumn.Unit, RosterColumn.Phone]);
        change.Row.ShouldBe(3);
    }

    [Fact]
    public void Who_is_missing_from_a_complete_sheet_is_retired()
    {
        var retired = RosterPlan.Of([Zhang, Li], SomeMember.Sheet(Li)).Retired.ShouldHaveSingleItem();

        retired.After.ShouldBe(Zhang with { Status = MemberStatus.Retired });
        retired.Row.ShouldBeNull();
    }

    [Fact]
    public void Who_is_retired_by_the_sheets_word_is_listed_as_retired()
    {
        var retired = RosterPlan.Of([Zhang], SomeMember.Sheet(Zhang with { Status = MemberStatus.Retired })).Retired.ShouldHaveSingleItem();

        retired.Row.ShouldBe(2);
        retired.Fields.ShouldBe([RosterColumn.Status]);
    }

    [Fact]
    public void Who_comes_back_is_a_change()
    {
        var plan = RosterPlan.Of([Zhang with { Status = MemberStatus.Retired }], SomeMember.Sheet(Zhang));

        plan.Changed.ShouldHaveSingleItem().After.Status.ShouldBe(MemberStatus.Active);
    }

    [Fact]
    public void A_column_that_the_sheet_has_not_leaves_what_the_roster_knows()
    {
        var sheet = SomeMember.Sheet(Zhang with { Phone = null, Term = null });
        var required = sheet with { Columns = RosterColumns.Required.ToHashSet() };

        RosterPlan.Of([Zhang], required).IsEmpty.ShouldBeTrue();
        RosterPlan.Of([Zhang], sheet).Changed.ShouldHaveSingleItem().Fields.ShouldBe([RosterColumn.Phone, RosterColumn.Term]);
    }

    [Fact]
    public void Importing_again_changes_nothing()
    {
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(HostileRoster.Any(), HostileRoster.Any(), (before, wanted) =>
        {
            var first = RosterPlan.Of(before, SomeMember.Sheet(wanted));
            first.Faults.ShouldBeEmpty();
            var after = Apply(before, first);
            var again = RosterPlan.Of(after, SomeMember.Sheet(wanted));
            again.IsEmpty.ShouldBeTrue();
            again.Unchanged.ShouldBe(after.Length);
            wanted.ShouldBeSubsetOf(after);
            after.Except(wanted).ShouldAllBe(m => m.Status == MemberStatus.Retired);
        }));
    }

    [Fact]
    public void An_empty_sheet_is_refused_since_it_would_retire_the_whole_corps() =>
        Should.Throw<BrokenRuleException>(() => RosterPlan.Of([Zhang], SomeMember.Sheet())).Rule.ShouldBe(RosterRules.NoRows);

    [Fact]
    public void The_digest_depends_on_the_roster_and_on_the_sheet_but_not_on_their_order()
    {
        var digest = RosterPlan.Of([Zhang], SomeMember.Sheet(Zhang, Li)).Digest;

        digest.Length.ShouldBe(64);
        RosterPlan.Of([Zhang], SomeMember.Sheet(Li, Zhang)).Digest.ShouldBe(digest);
        RosterPlan.Of([], SomeMember.Sheet(Li, Zhang)).Digest.ShouldBe(RosterPlan.Of([], SomeMember.Sheet(Zhang, Li)).Digest);
        RosterPlan.Of([Li, Zhang], SomeMember.Sheet(Li)).Digest.ShouldBe(RosterPlan.Of([Zhang, Li], SomeMember.Sheet(Li)).Digest);
        RosterPlan.Of([Zhang with { Phone = null }], SomeMember.Sheet(Zhang, Li)).Digest.ShouldNotBe(digest);
        RosterPlan.Of([Zhang], SomeMember.Sheet(Zhang, Li with { Post = "主任" })).Digest.ShouldNotBe(digest);
        RosterPlan.Of([Zhang, Li], SomeMember.Sheet(Zhang, Li)).Digest.ShouldNotBe(digest);
    }

    [Fact]
    public void Two_rosters_that_the_sheet_makes_alike_have_different_digests()
    {
        string Digest(string post) => RosterPlan.Of([Zhang with { Post = post }], SomeMember.Sheet(Zhang with { Post = "主任" })).Digest;

        Digest("技师").ShouldNotBe(Digest("班长"));
    }

    [Fact]
    public void Texts_that_run_into_each_other_have_different_digests()
    {
        var one = Zhang with { Unit = "ab", Post = "c" };
        var other = Zhang with { Unit = "a", Post = "bc" };

        RosterPlan.Of([], SomeMember.Sheet(one)).Digest.ShouldNotBe(RosterPlan.Of([], SomeMember.Sheet(other)).Digest);
    }

    [Fact]
    public void A_confirmed_plan_gives_every_member_to_write()
    {
        var plan = RosterPlan.Of([Zhang], SomeMember.Sheet(Li));

        plan.Confirm(plan.Digest).ShouldBe([Li, Zhang with { Status = MemberStatus.Retired }], ignoreOrder: true);
    }

    [Fact]
    public void A_confirmation_of_another_preview_is_refused()
    {
        var seen = RosterPlan.Of([Zhang], SomeMember.Sheet(Zhang, Li)).Digest;
        var now = RosterPlan.Of([Zhang with { Name = "张山" }], SomeMember.Sheet(Zhang, Li));

        Should.Throw<BrokenRuleException>(() => now.Confirm(seen)).Rule.ShouldBe(RosterRules.Stale);
    }

    [Fact]
    public void A_hundred_thousand_rows_cost_less_than_120_megabytes()
    {
        var roster = SomeMember.Many(100_000);
        var sheet = SomeMember.Sheet([.. roster.Skip(1).Select(m => m with { Post = "技术员" })]);

        // What is allocated in all bounds what can be alive at once, and unlike a working set it is the same in every run.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = RosterPlan.Of(roster, sheet);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (plan.Changed.Count, plan.Retired.Count).ShouldBe((99_999, 1));
        allocated.ShouldBeLessThan(120L << 20);
    }

    private static CorpsMember[] Apply(CorpsMember[] before, RosterPlan plan) =>
        [.. before.Concat(plan.Confirm(plan.Digest)).GroupBy(m => m.Number, StringComparer.Ordinal).Select(g => g.Last())];
}
