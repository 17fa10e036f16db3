using System.Net;
using System.Net.Http.Headers;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

[Collection(AtTheWorks.Name)]
public sealed class RefusalTests(Works works)
{
    [Fact]
    public async Task A_refusal_is_told_in_Chinese_and_to_who_asks_for_it_in_English()
    {
        using var english = works.NewDevice(english: true);
        using var chinese = works.NewDevice();
        var said = await english.GetAsync("meetings");
        said.ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn).ShouldBe("Please sign in, or open your personal link.");
        said.Headers["Content-Language"].ShouldBe("en");
        (await chinese.GetAsync("meetings")).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn).ShouldBe("请先登录，或打开您的个人链接。");
    }

    [Fact]
    public async Task A_refusal_tells_on_what_it_rests_and_its_figures()
    {
        var refused = await works.Union.PostAsync("meetings", Meeting() with { Representatives = 14 });
        refused.ShouldBeRefused(HttpStatusCode.Conflict, Rules.TooFewRepresentatives);
        refused.Json.GetProperty("source").GetString().ShouldBe(nameof(RuleSource.Seed));
        refused.Json.GetProperty("facts").GetProperty("minimum").GetInt32().ShouldBe(15);
        refused.Json.GetProperty("facts").GetProperty("there").GetInt32().ShouldBe(14);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/meetings/no-key")]
    [InlineData("/api/v1/meetings/3f2504e0-4f89-41d3-9a0c-0305e82c3301/fly")]
    [InlineData("/api")]
    public async Task An_unknown_address_is_not_found(string path) =>
        (await works.Union.GetAsync(path)).ShouldBeRefused(HttpStatusCode.NotFound, Rules.NotFound);

    [Theory]
    [InlineData("DELETE", "meetings", "GET, POST")]
    [InlineData("OPTIONS", "meetings", "GET, POST")]
    [InlineData("GET", "sign-in", "POST")]
    [InlineData("PUT", "audit", "GET")]
    public async Task A_method_that_an_address_does_not_take_is_refused_with_those_that_it_takes(string method, string path, string takes)
    {
        var refused = await works.Union.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/v1/{path}", UriKind.Relative)));
        refused.ShouldBeRefused(HttpStatusCode.MethodNotAllowed, Rules.MethodNotAllowed).ShouldContain(takes);
        refused.Headers["Allow"].ShouldBe(takes);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Another_content_type_than_JSON_is_refused_by_its_name(string type) =>
        (await works.Union.PostTextAsync("meetings", "{}", type)).ShouldBeRefused(HttpStatusCode.UnsupportedMediaType, Rules.ContentTypeNotTaken).ShouldContain(type);

    [Theory]
    [InlineData("{", "$")]
    [InlineData("""{"number": "1" "title": "x"}""", "$")]
    [InlineData("""{"number": 7}""", "$.number")]
    [InlineData("""{"number": "1", "title": null, "heldAt": "2030-01-01T00:00:00Z", "place": "p"}""", "$.title")]
    [InlineData("""{"number": "1", "title": "t", "heldAt": "tomorrow", "place": "p"}""", "$.heldAt")]
    [InlineData("""{"number": "1", "title": "t", "heldAt": "2030-01-01T00:00:00Z"}""", "$")]
    [InlineData("""{"number": "1", "titel": "t", "heldAt": "2030-01-01T00:00:00Z", "place": "p"}""", "$.titel")]
    [InlineData("""{"number": "1", "title": "t", "heldAt": "2030-01-01T00:00:00Z", "place": "p", "act": "SignTally"}""", "$.act")]
    [InlineData("""{"number": "1", "title": "t", "heldAt": "2030-01-01T00:00:00Z", "place": "p", "meetingId": "x"}""", "$.meetingId")]
    [InlineData("""{"number": "1", "title": "t", "heldAt": "2030-01-01T00:00:00Z", "place": "p", "representatives": "15"}""", "$.representatives")]
    [InlineData("[]", "$")]
    public async Task A_body_that_is_not_what_the_route_asks_for_is_refused_with_its_JSON_path_and_changes_nothing(string body, string path)
    {
        var before = await works.Union.ReadAsync<List<MeetingLine>>("meetings");
        var refused = await works.Union.PostTextAsync("meetings", body);
        refused.ShouldBeRefused(HttpStatusCode.BadRequest, Rules.MalformedRequest);
        refused.Json.GetProperty("facts").GetProperty("path").GetString().ShouldBe(path);
        refused.Json.GetProperty("title").GetString().ShouldBe($"提交的内容无法读取：{path} 处与要求不符。");
        refused.Text.ShouldNotContain("DemocraticReview.");
        refused.Text.ShouldNotContain("System.");
        (await works.Union.ReadAsync<List<MeetingLine>>("meetings")).ShouldBe(before);
    }

    [Fact]
    public async Task A_path_leads_into_lists_and_parts()
    {
        var body = """{"content": {"title": "t", "ownerUnit": "u", "findings": [{"ground": "PriceGap", "finding": "f"}, {"ground": "Envy", "finding": "f"}], "respondents": [], "departments": [], "procurement": null, "sourceHash": null}}""";
        var refused = await works.Evaluation.PostTextAsync("items", body);
        refused.ShouldBeRefused(HttpStatusCode.BadRequest, Rules.MalformedRequest);
        refused.Json.GetProperty("facts").GetProperty("path").GetString().ShouldBe("$.content.findings[1].ground");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task No_body_is_said_to_be_missing(string body) =>
        (await works.Union.PostTextAsync("meetings", body)).ShouldBeRefused(HttpStatusCode.BadRequest, Rules.MalformedRequest).ShouldContain("body");

    [Theory]
    [InlineData("meetings?page=two")]
    [InlineData("meetings?page=99999999999")]
    public async Task A_query_parameter_of_the_wrong_type_is_named(string path) =>
        (await works.Union.GetAsync(path)).ShouldBeRefused(HttpStatusCode.BadRequest, Rules.MalformedRequest).ShouldContain("page");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2147483647")]
    [InlineData("-2147483648")]
    public async Task A_page_out_of_range_is_the_first_or_an_empty_one(string page)
    {
        (await works.Union.GetAsync($"meetings?page={page}")).Status.ShouldBe(HttpStatusCode.OK);
        (await works.Audit.GetAsync($"audit?page={page}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_number_where_a_name_is_meant_is_no_choice()
    {
        using var hall = await Hall.PreparedAsync(works);
        (await works.Union.PostTextAsync($"{hall.Path}/appoint-officer", """{"role": 9, "person": {"number": "1", "name": "n", "unit": "u", "post": null}}"""))
            .ShouldBeRefused(HttpStatusCode.BadRequest, Rules.MalformedRequest);
    }

    [Fact]
    public async Task A_body_over_the_route_s_limit_is_refused_with_the_limit()
    {
        using var nobody = works.NewDevice();
        var long64 = new string('x', 65 << 10);
        (await nobody.PostAsync("sign-in", new PasswordSignIn("union", long64))).ShouldBeRefused(HttpStatusCode.RequestEntityTooLarge, Rules.RequestTooLarge).ShouldContain("64 KB");
        var long16 = new string('x', 17 << 20);
        (await works.Evaluation.PostAsync("items", new DraftItem(Some.Dossier(1), long16)))
            .ShouldBeRefused(HttpStatusCode.RequestEntityTooLarge, Rules.RequestTooLarge).ShouldContain("16 MB");
    }

    [Fact]
    public async Task Of_a_stranger_s_command_the_body_is_not_even_read()
    {
        using var nobody = works.NewDevice();
        (await nobody.PostTextAsync("meetings", "{")).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
        var file = new ByteArrayContent("not a roster"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        (await nobody.PostAsync("roster/preview", file, null)).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
    }

    [Fact]
    public async Task A_command_without_an_Idempotency_Key_or_with_an_over_long_one_is_refused()
    {
        var body = System.Net.Http.Json.JsonContent.Create(Meeting(), options: ApiJson.Options);
        (await works.Union.PostAsync("meetings", body, null)).ShouldBeRefused(HttpStatusCode.BadRequest, Rules.CommandIdMissing);
        (await works.Union.PostAsync("meetings", Meeting(), new string('k', 121))).ShouldBeRefused(HttpStatusCode.BadRequest, Rules.FieldTooLong);
    }

    [Fact]
    public async Task The_same_command_under_the_same_key_gives_the_same_answer_and_changes_nothing()
    {
        var meeting = Meeting();
        var key = Guid.NewGuid().ToString("N");
        var first = await works.Union.PostAsync("meetings", meeting, key);
        var again = await works.Union.PostAsync("meetings", meeting, key);
        again.Text.ShouldBe(first.Text);
        (await works.Union.ReadAsync<List<MeetingLine>>("meetings")).Count(m => m.Number == meeting.Number).ShouldBe(1);
    }

    [Fact]
    public async Task Another_command_under_a_used_key_is_refused()
    {
        var key = Guid.NewGuid().ToString("N");
        (await works.Union.PostAsync("meetings", Meeting(), key)).Status.ShouldBe(HttpStatusCode.OK);
        (await works.Union.PostAsync("meetings", Meeting(), key)).ShouldBeRefused(HttpStatusCode.UnprocessableEntity, Rules.CommandIdReused);
    }

    [Fact]
    public async Task A_refused_command_does_not_use_its_key_up()
    {
        var key = Guid.NewGuid().ToString("N");
        var meeting = Meeting();
        (await works.Union.PostAsync("meetings", meeting with { Representatives = 3 }, key)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await works.Union.PostAsync("meetings", meeting, key)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private CreateMeeting Meeting() => new($"{works.NextNumber()}", "民主评议会", DateTimeOffset.UtcNow.AddDays(30), "职工活动中心");
}
