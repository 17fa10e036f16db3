using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>One device at the API, with its own cookies. It tells everything of an answer and throws nothing.</summary>
public sealed class Device(Uri address, bool english = false) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public Task<Reply> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, At(path)));

    /// <param name="path">Below <c>/api/v1/</c>, or from the root with a slash.</param>
    /// <param name="body">A command or anything else that becomes JSON.</param>
    /// <param name="key">The Idempotency-Key; a fresh one if left out.</param>
    public Task<Reply> PostAsync(string path, object body, string? key = null) =>
        PostAsync(path, JsonContent.Create(body, body.GetType(), options: ApiJson.Options), key ?? Guid.NewGuid().ToString("N"));

    public Task<Reply> PostTextAsync(string path, string text, string type = "application/json") =>
        PostAsync(path, new StringContent(text) { Headers = { ContentType = new MediaTypeHeaderValue(type) } }, Guid.NewGuid().ToString("N"));

    public Task<Reply> PostAsync(string path, HttpContent? content, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = content };
        if (key is not null)
        {
            request.Headers.Add(Sender.KeyHeader, key);
        }

        return SendAsync(request);
    }

    /// <summary>A command that the test needs done, whatever it is about.</summary>
    public async Task<Answer> DoAsync(string path, object command) => (await PostAsync(path, command)).Ok<Answer>();

    public async Task<T> ReadAsync<T>(string path) => (await GetAsync(path)).Ok<T>();

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        if (english)
        {
            request.Headers.AcceptLanguage.ParseAdd("en");
        }

        using (request)
        {
            using var response = await http.SendAsync(request);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            return new Reply(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
        }
    }

    public void Dispose() => http.Dispose();

    private static Uri At(string path) => new(path.StartsWith('/') ? path : $"/api/v1/{path}", UriKind.Relative);
}

/// <summary>An answer as it came over the wire.</summary>
public sealed record Reply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    public bool IsRefusal => ContentType == "application/problem+json";

    /// <summary>Code of a refusal; empty for any other answer.</summary>
    public string Code => IsRefusal ? Json.GetProperty("code").GetString()! : "";

    public T Ok<T>()
    {
        ((int)Status).ShouldBe(200, Text);
        return JsonSerializer.Deserialize<T>(Bytes, ApiJson.Options)!;
    }

    /// <summary>Holds against everything that a problem must have, and gives its title.</summary>
    public string ShouldBeRefused(HttpStatusCode status, Rule rule)
    {
        ContentType.ShouldBe("application/problem+json", Text);
        Code.ShouldBe(rule.Code, Text);
        Status.ShouldBe(status, Text);
        Json.GetProperty("type").GetString().ShouldBe(Problems.TypePrefix + rule.Code);
        Json.GetProperty("status").GetInt32().ShouldBe((int)status);
        var title = Json.GetProperty("title").GetString()!;
        title.ShouldNotBeNullOrWhiteSpace();
        title.ShouldNotContain("{");
        return title;
    }
}
