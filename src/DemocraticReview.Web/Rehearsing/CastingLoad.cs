using System.Diagnostics;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>All phones vote at the same moment, as in a hall where the chair says "now": how long the slowest waits, and the result after the close.</summary>
internal sealed class CastingLoad(PlayedRound round, int item, Uri address, Narrator narrator)
{
    private const double Slowest = 0.99;

    public async Task CastAsync(IEnumerable<(JudgePhone Phone, int? Choice)> votes)
    {
        var acts = new List<(JudgePhone Phone, CastBallot Act)>();
        foreach (var (phone, choice) in votes)
        {
            acts.Add((phone, phone.Vote(await round.Stage.LookAsync(phone, item), choice)));
        }

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        var icon = new Uri("/icon.svg", UriKind.Relative);
        await Task.WhenAll(acts.Select(_ => http.GetByteArrayAsync(icon)));
        var empty = await Task.WhenAll(acts.Select(_ => TimedAsync(() => http.GetByteArrayAsync(icon))));
        var casts = await Task.WhenAll(acts.Select(a => TimedAsync(() => round.Stage.CastAsync(a.Phone, a.Act))));
        var (median, slowest, nothing) = (At(casts, 0.5), At(casts, Slowest), At(empty, Slowest));
        narrator.Say(
            $"{acts.Count} 部手机同时投票：一半在 {median:f0} ms 内，99% 在 {slowest:f0} ms 内收到回执；同样多的空请求 99% 在 {nothing:f0} ms 内。",
            $"{acts.Count} phones at once: half have their receipt within {median:f0} ms, 99% within {slowest:f0} ms; as many empty requests 99% within {nothing:f0} ms.");
    }

    /// <summary>From the close to the signed result, with the holders' own work outside the clock.</summary>
    /// <param name="close">The scrutineer's.</param>
    public async Task CountAsync(CloseBox close)
    {
        var server = await TimedAsync(() => AsValueAsync(round.Stage.ScrutineerAsync(close)));
        foreach (var holder in round.Holders)
        {
            var box = (await round.Stage.LookAsync(holder)).Boxes.Single(b => b.Item == item);
            var part = holder.Open(box, await round.Stage.ArchiveAsync(holder, box));
            server += await TimedAsync(() => AsValueAsync(round.Stage.HolderAsync(holder, part)));
        }

        server += await TimedAsync(() => AsValueAsync(round.Stage.ScrutineerAsync(new SignTally(item))));
        narrator.Say($"从关箱到结果，服务器用时 {server:f0} ms。", $"From the close to the result the server takes {server:f0} ms.");
    }

    private static async Task<bool> AsValueAsync(Task task)
    {
        await task;
        return true;
    }

    private static async Task<double> TimedAsync<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(double[] times, double share) => times.Order().ElementAt(Math.Min(times.Length - 1, (int)Math.Ceiling(share * times.Length) - 1));
}
