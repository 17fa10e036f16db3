using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.People;
using DemocraticReview.Web.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>The corps' roster over HTTP, each test in an enterprise of its own.</summary>
[Collection(AtTheWorks.Name)]
public sealed class RosterTests(Works works)
{
    [Fact]
    public async Task A_preview_tells_what_would_change_and_saves_nothing()
    {
        var union = await CorpsAsync(Some.Corps(20));
        var corps = Some.Corps(20).ToList();
        corps[1] = corps[1] with { Unit = "焦化厂" };
        corps[2] = corps[2] with { Status = MemberStatus.Retired };
        corps.Add(new CorpsMember("20001", "新人", "炼铁厂", "技师", "机械", MemberStatus.Active));
        var preview = (await PreviewAsync(union, Some.RosterFile(corps))).Ok<RosterPreview>();
        preview.CanApply.ShouldBeTrue();
        preview.Added.Select(m => m.Number).ShouldBe(["20001"]);
        preview.Changed.Select(c => c.After.Number).ShouldContain("10002");
        preview.Retired.Select(c => c.After.Number).ShouldBe(["10003"]);
        (await ExportAsync(union)).ShouldNotContain("新人");
    }

    [Fact]
    public async Task Every_faulty_row_is_told_with_its_number_and_reason_in_the_reader_s_language()
    {
        var (union, _, _) = await works.NeighbourAsync();
        var csv = Encoding.UTF8.GetBytes("工号,姓名,单位,岗位,专业,状态\n1,甲,炼铁厂,技师,机械,在册\n1,乙,炼铁厂,技师,机械,在册\n2,,炼铁厂,技师,机械,在册\n3,丙,炼铁厂,技师,机械,飞\n");
        var preview = (await PreviewAsync(union, csv)).Ok<RosterPreview>();
        preview.CanApply.ShouldBeFalse();
        preview.Faults.Select(f => f.Row).ShouldBe([3, 4, 5]);
        preview.Faults.ShouldAllBe(f => RuleBook.All.Any(r => r.Code == f.Code) && f.Reason.Any(c => c >= '一'));
        preview.Faults.ShouldContain(f => f.Row == 4 && f.Column == "姓名");
        (await ImportAsync(union, csv, preview.Digest)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await ExportAsync(union)).ShouldNotContain("甲");
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        var file = Some.RosterFile(Some.Corps(30));
        var (union, _, _) = await works.NeighbourAsync();
        var preview = (await PreviewAsync(union, file)).Ok<RosterPreview>();
        (await ImportAsync(union, file, preview.Digest)).Status.ShouldBe(HttpStatusCode.OK);
        var before = await ExportAsync(union);
        var again = (await PreviewAsync(union, file)).Ok<RosterPreview>();
        (again.Added.Count, again.Changed.Count, again.Retired.Count, again.Unchanged).ShouldBe((0, 0, 0, 30));
        (await ImportAsync(union, file, again.Digest)).Status.ShouldBe(HttpStatusCode.OK);
        (await ExportAsync(union)).ShouldBe(before);
    }

