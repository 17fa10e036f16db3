using DemocraticReview.Workflow.Engine;

namespace App.Tests.Workflow;

public sealed class EngineOfferTests
{
    private static readonly EngineOffer Own = new("own", _ => true, (_, _) => { });
    private static readonly EngineOffer Guest = new("guest", provider => provider != Providers.Sqlite, (_, _) => { });
    private static readonly EngineOffer[] Held = [Own, Guest];

    [Fact]
    public void Unasked_the_one_offered_last_is_taken() => EngineOffer.Choose(Held, "Engine:Flow", null, Providers.PostgreSql).ShouldBe(Guest);

    [Fact]
    public void Unasked_one_that_does_not_serve_the_database_is_passed_over() => EngineOffer.Choose(Held, "Engine:Flow", "", Providers.Sqlite).ShouldBe(Own);

    [Fact]
    public void Asked_for_by_name_it_is_taken() => EngineOffer.Choose(Held, "Engine:Flow", "own", Providers.PostgreSql).ShouldBe(Own);

    [Theory]
    [InlineData("other", Providers.PostgreSql, "own or guest")]
    [InlineData("guest", Providers.Sqlite, "own")]
    public void One_that_is_not_held_or_does_not_serve_is_refused_with_those_that_do(string asked, string provider, string named) =>
        Should.Throw<ArgumentException>(() => EngineOffer.Choose(Held, "Engine:Flow", asked, provider)).Message.ShouldContain($"Engine:Flow must be {named} in this build on {provider}, not '{asked}'.");
}
