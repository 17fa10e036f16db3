using System.Net.Http.Json;
using DemocraticReview.App.People;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace DemocraticReview.Web.Tests.Api;

public sealed class HttpsTests
{
    [Theory]
    [InlineData("https://works.example", true)]
    [InlineData("http://works.example", false)]
    public async Task Over_HTTPS_a_session_s_cookie_never_travels_without_it(string address, bool secure)
    {
        var data = Directory.CreateTempSubdirectory("review-https-");
        try
        {
            await using var app = ReviewApp.Build([$"--Data:Folder={data.FullName}", $"--SetUp:Code={Works.SetUpCode}", "--Logging:LogLevel:Default=Warning"], b => b.WebHost.UseTestServer());
            await ReviewApp.PrepareAsync(app);
            await app.StartAsync();
            using var client = app.GetTestClient();
            client.BaseAddress = new Uri(address);
            client.DefaultRequestHeaders.Add(Sender.KeyHeader, "first");
            var founded = new FoundEnterprise("某厂", new NewAccount("system", "甲", Works.Password), new NewAccount("security", "乙", Works.Password), Works.SetUpCode);
            (await client.PostAsJsonAsync("/api/v1/enterprises", founded, ApiJson.Options)).EnsureSuccessStatusCode();
            using var reply = await client.PostAsJsonAsync("/api/v1/sign-in", new PasswordSignIn("system", Works.Password), ApiJson.Options);
            reply.Headers.GetValues("Set-Cookie").Single().Contains("; secure", StringComparison.Ordinal).ShouldBe(secure);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
