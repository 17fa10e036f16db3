using System.Net.Http.Headers;
using System.Text.Json;
using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>A roster of a whole group, over HTTP, measured at the product's own process.</summary>
public sealed class LargeRosterTests
{
    private const int Rows = 100_000;
    private const double LimitMegabytes = 300;

    [Fact]
    public async Task A_hundred_thousand_rows_are_previewed_and_imported_with_progress_in_under_300_megabytes()
    {
        using var product = new ProductProcess();
        await product.StartAsync();
        using var union = await FoundAsync(product.Address);
        var file = Some.RosterFile([.. Enumerable.Range(1, Rows).Select(i => new CorpsMember($"{100_000 + i}", $"职工{i}", "炼钢厂", "工程师", "机械", MemberStatus.Active))]);

        var preview = await LinesAsync(union, "roster/preview", file);
        preview.Count(l => l.TryGetProperty("progress", out _)).ShouldBeGreaterThanOrEqualTo(10);
        var result = preview[^1].GetProperty("result");
        result.GetProperty("added").GetArrayLength().ShouldBe(Rows);

        var import = await LinesAsync(union, $"roster/import?digest={result.GetProperty("digest").GetString()}", file);
        import.Count(l => l.TryGetProperty("progress", out _)).ShouldBe(Rows / 1000);
        import[^1].TryGetProperty("result", out _).ShouldBeTrue(import[^1].ToString());
        product.PeakMegabytes().ShouldBeLessThan(LimitMegabytes);
    }

    private static async Task<Device> FoundAsync(Uri address)
    {
        using var nobody = new Device(address);
        await nobody.DoAsync("enterprises", new FoundEnterprise("某集团", new NewAccount("system", "甲", Works.Password), new NewAccount("security", "乙", Works.Password), Works.SetUpCode));
        using var system = await InAsync(address, "system");
        using var security = await InAsync(address, "security");
        var made = await system.DoAsync("create-account", new CreateAccount("union", "丙", Works.Password));
        await security.DoAsync("assign-roles", new AssignRoles(made.Id, [Role.UnionOfficer]));
        return await InAsync(address, "union");
    }

    private static async Task<Device> InAsync(Uri address, string userName)
    {
        var device = new Device(address);
        (await device.PostAsync("sign-in", new PasswordSignIn(userName, Works.Password))).Ok<SignedIn>();
        return device;
    }

    private static async Task<List<JsonElement>> LinesAsync(Device union, string path, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = new ByteArrayContent(file) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
        request.Headers.Add(Sender.KeyHeader, Guid.NewGuid().ToString("N"));
        return [.. (await union.SendAsync(request)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }
}
