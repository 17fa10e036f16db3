using System.Net;

namespace DemocraticReview.Web.Tests.Api;

[Collection(AtTheWorks.Name)]
public sealed class SecurityHeaderTests(Works works)
{
    // What the build holds is what runs where nobody has chosen.
#if PUBLIC_FEED
    private const string Flow = "elsa";
#else
    private const string Flow = "embedded";
#endif

    [Theory]
    [InlineData("/health")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v1/meetings")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/sign-in")]
    [InlineData("/nothing")]
    public async Task Every_answer_forbids_inline_code_framing_guessing_and_keeping(string path)
    {
        var headers = (await works.Union.GetAsync(path)).Headers;
        var policy = headers["Content-Security-Policy"];
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("*");
        headers["X-Content-Type-Options"].ShouldBe("nosniff");
        headers["Referrer-Policy"].ShouldBe("no-referrer");
        headers["Cache-Control"].ShouldContain("no-store");
    }

    [Fact]
    public async Task The_verifying_page_is_to_be_saved_and_opened_away_from_the_server()
    {
        using var nobody = works.NewDevice();
        var page = await nobody.GetAsync("/dist/verify.html");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Headers["Content-Disposition"].ShouldBe("attachment; filename=\"verify.html\"");
    }

    [Fact]
    public async Task A_session_s_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var device = works.NewDevice();
        var cookie = (await device.PostAsync("sign-in", new DemocraticReview.Web.Api.PasswordSignIn("union", Works.Password))).Headers["Set-Cookie"];
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain("domain=");
        cookie.ShouldNotContain("union");
    }

    [Fact]
    public async Task Health_is_told_to_everybody()
    {
        using var nobody = works.NewDevice();
        var health = await nobody.GetAsync("/health");
        health.Status.ShouldBe(HttpStatusCode.OK);
        health.Json.GetProperty("status").GetString().ShouldBe("ok");
        health.Json.GetProperty("flow").GetString().ShouldBe(Flow);
        health.Json.GetProperty("wake").GetString().ShouldBe("hangfire");
    }
}
