using System.Text.Json;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>What must not be read in any answer, looked for in every answer that somebody can get.</summary>
[Collection(AtTheWorks.Name)]
public sealed class SecrecyTests(Works works)
{
    [Fact]
    public async Task Who_asked_a_question_is_seen_by_the_office_alone()
    {
        using var hall = await Hall.QuestioningAsync(works);
        var asking = (await hall.ViewAsync()).Judges[3].Label;
        await (await hall.ComeInAsync(Role.Judge, asking)).DoAsync($"{hall.Path}/ask-question", new AskQuestion(1, "为什么没有第三家报价?"));
        (await hall.ViewAsync()).Items[0].Questions[0].AskedBy.ShouldBe(asking);
        foreach (var (who, answers) in await EverythingAsync(hall))
        {
            foreach (var answer in answers)
            {
                Strings(answer, "askedBy").ShouldBeEmpty(who);
                Strings(answer).Count(s => s == asking).ShouldBeLessThanOrEqualTo(Strings(answer, "label").Count(s => s == asking), who);
            }
        }
    }

    [Fact]
    public async Task A_judge_s_name_is_seen_by_the_office_alone()
    {
        using var hall = await Hall.QuestioningAsync(works);
        var names = (await hall.ViewAsync()).Judges.Select(j => j.Person!.Name).ToHashSet();
        foreach (var (who, answers) in await EverythingAsync(hall))
        {
            answers.SelectMany(a => Strings(a)).Where(names.Contains).ShouldBeEmpty(who);
        }
    }

    [Fact]
    public async Task A_teller_s_count_is_seen_by_nobody_before_the_scrutineer_signs()
    {
        using var hall = await Hall.CountingAsync(works);
        var tellers = await hall.TellersAsync();
        foreach (var teller in tellers)
        {
            await teller.DoAsync($"{hall.Path}/enter-count", new EnterCount(1, new PaperCount(7, 5, 3, 1)));
            foreach (var (who, answers) in await EverythingAsync(hall, works.Union, works.Clerk, tellers[0], tellers[1], await hall.ComeInAsync(Role.Scrutineer)))
            {
                foreach (var answer in answers)
                {
                    Names(answer).ShouldNotContain("satisfied", who);
                    Names(answer).ShouldNotContain("count", who);
                }
            }
        }

        await (await hall.ComeInAsync(Role.Scrutineer)).DoAsync($"{hall.Path}/sign-tally", new SignTally(1));
        (await hall.ViewAsync()).Items[0].Tally!.Satisfied.ShouldBe(7);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_in_what_the_office_reads_would_be_no_search()
    {
        using var hall = await Hall.DecidedAsync(works);
        var read = await works.Union.ReadAsync<JsonElement>(hall.Path);
        Strings(read, "label").ShouldNotBeEmpty();
        Names(read).ShouldContain("satisfied");
        Strings(read).ShouldContain((await hall.ViewAsync()).Judges[0].Person!.Name);
    }

    [Fact]
    public async Task The_public_notice_shows_a_result_only_once_it_is_published()
    {
        using var hall = await Hall.DecidedAsync(works, satisfied: 9);
        using var worker = works.NewDevice();
        var before = await worker.ReadAsync<PublicNotice>($"notices/{hall.Id}");
        before.Items[0].ShouldBe(new NoticeItem(1, before.Items[0].Title, null, null, null, false));
        await hall.CloseAsync();
        var after = await worker.ReadAsync<PublicNotice>($"notices/{hall.Id}");
        after.IsRehearsal.ShouldBeTrue();
        after.Items[0].Inequality.ShouldBe("2 × 9 = 18 > 16");
        after.Items[0].Tally!.Satisfied.ShouldBe(9);
    }

    [Fact]
    public async Task A_meeting_that_is_not_announced_is_on_no_notice()
    {
        using var hall = await Hall.PreparedAsync(works);
        using var worker = works.NewDevice();
        (await worker.GetAsync($"notices/{hall.Id}")).ShouldBeRefused(System.Net.HttpStatusCode.NotFound, Core.Rules.NotFound);
    }

    [Fact]
    public async Task The_audit_names_events_and_keys_of_people_and_never_what_an_event_holds()
    {
        using var hall = await Hall.DecidedAsync(works);
        var lines = await works.Audit.ReadAsync<JsonElement>("audit");
        foreach (var line in lines.EnumerateArray())
        {
            line.EnumerateObject().Select(p => p.Name).ShouldBe(["subject", "seq", "type", "at", "role", "actor"]);
        }

        var mine = lines.EnumerateArray().Where(l => l.GetProperty("subject").GetGuid() == hall.Id).ToList();
        mine.Select(l => l.GetProperty("type").GetString()).ShouldContain("tally.signed");
        var names = (await hall.LinksAsync()).Select(l => l.Name).Concat((await hall.LinksAsync()).Select(l => l.PersonKey)).ToHashSet();
        Strings(lines).Where(names.Contains).ShouldBeEmpty();
    }

    // Everything that can be read by anybody but the office, or by those named; what the product says of the reader's own person aside.
    private async Task<IReadOnlyList<(string Who, IReadOnlyList<JsonElement> Answers)>> EverythingAsync(Hall hall, params Device[] named)
    {
        Device[] others =
        [
            works.NewDevice(), works.Evaluation, works.Discipline, works.Head, works.System, works.Security, works.Audit,
            await hall.ComeInAsync(Role.Judge), await hall.ComeInAsync(Role.Respondent), await hall.ComeInAsync(Role.Scrutineer),
            await hall.ComeInAsync(Role.Teller), await hall.ComeInAsync(Role.Observer),
        ];
        var item = (await hall.ViewAsync()).Items[0];
        var read = new List<(string, IReadOnlyList<JsonElement>)>();
        foreach (var device in others.Concat(named))
        {
            var me = await device.GetAsync("me");
            var answers = new List<JsonElement>();
            foreach (var route in Routes.Of(works).Where(r => r.Method == "GET" && r.Path != "/api/v1/me" && !r.Path.Contains("/roster/", StringComparison.Ordinal)))
            {
                var reply = await device.GetAsync(route.For(route.KeyOf(hall.Id, item.Facts.ItemId, item.ReferralId ?? Guid.Empty)));
                ((int)reply.Status).ShouldBeLessThan(500, $"{route}: {reply.Text}");
                if (reply is { IsRefusal: false, Bytes.Length: > 0 } && reply.ContentType!.Contains("json", StringComparison.Ordinal))
                {
                    answers.Add(reply.Json);
                }
            }

            // Where nothing is read nothing is found: everybody reads the draw, and the meeting itself whoever may.
            answers.SelectMany(a => Strings(a, "meeting")).ShouldContain($"{hall.Id}", me.Text);
            answers.Exists(a => IsOf(a, hall)).ShouldBe(me.Ok<SignedIn>().Roles.Any(r => RightsTable.May(r, Act.ReadMeeting)), me.Text);
            read.Add((me.Text, answers));
        }

        return read;
    }

    private static bool IsOf(JsonElement answer, Hall hall) => answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("id", out var id) && id.ToString() == $"{hall.Id}";

    private static IEnumerable<string> Strings(JsonElement at, string? under = null) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => p.Value.ValueKind == JsonValueKind.String
            ? (under is null || p.Name == under ? [p.Value.GetString()!] : [])
            : Strings(p.Value, under)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(i => Strings(i, under)),
        JsonValueKind.String when under is null => [at.GetString()!],
        _ => [],
    };

    private static IEnumerable<string> Names(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Names(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Names),
        _ => [],
    };
}
