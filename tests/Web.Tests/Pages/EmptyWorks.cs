using DemocraticReview.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The product just installed: no enterprise, no account.</summary>
internal sealed class EmptyWorks : IAsyncDisposable
{
    public const string SetUpCode = "A1B2C3D4E5";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("review-empty-");
    private WebApplication app = null!;

    public Uri Address { get; private set; } = null!;

    public static async Task<EmptyWorks> OpenAsync()
    {
        var works = new EmptyWorks();
        works.app = ReviewApp.Build([$"--Data:Folder={works.data.FullName}", $"--SetUp:Code={SetUpCode}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await ReviewApp.PrepareAsync(works.app);
        await works.app.StartAsync();
        works.Address = new Uri(works.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return works;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }
}
