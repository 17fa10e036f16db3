using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>The product refused what a virtual person wanted. The message is the sentence that a real person would have read.</summary>
public sealed class RefusedException(string code, string sentence) : Exception(sentence)
{
    public string Code { get; } = code;
}

/// <summary>One virtual person at the API, with an own device: own cookies, own keys of commands.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient http;

    public Caller(Uri address, bool english)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address, "/api/v1/") };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(english ? "en" : "zh-CN");
    }

    public Task<SignedIn> SignInAsync(string userName, string password) => PostAsync<SignedIn>("sign-in", new PasswordSignIn(userName, password));

    public Task<SignedIn> SignInAsync(string token) => PostAsync<SignedIn>("sign-in/link", new LinkSignIn(token));

    public Task<Answer> DoAsync(string path, object command) => PostAsync<Answer>(path, command);

    public async Task<T> GetAsync<T>(string path) => await ReadAsync<T>(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="file">The whole file.</param>
    public Task<T> UploadAsync<T>(string path, byte[] file) => SendAsync<T>(
        path, new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    public void Dispose() => http.Dispose();

    private Task<T> PostAsync<T>(string path, object body) => SendAsync<T>(path, JsonContent.Create(body, body.GetType(), options: ApiJson.Options));

    private async Task<T> SendAsync<T>(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add(Sender.KeyHeader, Guid.NewGuid().ToString("N"));
        using var response = await http.SendAsync(request);
        return await ReadAsync<T>(response);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options))!;
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        throw new RefusedException(problem.GetProperty("code").GetString()!, problem.GetProperty("title").GetString()!);
    }
}