    [Fact]
    public async Task A_preview_that_is_stale_or_of_another_file_confirms_nothing()
    {
        var union = await CorpsAsync(Some.Corps(20));
        var first = Some.RosterFile(Some.Corps(25));
        var second = Some.RosterFile(Some.Corps(28));
        var preview = (await PreviewAsync(union, first)).Ok<RosterPreview>();
        (await ImportAsync(union, second, preview.Digest)).ShouldBeRefused(HttpStatusCode.Conflict, RosterRules.Stale);
        (await ImportAsync(union, second, (await PreviewAsync(union, second)).Ok<RosterPreview>().Digest)).Status.ShouldBe(HttpStatusCode.OK);
        (await ImportAsync(union, first, preview.Digest)).ShouldBeRefused(HttpStatusCode.Conflict, RosterRules.Stale);
        (await ImportAsync(union, first, "")).IsRefusal.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_import_under_the_same_key_gives_the_same_answer()
    {
        var file = Some.RosterFile(Some.Corps(10));
        var (union, _, _) = await works.NeighbourAsync();
        var digest = (await PreviewAsync(union, file)).Ok<RosterPreview>().Digest;
        var key = Guid.NewGuid().ToString("N");
        var first = await ImportAsync(union, file, digest, key);
        (await ImportAsync(union, file, digest, key)).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Who_accepts_lines_hears_of_progress_and_gets_the_answer_as_the_last_line()
    {
        var file = Some.RosterFile(Some.Corps(3000));
        var (union, _, _) = await works.NeighbourAsync();
        var previewed = await LinesAsync(union, "roster/preview", file);
        previewed[..^1].All(l => l.TryGetProperty("progress", out _)).ShouldBeTrue();
        previewed.Count.ShouldBeGreaterThan(1);
        var digest = previewed[^1].GetProperty("result").GetProperty("digest").GetString();
        var imported = await LinesAsync(union, $"roster/import?digest={digest}", file);
        imported[..^1].Select(l => l.GetProperty("progress").GetProperty("percent").GetInt32()).ShouldBe([33, 66, 100]);
        imported[^1].GetProperty("result").GetProperty("change").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_accepts_lines_is_refused_in_the_last_line()
    {
        var (union, _, _) = await works.NeighbourAsync();
        var lines = await LinesAsync(union, "roster/import?digest=stale", Some.RosterFile(Some.Corps(3)));
        lines[^1].GetProperty("problem").GetProperty("code").GetString().ShouldBe(RosterRules.Stale.Code);
    }

    [Fact]
    public async Task A_fault_in_the_middle_of_the_work_is_told_in_the_last_line_too()
    {
        var broken = new Works();
        await broken.InitializeAsync();
        try
        {
            await using (var scope = broken.App.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<ReviewDb>().Database.ExecuteSqlRawAsync("DROP TABLE \"Members\"");
            }

            var lines = await LinesAsync(broken.Union, "roster/preview", Some.RosterFile(Some.Corps(3)));
            lines[^1].GetProperty("problem").GetProperty("code").GetString().ShouldBe(Rules.Unexpected.Code);
        }
        finally
        {
            await broken.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_is_exported_can_be_imported_again(string format)
    {
        var union = await CorpsAsync(Some.Corps(40));
        var exported = await union.GetAsync($"roster/export?format={format}");
        exported.Headers["Content-Disposition"].ShouldContain($"roster.{format}");
        (await PreviewAsync(union, exported.Bytes)).Ok<RosterPreview>().Unchanged.ShouldBe(40);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_refused() =>
        (await works.Union.GetAsync("roster/export?format=pdf")).ShouldBeRefused(HttpStatusCode.BadRequest, Rules.ChoiceUnknown).ShouldContain("pdf");

    [Theory]
    [InlineData("")]
    [InlineData("not a roster")]
    [InlineData("PK\u0003\u0004 and nothing behind it")]
    public async Task A_file_that_is_no_roster_is_refused_as_a_whole(string text)
    {
        var refused = await PreviewAsync(works.Union, Encoding.UTF8.GetBytes(text));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldStartWith("roster-");
    }

    private static Task<Reply> PreviewAsync(Device union, byte[] file) => union.PostAsync("roster/preview", FileOf(file), null);

    private static Task<Reply> ImportAsync(Device union, byte[] file, string digest, string? key = null) =>
        union.PostAsync($"roster/import?digest={digest}", FileOf(file), key ?? Guid.NewGuid().ToString("N"));

    private static async Task<string> ExportAsync(Device union) => (await union.GetAsync("roster/export?format=csv")).Text;

    private static async Task<List<JsonElement>> LinesAsync(Device union, string path, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = FileOf(file) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
        request.Headers.Add(Sender.KeyHeader, Guid.NewGuid().ToString("N"));
        var reply = await union.SendAsync(request);
        reply.Status.ShouldBe(HttpStatusCode.OK);
        reply.ContentType.ShouldBe("application/x-ndjson");
        return [.. reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }

    private static ByteArrayContent FileOf(byte[] file) => new(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private async Task<Device> CorpsAsync(IReadOnlyList<CorpsMember> corps)
    {
        var (union, _, _) = await works.NeighbourAsync();
        await Works.ImportAsync(union, corps);
        return union;
    }
}
