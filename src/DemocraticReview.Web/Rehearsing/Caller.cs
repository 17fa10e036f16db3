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
    private readonly string keys;
    private string? cookie;
    private int sent;

    /// <param name="address">Of the product.</param>
    /// <param name="english">Language of refusals.</param>
    /// <param name="keys">What the keys of this device's commands begin with: in a rehearsal played again they are the same again.</param>
    public Caller(Uri address, bool english, string keys)
    {
        this.keys = keys;

        // Cookies by hand: the rehearsal's clock stands still, and a cookie's end is not to be judged by this machine's.
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address, "/api/v1/") };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(english ? "en" : "zh-CN");
    }

    public Task<SignedIn> SignInAsync(string userName, string password) => PostAsync<SignedIn>("sign-in", new PasswordSignIn(userName, password));

    public Task<SignedIn> SignInAsync(string token) => PostAsync<SignedIn>("sign-in/link", new LinkSignIn(token));

    /// <summary>Sends what is no command, and reads what comes back.</summary>
    public Task<T> AskAsync<T>(string path, object body) => PostAsync<T>(path, body);

    public Task<Answer> DoAsync(string path, object command) => PostAsync<Answer>(path, command);

    public async Task<T> GetAsync<T>(string path)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, path));
        return await ReadAsync<T>(response);
    }

    /// <summary>A file, byte for byte.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, path));
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync() : await ReadAsync<byte[]>(response);
    }

    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="file">The whole file.</param>
    public Task<T> UploadAsync<T>(string path, byte[] file) => SendAsync<T>(
        path, new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    public void Dispose() => http.Dispose();

    private Task<T> PostAsync<T>(string path, object body) => SendAsync<T>(path, JsonContent.Create(body, body.GetType(), options: ApiJson.Options));

    private async Task<T> SendAsync<T>(string path, HttpContent content)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = content;
        request.Headers.Add(Sender.KeyHeader, $"{keys}-{sent++}");
        using var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            cookie = string.Join("; ", cookies.Select(c => c.Split(';')[0]));
        }

        return await ReadAsync<T>(response);
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return request;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return response.StatusCode == HttpStatusCode.NoContent ? default! : (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options))!;
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        throw new RefusedException(problem.GetProperty("code").GetString()!, problem.GetProperty("title").GetString()!);
    }
}
