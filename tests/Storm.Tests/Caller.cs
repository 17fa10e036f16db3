using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Storm.Tests;

/// <summary>A person at a browser behind a proxy: one set of cookies, and each request goes to the next process.</summary>
internal sealed class Caller(IReadOnlyList<Node> nodes) : IDisposable
{
    public const string Password = "Correct-horse-1";

    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    private int turn;
    private int again;

    /// <summary>How often a request was sent again.</summary>
    public int SentAgain => again;

    public Task SignInAsync(string userName) => PostAsync<SignedIn>("sign-in", new PasswordSignIn(userName, Password), "sign-in");

    public async Task<T> GetAsync<T>(string path)
    {
        using var answer = await http.GetAsync(AddressOf($"api/v1/{path}"));
        return await ReadAsync<T>(answer);
    }

    public Task<HttpResponseMessage> GetPageAsync(string path, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead) => http.GetAsync(AddressOf(path), until);

    public async Task<T> PostAsync<T>(string path, object body, string key)
    {
        using var answer = await SendAsync(path, body, key);
        return await ReadAsync<T>(answer);
    }

    /// <summary>Sends a command until it is acknowledged, to whichever process answers.</summary>
    public async Task<Answer> UntilAnsweredAsync(string path, Command command, string key)
    {
        while (true)
        {
            try
            {
                using var answer = await SendAsync(path, command, key);
                if (answer.StatusCode < HttpStatusCode.InternalServerError)
                {
                    return await ReadAsync<Answer>(answer);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // It has died under the request, or is not up again. Killed it was by the storm; by itself it must not die.
                nodes.FirstOrDefault(n => n.HasEnded)?.Said.ShouldBeNull("a process has ended by itself");
                await Task.Delay(50);
            }

            Interlocked.Increment(ref again);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf($"api/v1/{path}")) { Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options) };
        request.Headers.Add(Sender.KeyHeader, key);
        return await http.SendAsync(request);
    }

    // Cookies know no port, so they go to every process, as behind a proxy.
    private Uri AddressOf(string path) => new(nodes[(Interlocked.Increment(ref turn) & int.MaxValue) % nodes.Count].Address, path);

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<T>(text, ApiJson.Options)!;
    }
}
