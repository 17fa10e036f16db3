using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.People;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>The draw in public, with dice; and one that is twice voided by a witness who does not reveal, and then held by paper lots.</summary>
internal sealed class Draw(Play play, Office office, Guid meeting)
{
    private readonly List<(WitnessDevice Device, Person Person)> witnesses = [];

    /// <summary>Who has opened a link for it.</summary>
    public Dictionary<(Role Role, string Key), Person> People { get; } = [];

    public async Task HoldAsync(Person buyer)
    {
        await DoAsync(buyer, new NameWitness(Cast.Officer(5)));
        await ComeAsync((Role.Scrutineer, 1), (Role.Observer, 4), (Role.Witness, 5));
        var committed = await AgreeAsync();
        foreach (var (device, person) in witnesses)
        {
            await DoAsync(person, device.Reveal(committed));
        }
    }

    public async Task DrawLotsAsync()
    {
        await ComeAsync((Role.Scrutineer, 1), (Role.Observer, 4));
        await VoidAsync();
        await VoidAsync();
        await DoAsync(office.Union, new AnnounceDraw());
        await DoAsync(office.Union, new FreezeRoster());
        await DoAsync(office.Union, new DrawLots(await LabelsAsync()));
    }

    /// <summary>Every witness's phone signs the record where something waits for it.</summary>
    public async Task CountersignAsync()
    {
        foreach (var (device, person) in witnesses)
        {
            await DoAsync(person, device.Countersign(await person.GetAsync<CountersigningView>($"meetings/{meeting}/countersigning")));
        }
    }

    private async Task VoidAsync()
    {
        await DoAsync(witnesses[0].Person, witnesses[0].Device.Reveal(await AgreeAsync()));
        await DoAsync(office.Union, new VoidDraw(DrawVoidCause.RevealMissing, 2));
    }

    /// <summary>A draw as far as its dice.</summary>
    private async Task<DrawView> AgreeAsync()
    {
        await DoAsync(office.Union, new AnnounceDraw());
        await DoAsync(office.Union, new FreezeRoster());
        var frozen = await ViewAsync();
        foreach (var (device, person) in witnesses)
        {
            await DoAsync(person, device.Commit(frozen));
        }

        var committed = await ViewAsync();
        await DoAsync(office.Union, new EnterDice("402913"));
        foreach (var (device, person) in witnesses)
        {
            await DoAsync(person, device.Confirm(committed, "402913"));
        }

        return committed;
    }

    private async Task ComeAsync(params IEnumerable<(Role Role, int Officer)> all)
    {
        foreach (var (role, officer) in all)
        {
            await ComeAsync(role, Cast.Officer(officer).Number);
        }
    }

    private async Task ComeAsync(Role role, string number)
    {
        var links = await office.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links");
        var person = People[(role, number)] = await play.BindAsync(links.Single(l => l.Role == role).Token);
        var device = new WitnessDevice(role, number, new RepeatableSigner(RepeatableSigner.Secret(1, number)), draw => RepeatableSigner.Secret(draw, number));
        witnesses.Add((device, person));
        await DoAsync(person, device.Register());
    }

    private async Task<IReadOnlyList<string>> LabelsAsync()
    {
        var draw = await ViewAsync();
        var recused = draw.Roster!.Value.GetProperty("recused").EnumerateArray().Select(r => r.GetProperty("label").GetString()).ToHashSet();
        var openings = await office.Union.GetAsync<RecordOpenings>($"meetings/{meeting}/openings");
        return [.. openings.Labels.Where(l => l.Draw == draw.Draw && !recused.Contains(l.Label)).Select(l => l.Label)];
    }

    private Task<DrawView> ViewAsync() => office.Union.GetAsync<DrawView>($"meetings/{meeting}/draw");

    private Task<Answer> DoAsync(Person who, Command command) => play.SendAsync(who, $"meetings/{meeting}/{Story.NameOf(command)}", command);
}
