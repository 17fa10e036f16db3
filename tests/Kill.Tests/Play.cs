using DemocraticReview.App.Commands;
using DemocraticReview.App.Rights;
using DemocraticReview.Web.Api;
using KillSwitch;

namespace DemocraticReview.Kill.Tests;

/// <summary>What befalls the product in a play.</summary>
internal enum Disturbance
{
    None,

    /// <summary>Two kills at every kind of command: one before its commit, one after it.</summary>
    Kills,

    /// <summary>The deliberate violator: as above, but the product has not kept the key of a command that it was killed after.</summary>
    KillsForgetting,
}

/// <summary>
/// Sends commands to a product that is killed before the commit of each kind of them and once more after it, and sends each again until it has its answer.
/// One death serves two: the command that dies before its commit takes along the one that is held after its own.
/// </summary>
internal sealed class Play(Disturbance disturbance) : IDisposable
{
    private readonly HashSet<Type> struck = [];
    private readonly List<Person> people = [];
    private Held? held;
    private int steps;

    public Server Server { get; } = new();

    /// <summary>Kinds of commands that this play has carried out; where it is a disturbed one, each with its kills.</summary>
    public HashSet<Type> Played { get; } = [];

    /// <summary>Kinds that it has not: every one of the product must be played.</summary>
    public IEnumerable<Type> LeftOut => CommandActs.All.Except(Played);

    public Person Arrive()
    {
        var person = new Person(Server);
        people.Add(person);
        return person;
    }

    /// <param name="who">The sender.</param>
    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="command">The body.</param>
    /// <param name="spare">A later one of this kind is the one to strike.</param>
    public Task<Answer> SendAsync(Person who, string path, Command command, bool spare = false) =>
        SendAsync(command.GetType(), key => who.PostAsync<Answer>(path, command, key), spare);

    /// <summary>Opens a personal link, as its first device.</summary>
    public async Task<Person> BindAsync(string token)
    {
        var who = Arrive();
        await SendAsync(typeof(BindLink), key => who.PostAsync<SignedIn>("sign-in/link", new LinkSignIn(token), key));
        return who;
    }

    /// <param name="kind">The command behind the request.</param>
    /// <param name="attempt">Sends the request under the given key.</param>
    /// <param name="spare">A later one of this kind is the one to strike.</param>
    public async Task<T> SendAsync<T>(Type kind, Func<string, Task<T>> attempt, bool spare = false)
    {
        var key = Server.Orders.Step = $"step-{++steps}-{kind.Name}";
        if (disturbance == Disturbance.None)
        {
            Played.Add(kind);
            return await attempt(key);
        }

        if (spare || !struck.Add(kind))
        {
            return await attempt(key);
        }

        if (disturbance == Disturbance.Kills)
        {
            await DieAtAsync(key, async () => await Should.ThrowAsync<HttpRequestException>(() => attempt(key)));
            await RecoverAsync();
            Server.Orders.Step = key;
        }

        Played.Add(kind);
        return await HoldAsync(key, attempt);
    }

    /// <summary>Lets time pass, and the product do what is due by then.</summary>
    /// <param name="now">What time it is from here on.</param>
    /// <param name="kind">The command that is sent by a clock then, if any.</param>
    /// <param name="key">Its key.</param>
    public async Task PassAsync(DateTimeOffset now, Type? kind = null, string? key = null)
    {
        await RestartAsync();
        if (kind is not null && disturbance == Disturbance.Kills)
        {
            struck.Add(kind);
            await DieAtAsync(key!, () => ArriveAtAsync(now));
            Server.Orders.Fate = (Moment.AfterTheCommit, key!);
            await ArriveAtAsync(now);
            await CommittedAsync(key!);
            Server.Orders.Fate = null;
        }

        await ArriveAtAsync(now);
        for (var looks = 0; await State.IsAnythingDueAsync(Server.Data, now); looks++)
        {
            looks.ShouldBeLessThan(1200, "what is due is not done");
            await Task.Delay(50);
        }

        if (kind is not null)
        {
            (await State.HasCommandAsync(Server.Data, key!)).ShouldBeTrue();
            Played.Add(kind);
        }
    }

    /// <summary>The last kill, of what is held until then.</summary>
    public async Task EndAsync()
    {
        await RestartAsync();
        await Server.StopAsync();
    }

    public void Dispose()
    {
        people.ForEach(p => p.Dispose());
        Server.Dispose();
    }

    private async Task DieAtAsync(string key, Func<Task> send)
    {
        Server.Orders.Fate = (Moment.BeforeTheCommit, key);
        await send();
        await Server.DiedAsync();
        Server.Orders.Fate = null;
        (await State.HasCommandAsync(Server.Data, key)).ShouldBeFalse(key);
    }

    // Nobody is told of the first attempt; the second has the answer that is kept. The process that comes next must give it as well.
    private async Task<T> HoldAsync<T>(string key, Func<string, Task<T>> attempt)
    {
        Server.Orders.Fate = (disturbance == Disturbance.Kills ? Moment.AfterTheCommit : Moment.AfterTheCommitForgetting, key);
        var untold = attempt(key);
        await (disturbance == Disturbance.Kills ? CommittedAsync(key) : Task.Delay(TimeSpan.FromSeconds(1)));
        Server.Orders.Fate = null;
        untold.IsCompleted.ShouldBeFalse(key);
        var answer = await attempt(key);
        held = new Held(key, untold, async () => (await attempt(key)).ShouldBeEquivalentTo(answer));
        return answer;
    }

    private async Task CommittedAsync(string key)
    {
        for (var looks = 0; !await State.HasCommandAsync(Server.Data, key); looks++)
        {
            looks.ShouldBeLessThan(3000, $"{key} is not committed");
            await Task.Delay(20);
        }
    }

    private async Task RestartAsync()
    {
        if (held is not null)
        {
            await Server.StopAsync();
            await RecoverAsync();
        }
    }

    private async Task RecoverAsync()
    {
        await Server.StartAsync();
        if (held is { } last)
        {
            held = null;
            await Should.ThrowAsync<HttpRequestException>(() => last.Untold);
            Server.Orders.Step = last.Key;
            await last.SendAgainAsync();
        }
    }

    // What is due is looked at when the product starts; nobody waits for its next turn.
    private async Task ArriveAtAsync(DateTimeOffset now)
    {
        await Server.StopAsync();
        Server.Orders.Now = now;
        await Server.StartAsync();
    }

    /// <param name="Key">Of the command.</param>
    /// <param name="Untold">The attempt that never comes back.</param>
    /// <param name="SendAgainAsync">Sends it again, and compares the answer.</param>
    private sealed record Held(string Key, Task Untold, Func<Task> SendAgainAsync);
}
