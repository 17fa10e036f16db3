using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Tests.Pages;
using Microsoft.AspNetCore.Builder;

namespace DemocraticReview.Web.Tests.Voting;

/// <summary>A works whose own workflow file publishes the verdict alone.</summary>
public sealed class DiscreetWorks : Works
{
    protected override void Configure(WebApplicationBuilder builder)
    {
        var folder = Directory.CreateDirectory(Path.Combine(DataFolder, "workflows")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json"))
        {
            var definition = JsonNode.Parse(File.ReadAllText(file))!;
            if (Path.GetFileName(file) == "changgang-review.json")
            {
                definition["settings"]!["publication"] = "VerdictOnly";
            }

            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), definition.ToJsonString());
        }

        builder.Configuration["Workflows:Folder"] = folder;
    }
}

/// <summary>All but one voted alike, and whoever knew the counts would nearly know every vote: they are told to those who counted, and to nobody else.</summary>
public sealed partial class VerdictOnlyTests(DiscreetWorks works) : IClassFixture<DiscreetWorks>
{
    private const int Item = 1;

    [Fact]
    public async Task With_the_verdict_alone_published_nobody_but_those_who_counted_reads_how_many_were_satisfied()
    {
        var sitting = await AlmostUnanimousAsync();
        var n = (await sitting.ViewAsync()).Judges.Count;
        var counts = new[] { $"{n - 1}/{n}", $"{n - 1} / {n}", $"满意 {n - 1}", $"满意{n - 1}", $"{n - 1} 票", $"\"满意\":{n - 1}", "\"satisfied\":", "\"tally\":{" };
        var judge = await sitting.SeatedJudgeAsync();
        foreach (var (who, page) in new[]
        {
            ("", $"/notices/{sitting.Id}"), ("", $"/hall/{sitting.Id}"), ("", $"/api/v1/notices/{sitting.Id}"), ("evaluation", $"/meetings/{sitting.Id}/items/{Item}"),
            ("evaluation", $"/api/v1/meetings/{sitting.Id}"), (judge, $"/my/{sitting.Id}/items/{Item}"), (judge, $"/api/v1/meetings/{sitting.Id}"),
        })
        {
            using var answer = await (await works.DeviceAsync(who)).GetAsync(new Uri(page, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var text = await answer.Content.ReadAsStringAsync();
            counts.Where(c => text.Contains(c, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{who} {page}\n{text}");
        }

        // The same search finds the figures where they may be read.
        using var office = await (await works.DeviceAsync("union")).GetAsync(new Uri($"/api/v1/meetings/{sitting.Id}", UriKind.Relative));
        var told = await office.Content.ReadAsStringAsync();
        counts.ShouldContain(c => told.Contains(c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_the_verdict_alone_published_the_record_goes_to_the_scrutineer_and_discipline_inspection()
    {
        var sitting = await AlmostUnanimousAsync();
        foreach (var (who, status) in new[]
        {
            ("", HttpStatusCode.Conflict), ("union", HttpStatusCode.Conflict), ("evaluation", HttpStatusCode.Conflict), (await sitting.SeatedJudgeAsync(), HttpStatusCode.Conflict),
            ("discipline", HttpStatusCode.OK), ((await sitting.LinksAsync(Role.Scrutineer))[0], HttpStatusCode.OK),
        })
        {
            using var answer = await (await works.DeviceAsync(who)).GetAsync(new Uri($"/api/v1/meetings/{sitting.Id}/record", UriKind.Relative));
            answer.StatusCode.ShouldBe(status, who);
            if (status != HttpStatusCode.OK)
            {
                (await answer.Content.ReadAsStringAsync()).ShouldContain("record-for-few");
            }
        }
    }

    [Fact]
    public async Task How_many_phones_are_on_the_list_is_followed_by_the_office_alone()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.GoToVoteAsync();
        var labels = (await sitting.ViewAsync()).Judges.Select(j => j.Label).ToList();
        var round = await sitting.MakeKeysAsync(labels);
        var phone = new JudgePhone(labels[0], RandomNumberGenerator.GetBytes(32), new RandomScalars(RandomNumberGenerator.GetBytes(32)));
        await round.Stage.OfficeAsync(new OpenRegistration(Item));
        await round.Stage.RegisterAsync(phone, phone.Register(await round.Stage.LookAsync(phone, Item)));

        const string numbers = "/1/0/0";
        var office = await KnownAsync("union", sitting);
        office.ShouldEndWith(numbers);
        (await KnownAsync("evaluation", sitting)).ShouldBe(office[..^numbers.Length]);
    }

    // What an item's page knows of its meeting, for the stream of changes to begin at.
    private async Task<string> KnownAsync(string who, Sitting sitting)
    {
        var page = await (await works.DeviceAsync(who)).GetStringAsync(new Uri($"/meetings/{sitting.Id}/items/{Item}", UriKind.Relative));
        return Known().Match(page).Groups[1].Value;
    }

    [GeneratedRegex("data-change=\"([^\"]*)\"")]
    private static partial Regex Known();

    private async Task<Sitting> AlmostUnanimousAsync()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.GoToVoteAsync();
        var labels = (await sitting.ViewAsync()).Judges.Select(j => j.Label).ToList();
        var round = await sitting.MakeKeysAsync(labels);
        var phones = labels.Select(l => new JudgePhone(l, RandomNumberGenerator.GetBytes(32), new RandomScalars(RandomNumberGenerator.GetBytes(32)))).ToList();
        await round.OpenAsync(Item, phones);
        foreach (var phone in phones)
        {
            await round.Stage.CastAsync(phone, phone.Vote(await round.Stage.LookAsync(phone, Item), phone == phones[0] ? 1 : 0));
        }

        await round.Stage.ScrutineerAsync(new CloseBox(Item));
        await round.CountAsync(Item);
        await sitting.OfficeAsync("publish-result", new App.Meetings.PublishResult(Item));

        // The links of phones without a screen are put aside: the pages are read on new ones.
        await sitting.PutPhonesAsideAsync();
        foreach (var link in await sitting.LinksAsync(Role.Judge))
        {
            await sitting.ReissueAsync(link);
        }

        return sitting;
    }
}
