using System.Text.Json;
using DemocraticReview.App.Voting;

namespace DemocraticReview.Web.Hosting;

/// <summary>Reads the hash that the bundler wrote (bundle.mjs): that of the judges' page.</summary>
internal sealed class PhoneScript(IWebHostEnvironment host) : IPhoneScript
{
    private const string Hashes = "dist/hashes.json";
    private const string Page = "vote.js";
    private readonly Lazy<string?> hash = new(() => Read(host));

    public string? Hash => hash.Value;

    private static string? Read(IWebHostEnvironment host)
    {
        var file = host.WebRootFileProvider.GetFileInfo(Hashes);
        if (!file.Exists)
        {
            return null;
        }

        using var stream = file.CreateReadStream();
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)?.GetValueOrDefault(Page);
    }
}
