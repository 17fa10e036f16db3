using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Benchmarks;

/// <summary>Asks for a page again and again, and prints the median in milliseconds.</summary>
internal sealed class PageClock(Uri address)
{
    private const int Times = 25;
    private const double MostMilliseconds = 100;
    private readonly Dictionary<string, string> names = [];

    /// <summary>Pages that were too slow or did not answer 200.</summary>
    public int Faults { get; private set; }

    /// <summary>Addresses are printed with this name instead of the key.</summary>
    public void Name(string key, string name) => names[key] = name;

    public HttpClient Client() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>A device that has signed in: by a password's or a link's body.</summary>
    public async Task<HttpClient> SignInAsync(string path, object body)
    {
        var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/sign-in{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        (await client.SendAsync(request)).EnsureSuccessStatusCode();
        return client;
    }

    /// <param name="who">Whose device.</param>
    /// <param name="path">Address of the page.</param>
    /// <param name="empty">It is the page that shows nothing, and answers with a status of its own.</param>
    public async Task MeasureAsync(HttpClient who, string path, bool empty = false)
    {
        var (status, median) = await MedianAsync(who, path);
        var answered = empty || status == HttpStatusCode.OK;
        Faults += answered && median <= MostMilliseconds ? 0 : 1;
        var shown = names.Aggregate(path, (p, n) => p.Replace(n.Key, n.Value, StringComparison.Ordinal));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown,-40} {median,6:f1} ms  {(empty ? "(an empty page)" : answered ? "" : status.ToString())}").TrimEnd());
    }

    public async Task MeasureAsync(HttpClient who, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            await MeasureAsync(who, path);
        }
    }

    private static async Task<(HttpStatusCode Status, double Median)> MedianAsync(HttpClient client, string path)
    {
        var times = new List<double>(Times);
        var status = HttpStatusCode.OK;
        for (var i = 0; i <= Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            status = answer.StatusCode;

            // The first one compiles the page.
            if (i > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return (status, times[Times / 2]);
    }
}
