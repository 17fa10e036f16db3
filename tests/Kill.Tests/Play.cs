using DemocraticReview.App.Commands;
using DemocraticReview.App.Rights;
using DemocraticReview.Web.Api;
using KillSwitch;

namespace DemocraticReview.Kill.Tests;

/// <summary>Sends commands to a product that dies once at each kind of them, and sends each again until it has its answer.</summary>
/// <param name="moment">When it dies; null for the undisturbed run.</param>
internal sealed class Play(Moment? moment) : IDisposable
{
    private readonly HashSet<Type> struck = [];
    private readonly List<Person> people = [];
    private int steps;

    /// <summary>Either wake port dies at some moment.</summary>
    public Server Server { get; } = new(moment == Moment.BeforeTheCommit ? "loop" : "hangfire");

    /// <summary>Kinds of commands that this play has carried out; where it is a disturbed one, each with its kill.</summary>
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
        if (moment is null)
        {
            Played.Add(kind);
            return await attempt(key);
        }

        if (spare || !struck.Add(kind))
        {
            return await attempt(key);
        }

        await StrikeAsync(key, async () => await Should.ThrowAsync<HttpRequestException>(() => attempt(key)));
        Played.Add(kind);
        var answer = await attempt(key);
        (await attempt(key)).ShouldBeEquivalentTo(answer);
        return answer;
    }

    /// <summary>Lets time pass, and the product do what is due by then.</summary>
    /// <param name="now">What time it is from here on.</param>
    /// <param name="kind">The command that is sent by a clock then, if any.</param>
    /// <param name="key">Its key.</param>
    public async Task PassAsync(DateTimeOffset now, Type? kind = null, string? key = null)
    {
        if (kind is not null && moment is not null)
        {
            struck.Add(kind);
            await StrikeAsync(key!, () => ArriveAtAsync(now));
        }
        else
        {
            await ArriveAtAsync(now);
        }

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

    public void Dispose()
    {
        people.ForEach(p => p.Dispose());
        Server.Dispose();
    }

    private async Task StrikeAsync(string key, Func<Task> send)
    {
        Server.Orders.Death = (moment!.Value, key);
        await send();
        await Server.DiedAsync();
        Server.Orders.Death = null;
        await Server.StartAsync();
        (await State.HasCommandAsync(Server.Data, key)).ShouldBe(moment == Moment.AfterTheCommit, key);
    }

    // What is due is looked at when the product starts; nobody waits for its next turn.
    private async Task ArriveAtAsync(DateTimeOffset now)
    {
        await Server.StopAsync();
        Server.Orders.Now = now;
        await Server.StartAsync();
    }
}
