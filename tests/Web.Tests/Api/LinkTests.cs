using System.Net;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>Personal links: valid until the meeting closes, bound to the first device, reissued by the office.</summary>
[Collection(AtTheWorks.Name)]
public sealed class LinkTests(Works works)
{
    [Fact]
    public async Task A_link_signs_its_person_in_for_its_meeting()
    {
        using var hall = await Hall.NotifiedAsync(works);
        var link = (await hall.LinksAsync()).First(l => l.Role == Role.Judge);
        using var phone = works.NewDevice();
        var me = (await OpenAsync(phone, link.Token)).Ok<SignedIn>();
        me.Roles.ShouldBe([Role.Judge]);
        me.MeetingId.ShouldBe(hall.Id);
        me.PersonKey.ShouldBe(link.PersonKey);
        (await phone.GetAsync(hall.Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_device_is_refused_and_the_first_one_comes_in_again()
    {
        using var hall = await Hall.NotifiedAsync(works);
        var link = (await hall.LinksAsync()).First(l => l.Role == Role.Respondent);
        using var first = works.NewDevice();
        using var second = works.NewDevice();
        (await OpenAsync(first, link.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await OpenAsync(second, link.Token)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.LinkBoundElsewhere);
        (await second.GetAsync(hall.Path)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
        (await OpenAsync(first, link.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_attempt_sent_again_is_the_same_device()
    {
        using var hall = await Hall.NotifiedAsync(works);
        var link = (await hall.LinksAsync()).First(l => l.Role == Role.Judge);
        using var phone = works.NewDevice();
        var key = Guid.NewGuid().ToString("N");

        // The first answer was lost with its cookie.
        using (var lost = works.NewDevice())
        {
            await lost.PostAsync("sign-in/link", new LinkSignIn(link.Token), key);
        }

        (await phone.PostAsync("sign-in/link", new LinkSignIn(link.Token), key)).Status.ShouldBe(HttpStatusCode.OK);
        (await phone.GetAsync(hall.Path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_reissued_link_ends_the_old_one_and_the_old_device_s_session()
    {
        using var hall = await Hall.NotifiedAsync(works);
        var old = (await hall.LinksAsync()).First(l => l.Role == Role.Judge);
        var lost = await hall.ComeInAsync(Role.Judge, old.PersonKey);
        await hall.DoAsync("reissue-link", new ReissueLink(Role.Judge, old.PersonKey));
        (await lost.GetAsync(hall.Path)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
        (await OpenAsync(lost, old.Token)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.LinkNotValid);

        var fresh = (await hall.LinksAsync()).First(l => l.PersonKey == old.PersonKey);
        fresh.Token.ShouldNotBe(old.Token);
        using var found = works.NewDevice();
        (await OpenAsync(found, fresh.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_opens_its_own_meeting_alone()
    {
        using var hall = await Hall.NotifiedAsync(works);
        using var other = await Hall.NotifiedAsync(works);
        foreach (var role in (Role[])[Role.Judge, Role.Respondent, Role.Scrutineer, Role.Teller, Role.Observer])
        {
            var device = await hall.ComeInAsync(role);
            (await device.GetAsync(other.Path)).ShouldBeRefused(HttpStatusCode.Forbidden, Rules.NotAllowed);
            (await device.ReadAsync<List<MeetingLine>>("meetings")).Select(m => m.Id).ShouldBe([hall.Id]);
        }

        (await (await hall.ComeInAsync(Role.Respondent)).PostAsync($"{other.Path}/file-statement", new FileStatement(1, "说明"))).ShouldBeRefused(HttpStatusCode.Forbidden, Rules.NotAllowed);
    }

    [Fact]
    public async Task Once_the_meeting_is_closed_every_link_is_dead_even_on_its_own_device()
    {
        using var hall = await Hall.DecidedAsync(works);
        var token = (await hall.LinksAsync()).First(l => l.Role == Role.Respondent).Token;
        var unused = (await hall.LinksAsync()).First(l => l.Role == Role.Judge).Token;
        var device = await hall.ComeInAsync(Role.Respondent);
        await hall.CloseAsync();
        (await device.GetAsync(hall.Path)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
        (await OpenAsync(device, token)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.LinkNotValid);
        using var late = works.NewDevice();
        (await OpenAsync(late, unused)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.LinkNotValid);
    }

    [Fact]
    public async Task A_forged_cut_or_mistyped_token_is_refused()
    {
        using var hall = await Hall.NotifiedAsync(works);
        var token = (await hall.LinksAsync()).First(l => l.Role == Role.Judge).Token;
        using var phone = works.NewDevice();
        string[] wrong =
        [
            "", "x", token[..^1], token[1..], token + "A", token[..20], new string('A', token.Length), $"{(token[0] == 'A' ? 'B' : 'A')}{token[1..]}",
            $"{token[..24]}{(token[24] == 'A' ? 'B' : 'A')}{token[25..]}", $"{token[..^2]}{(token[^2] == 'A' ? 'Q' : 'A')}{token[^1]}", token.ToUpperInvariant(), "链接",
        ];
        foreach (var forged in wrong)
        {
            (await OpenAsync(phone, forged)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.LinkNotValid);
        }

        (await OpenAsync(phone, token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Links_are_shown_to_the_office_alone()
    {
        using var hall = await Hall.NotifiedAsync(works);
        foreach (var device in (Device[])[works.Evaluation, works.Discipline, works.System, works.Audit, await hall.ComeInAsync(Role.Scrutineer), await hall.ComeInAsync(Role.Judge)])
        {
            (await device.GetAsync($"{hall.Path}/links")).ShouldBeRefused(HttpStatusCode.Forbidden, Rules.NotAllowed);
        }
    }

    private static Task<Reply> OpenAsync(Device device, string token) => device.PostAsync("sign-in/link", new LinkSignIn(token));
}
