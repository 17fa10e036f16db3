using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>One look at a page.</summary>
/// <param name="Name">Of its picture: docs/images/{Name}-{zh|en}-{phone|desktop}.png.</param>
/// <param name="Who">A user name, a personal link, or nothing for somebody who has not signed in.</param>
/// <param name="Address">Where it is.</param>
internal sealed record Visit(string Name, string Who, string Address)
{
    public const string Nobody = "";
}

/// <summary>A look at every page that the product has. Whoever adds a page adds a visit here; a page that nobody visits fails a test.</summary>
internal static class Visits
{
    private static readonly string[] Sections = ["basics", "people", "price-gap", "contract", "technical", "reaction", "sealed", "files"];

    /// <summary>The pages of the product as it has mapped them.</summary>
    public static IReadOnlyList<RouteEndpoint> Pages(Works works) =>
        [.. works.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)];

    /// <summary>Pages, by their route, that none of these addresses leads to.</summary>
    public static IEnumerable<string> NotVisited(Works works, IEnumerable<string> addresses)
    {
        var visited = addresses.Select(a => new PathString(a.Split('?')[0])).ToList();
        return from page in Pages(works)
               let matcher = new TemplateMatcher(TemplateParser.Parse(page.RoutePattern.RawText!.TrimStart('/')), [])
               where !visited.Exists(a => matcher.TryMatch(a, []) && IsOfKind(page, a))
               orderby page.RoutePattern.RawText
               select $"/{page.RoutePattern.RawText!.TrimStart('/')}";
    }

    public static async Task<IReadOnlyList<Visit>> OfAsync(PageWorld world) => [.. await PeopleAsync(world), .. Others(world), .. Evaluation(world), .. Office(world), .. Everybody(world)];

    /// <summary>Pages that a works sees before it is one.</summary>
    public static IReadOnlyList<Visit> OfEmpty { get; } = [new("set-up", Visit.Nobody, "/set-up")];

    // /meetings/new is not the page of a meeting whose key is "new".
    private static bool IsOfKind(RouteEndpoint page, PathString address) =>
        page.RoutePattern.PathSegments.Zip(address.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)).All(pair =>
            pair.First.Parts[0] is not RoutePatternParameterPart { ParameterPolicies: [var policy, ..] } || (policy.Content == "guid" ? Guid.TryParse(pair.Second, out _) : int.TryParse(pair.Second, out _)));

    private static IEnumerable<Visit> Everybody(PageWorld world) =>
    [
        new("welcome", Visit.Nobody, "/"),
        new("sign-in", Visit.Nobody, "/sign-in"),
        new("problem", Visit.Nobody, "/problem"),
        new("notices", Visit.Nobody, "/notices"),
        new("notice", Visit.Nobody, $"/notices/{world.Published.Id}"),
        new("link-closed", Visit.Nobody, world.ClosedLink),
        new("link-replaced", Visit.Nobody, world.OldLink),
        new("link-ended", Visit.Nobody, "/link-ended"),
        new("hall-announced", Visit.Nobody, $"/hall/{world.Announced.Id}"),
        new("hall-freeze", Visit.Nobody, $"/hall/{world.Freezing.Id}"),
        new("hall-dice", Visit.Nobody, $"/hall/{world.Rolling.Id}"),
        new("hall-check-in", Visit.Nobody, $"/hall/{world.Notified.Id}"),
        new("hall-questioning", Visit.Nobody, $"/hall/{world.Questioning.Id}"),
        new("hall-voting", Visit.Nobody, $"/hall/{world.Voting.Id}"),
        new("hall-result", Visit.Nobody, $"/hall/{world.Published.Id}"),
        new("hall-light", Visit.Nobody, $"/hall/{world.Published.Id}?tone=light"),
    ];

    private static IEnumerable<Visit> Office(PageWorld world) =>
    [
        new("home-union", "union", "/"),
        new("first-steps", "union", "/first-steps"),
        new("meetings", "union", "/meetings"),
        new("meeting-new", "union", "/meetings/new"),
        new("meeting-prepared", "union", $"/meetings/{world.Prepared}"),
        new("meeting-announced", "union", $"/meetings/{world.Announced.Id}"),
        new("draw-announce", "union", $"/meetings/{world.Announced.Id}/draw"),
        new("draw-corps", "union", $"/meetings/{world.Announced.Id}/corps"),
        new("draw-freeze", "union", $"/meetings/{world.Freezing.Id}/draw"),
        new("draw-dice", "union", $"/meetings/{world.Rolling.Id}/draw"),
        new("draw-slips", "union", $"/meetings/{world.Rolling.Id}/slips"),
        new("draw-done", "union", $"/meetings/{world.Notified.Id}/draw"),
        new("meeting-open", "union", $"/meetings/{world.Questioning.Id}"),
        new("meeting-closed", "union", $"/meetings/{world.Closed.Id}"),
        new("meeting-panel", "union", $"/meetings/{world.Questioning.Id}/panel"),
        new("meeting-links", "union", $"/meetings/{world.Notified.Id}/links"),
        new("meeting-item-questioning", "union", $"/meetings/{world.Questioning.Id}/items/1"),
        new("meeting-item-phones", "union", $"/meetings/{world.Questioned.Id}/items/1"),
        new("meeting-item-registration", "union", $"/meetings/{world.Registering.Id}/items/1"),
        new("meeting-item-voting", "union", $"/meetings/{world.Voting.Id}/items/1"),
        new("meeting-item-result", "union", $"/meetings/{world.Published.Id}/items/1"),
        new("meeting-journal", "union", $"/meetings/{world.Published.Id}/journal"),
        new("meeting-rehearse", "union", $"/meetings/{world.Announced.Id}/rehearse"),
        new("roster", "union", "/roster"),
        new("referrals", "union", "/referrals"),
        new("referral-draft", "clerk", $"/referrals/{world.Referral}"),
    ];

    private static IEnumerable<Visit> Evaluation(PageWorld world) =>
    [
        new("home-evaluation", "evaluation", "/"),
        new("items", "evaluation", "/items"),
        new("item-new", "evaluation", "/items/new"),
        new("item-draft", "evaluation", $"/items/{world.Draft}"),
        .. Sections.Select(s => new Visit($"item-{s}", "evaluation", $"/items/{world.Written}/{s}")),
        new("item-submission", "evaluation", $"/items/{world.Proposal}/submission"),
        new("item-review", "reviewer", $"/items/{world.Written}/review"),
        new("item-secrecy", "reviewer", $"/items/{world.Reviewed}/secrecy"),
        new("item-freeze", "evaluation", $"/items/{world.Cleared}/freeze"),
        new("item-frozen", "evaluation", $"/items/{world.Frozen}"),
        new("item-late", "evaluation", $"/items/{world.Frozen}/late"),
    ];

    private static IEnumerable<Visit> Others(PageWorld world) =>
    [
        new("home-discipline", "discipline", "/"),
        new("referral", "head", $"/referrals/{world.Referral}"),
        new("home-system", "system", "/"),
        new("accounts", "system", "/accounts"),
        new("settings", "system", "/settings"),
        new("accounts-roles", "security", "/accounts"),
        new("audit", "audit", "/audit"),
    ];

    private static async Task<IEnumerable<Visit>> PeopleAsync(PageWorld world)
    {
        async Task<Visit> ByAsync(string name, Sitting sitting, Role role, string below = "", int which = 0) =>
            new(name, (await sitting.LinksAsync(role))[which], $"/my/{sitting.Id}{below}");

        var unopened = (await world.Announced.LinksAsync(Role.Respondent))[0];
        var judge = await world.Questioning.SeatedJudgeAsync();
        return
        [
            new("link", Visit.Nobody, unopened),
            new("my-judge-before", await world.Notified.SeatedJudgeAsync(), $"/my/{world.Notified.Id}"),
            new("my-judge-conflict", await world.Notified.SeatedJudgeAsync(), $"/my/{world.Notified.Id}/recusal"),
            new("my-judge-item", judge, $"/my/{world.Questioning.Id}/items/1"),
            new("my-judge-dossier", judge, $"/meetings/{world.Questioning.Id}/dossier/1"),
            new("my-judge-ask", judge, $"/my/{world.Questioning.Id}/items/1/ask"),
            new("my-judge-vote", await world.Voting.SeatedJudgeAsync(), $"/my/{world.Voting.Id}"),
            new("my-judge-objection", await world.Published.SeatedJudgeAsync(), $"/my/{world.Published.Id}/items/1/objection"),
            await ByAsync("my-respondent-before", world.Notified, Role.Respondent),
            await ByAsync("my-respondent-statement", world.Notified, Role.Respondent, "/items/1/statement"),
            await ByAsync("my-respondent-challenge", world.Notified, Role.Respondent, "/challenge"),
            new("my-respondent-facts", (await world.Notified.LinksAsync(Role.Respondent))[0], $"/meetings/{world.Notified.Id}/dossier/1"),
            await ByAsync("my-respondent-asked", world.Questioning, Role.Respondent),
            await ByAsync("my-respondent-answer", world.Questioning, Role.Respondent, "/items/1/answer/2"),
            await ByAsync("my-respondent-last-word", world.Questioning, Role.Respondent, "/items/1/last-word"),
            await ByAsync("my-respondent-result", world.Published, Role.Respondent, "/items/1"),
            await ByAsync("my-witness-ready", world.Announced, Role.Scrutineer, "/witness"),
            new("my-judge-phone", await world.Registering.SeatedJudgeAsync(), $"/my/{world.Registering.Id}/items/1/vote"),
            new("my-practice", await world.Registering.SeatedJudgeAsync(), $"/my/{world.Registering.Id}/practice"),
            await ByAsync("my-tablet", world.Registering, Role.Tablet, "/tablet"),
            await ByAsync("my-holder-keys", world.Questioned, Role.Scrutineer, "/keys"),
            await ByAsync("my-scrutineer-heads", world.Registering, Role.Scrutineer, "/items/1/heads"),
            await ByAsync("my-scrutineer-box", world.Voting, Role.Scrutineer, "/items/1/box"),
            await ByAsync("my-scrutineer-void", world.Voting, Role.Scrutineer, "/items/1/void"),
            await ByAsync("my-scrutineer-sign", world.Counted, Role.Scrutineer, "/items/1/sign"),
            await ByAsync("my-teller-count", world.Counting, Role.Teller, "/items/1/count"),
            await ByAsync("my-observer-withdrawal", world.Withdrawing, Role.Observer, "/items/1/withdrawal"),
        ];
    }
}
