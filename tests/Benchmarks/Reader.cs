using System.Net;
using System.Net.Http.Json;
using App.Tests.Hosting;
using DemocraticReview.App.People;
using DemocraticReview.Core.Rights;

namespace Benchmarks;

/// <summary>Somebody who may look at every list, signed in to the product on a database that is there already.</summary>
internal sealed class Reader : IDisposable
{
    private const string Address = "http://127.0.0.1:5098";
    private const string Password = "Correct-horse-1";

    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    private readonly Product product;
    private bool asAuditor;

    private Reader(TestDatabase database) => product = new Product(
        "--Data:Folder={folder}", $"--urls={Address}", $"--Database:Provider={database.Provider}", $"--Database:Connection={database.Connection}", "--Logging:LogLevel:Default=Warning");

    public static async Task<Reader> StartAsync(Play play, TestDatabase database)
    {
        if ((await play.RowsAsync(db => db.Users.Where(u => u.UserName == "reader"))).Count == 0)
        {
            var account = await play.DoAsync(new CreateAccount("reader", "查阅人", Password), Cast.System);
            await play.DoAsync(new AssignRoles(account.Id, [Role.UnionOfficer, Role.EvaluationOfficer]), Cast.Security);
            var audit = await play.DoAsync(new CreateAccount("auditor", "审计管理员", Password), Cast.System);
            await play.DoAsync(new AssignRoles(audit.Id, [Role.AuditAdministrator]), Cast.Security);
        }

        var reader = new Reader(database);
        while (!await reader.IsUpAsync())
        {
            await Task.Delay(200);
        }

        await reader.SignInAsync("reader");
        return reader;
    }

    /// <summary>The audit is another person's, who comes last.</summary>
    public async Task GetAsync(string path)
    {
        if (path.EndsWith("audit", StringComparison.Ordinal) && !asAuditor)
        {
            asAuditor = true;
            await SignInAsync("auditor");
        }

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        product.Dispose();
    }

    private async Task SignInAsync(string userName) => (await http.PostAsJsonAsync("/api/v1/sign-in", new { userName, password = Password })).EnsureSuccessStatusCode();

    private async Task<bool> IsUpAsync()
    {
        try
        {
            return (await http.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
