using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>One person at an own device: cookies that outlive the server, and requests that can be sent again under the same key.</summary>
internal sealed class Person(Server server) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { Timeout = TimeSpan.FromMinutes(10) };

    public async Task<T> GetAsync<T>(string path) => await ReadAsync<T>(await http.GetAsync(AddressOf(path)));

    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="body">Anything that is JSON, or the bytes of a file.</param>
    /// <param name="key">Key of the command.</param>
    public async Task<T> PostAsync<T>(string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(path))
        {
            Content = body is byte[] file ? new ByteArrayContent(file) : JsonContent.Create(body, body.GetType(), options: ApiJson.Options),
        };
        request.Headers.Add(Sender.KeyHeader, key);
        using var response = await http.SendAsync(request);
        return await ReadAsync<T>(response);
    }

    public Task<byte[]> DownloadAsync(string path) => http.GetByteArrayAsync(AddressOf(path));

    public void Dispose() => http.Dispose();

    private Uri AddressOf(string path) => new(server.Address, $"api/v1/{path}");

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage!.RequestUri}: {text}");
        return text.Length == 0 ? default! : JsonSerializer.Deserialize<T>(text, ApiJson.Options)!;
    }
}
