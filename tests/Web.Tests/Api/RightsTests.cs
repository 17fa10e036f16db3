using System.Net;
using System.Net.Http.Headers;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>The table of rights, asked over HTTP of every route and every role.</summary>
[Collection(AtTheWorks.Name)]
public sealed class RightsTests(Works works)
{
    // Coming and going is everybody's, and would change who asks.
    private static readonly string[] Doors = ["/api/v1/sign-in", "/api/v1/sign-in/link", "/api/v1/sign-out", "/api/v1/enterprises"];

    [Fact]
    public async Task Every_route_is_refused_to_exactly_those_roles_that_the_table_does_not_name()
    {
        using var hall = await Hall.NotifiedAsync(works);
        var wrong = new List<string>();
        foreach (var (role, device) in await EverybodyAsync(hall))
        {
            foreach (var route in Routes.Of(works).Where(r => !Doors.Contains(r.Path)))
            {
                var reply = await AskAsync(device, route, hall.Id, Bodies.Minimal);
                if (IsTurnedAway(reply, role) == RightsTable.May(role, route.Act))
                {
                    wrong.Add($"{role}: {route} ({route.Act}) gave {(int)reply.Status} {reply.Code}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_doors_are_open_to_nobody_in_particular()
    {
        using var nobody = works.NewDevice();
        foreach (var route in Routes.Of(works).Where(r => Doors.Contains(r.Path)))
        {
            RightsTable.May(Role.Employee, route.Act).ShouldBeTrue(route.Path);
            IsTurnedAway(await AskAsync(nobody, route, Guid.NewGuid(), Bodies.Minimal), Role.Employee).ShouldBeFalse(route.Path);
        }
    }

    [Fact]
    public async Task No_value_that_a_type_can_hold_makes_the_product_stumble()
    {
        using var notified = await Hall.NotifiedAsync(works);
        using var counting = await Hall.CountingAsync(works);
        using var decided = await Hall.DecidedAsync(works, satisfied: 8);
        var referral = (await decided.ViewAsync()).Items[0].ReferralId!.Value;

        // By a colleague of the officer who asks: an author's own review would be refused before anything of it is read.
        var item = (await works.Reviewer.DoAsync("items", new DraftItem(Some.Dossier(works.NextNumber())))).Id;
        var wrong = new List<string>();
        foreach (var hall in (Hall[])[notified, counting, decided])
        {
            foreach (var (role, device) in await EverybodyAsync(hall))
            {
                foreach (var route in Routes.Of(works).Where(r => r.Command is not null && !Doors.Contains(r.Path) && RightsTable.May(role, r.Act) && (hall == decided || r.Path.Contains("/meetings/", StringComparison.Ordinal))))
                {
                    var key = route.KeyOf(hall.Id, item, referral);
                    foreach (var bodies in Bodies.Extreme)
                    {
                        var reply = await AskAsync(device, route, key, bodies);

                        // A subject that is not found has had none of the values.
                        var missed = reply.Code == Rules.NotFound.Code && reply.Text.Contains($"{key}", StringComparison.Ordinal);
                        if (missed || (int)reply.Status >= 500 || (reply.IsRefusal && !RuleBook.All.Any(r => r.Code == reply.Code)))
                        {
                            wrong.Add($"{route} with {bodies.Number}: {(int)reply.Status} {reply.Code}");
                        }
                    }
                }
            }
        }

        wrong.Distinct().ShouldBeEmpty();
    }

    private static bool IsTurnedAway(Reply reply, Role role)
    {
        var turnedAway = reply.Code == Rules.NotAllowed.Code || reply.Code == Rules.NotSignedIn.Code;
        if (turnedAway)
        {
            reply.Status.ShouldBe(role == Role.Employee ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
        }

        return turnedAway;
    }

    private static Task<Reply> AskAsync(Device device, Route route, Guid id, Bodies bodies)
    {
        if (route.Method == "GET")
        {
            return device.GetAsync(route.For(id));
        }

        // These take a file as their body.
        if (route.Path.Contains("/roster/", StringComparison.Ordinal) || route.Path.EndsWith("/add-attachment", StringComparison.Ordinal) || route.Path.EndsWith("/items/preview", StringComparison.Ordinal))
        {
            var file = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            return device.PostAsync($"{route.For(id)}?digest=none&fileName={Uri.EscapeDataString(bodies.Text[..Math.Min(bodies.Text.Length, 200)])}", file, Guid.NewGuid().ToString("N"));
        }

        return device.PostTextAsync(route.For(id), route.Command is { } command ? bodies.For(command).ToJsonString() : "{}");
    }

    private async Task<IReadOnlyList<(Role Role, Device Device)>> EverybodyAsync(Hall hall)
    {
        var byLink = new List<(Role, Device)>();
        foreach (var role in (await hall.LinksAsync()).Select(l => l.Role).Distinct())
        {
            byLink.Add((role, await hall.ComeInAsync(role)));
        }

        return
        [
            (Role.Employee, works.NewDevice()), (Role.SystemAdministrator, works.System), (Role.SecurityAdministrator, works.Security), (Role.AuditAdministrator, works.Audit),
            (Role.UnionOfficer, works.Union), (Role.EvaluationOfficer, works.Evaluation), (Role.DisciplineOfficer, works.Discipline), (Role.EnterpriseHead, works.Head),
            .. byLink,
        ];
    }
}
