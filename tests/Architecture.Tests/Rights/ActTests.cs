using Architecture.Tests.Docs;
using Architecture.Tests.Files;
using DemocraticReview.App.Commands;
using DemocraticReview.Core.Rights;

namespace Architecture.Tests.Rights;

/// <summary>Nothing can be done or looked at that the table of rights does not know, and the table promises nothing that nobody can do.</summary>
public sealed class ActTests
{
    private static readonly Reasons WithoutRoute = new(
        ("BeginNextMeeting", "sent by a clock that has run out"),
        ("DecideItem", "sent by the flow once the tally is signed"),
        ("RemindReferral", "sent by a clock that has run out"));

    [Fact]
    public void Every_command_names_an_act_that_stands_in_the_table() =>
        Unknown(CommandActs.All.Select(c => (c.Name, CommandActs.Of(c))), RightsTable.WhoMay).ShouldBeEmpty();

    [Fact]
    public void A_command_whose_act_nobody_may_is_found() =>
        Unknown([("Fly", Act.AskQuestion)], _ => []).ShouldBe(["Fly: nobody may AskQuestion"]);

    [Fact]
    public void Every_command_has_exactly_one_route_or_a_reason_for_none() =>
        WithoutRoute.Apply(NotOnce(CommandActs.All, RoutesPage.Routes().Where(IsApi).Select(r => r.Command).OfType<Type>())).ShouldBeEmpty();

    [Fact]
    public void A_command_with_no_route_or_with_two_is_found() =>
        NotOnce([typeof(int), typeof(long), typeof(string)], [typeof(long), typeof(string), typeof(string)]).ShouldBe([("Int32", "0 routes"), ("String", "2 routes")]);

    [Fact]
    public void An_exception_that_nothing_needs_is_found() => new Reasons(("Fly", "may not")).Apply([]).ShouldHaveSingleItem();

    [Fact]
    public void Every_route_of_the_API_names_its_act() => RoutesPage.Routes().Where(r => IsApi(r) && r.Act is null).ShouldBeEmpty();

    [Fact]
    public void Every_act_stands_in_the_table_and_is_somebody_s() => Enum.GetValues<Act>().Where(a => RightsTable.WhoMay(a).Count == 0).ShouldBeEmpty();

    [Fact]
    public void Every_act_is_done_by_a_command_or_a_route() =>
        Idle(CommandActs.All.Select(CommandActs.Of).Concat(RoutesPage.Routes().Select(r => r.Act).OfType<Act>())).ShouldBeEmpty();

    [Fact]
    public void An_act_that_nothing_does_is_found() => Idle(Enum.GetValues<Act>().Where(a => a != Act.HoldDraw)).ShouldBe([Act.HoldDraw]);

    private static bool IsApi(RouteLine route) => route.Path.StartsWith("/api/", StringComparison.Ordinal);

    private static IEnumerable<string> Unknown(IEnumerable<(string Command, Act Act)> commands, Func<Act, IReadOnlyList<Role>> whoMay) =>
        commands.Where(c => whoMay(c.Act).Count == 0).Select(c => $"{c.Command}: nobody may {c.Act}");

    private static IEnumerable<(string Subject, string Finding)> NotOnce(IEnumerable<Type> commands, IEnumerable<Type> routed)
    {
        var times = routed.CountBy(c => c).ToDictionary();
        return commands.Where(c => times.GetValueOrDefault(c) != 1).Select(c => (c.Name, $"{times.GetValueOrDefault(c)} routes"));
    }

    private static IEnumerable<Act> Idle(IEnumerable<Act> done) => Enum.GetValues<Act>().Except(done);
}
