using DemocraticReview.App.Commands;
using DemocraticReview.Core.Drawing;

namespace DemocraticReview.App.Drawing;

/// <summary>A whole draw in public, played by everybody who takes part, wherever the product's meetings are played.</summary>
/// <param name="Read">The draw as it stands.</param>
/// <param name="Office">Sends as the union office.</param>
/// <param name="Witness">Sends as one of the witnesses.</param>
/// <param name="Devices">Theirs.</param>
/// <param name="Dice">So many digits, as the dice fall.</param>
public sealed record PlayedDraw(
    Func<Task<DrawView>> Read, Func<OnMeeting, Task> Office, Func<WitnessDevice, OnMeeting, Task> Witness, IReadOnlyList<WitnessDevice> Devices, Func<int, string> Dice)
{
    /// <summary>From the witnesses' first look at their link to the panel; where everybody sits, the seating of everybody.</summary>
    public async Task HoldAsync(string? reason = null)
    {
        if ((await Read()).Form == DrawForm.NoDraw)
        {
            await Office(new SeatMembers());
            return;
        }

        await FreezeAsync(reason);
        await CommitAsync();
        await RollAsync();
        await RevealAsync();
    }

    public async Task RegisterAsync()
    {
        foreach (var device in Devices)
        {
            await Witness(device, device.Register());
        }
    }

    public async Task FreezeAsync(string? reason = null)
    {
        await RegisterAsync();
        await Office(new AnnounceDraw(null, reason));
        await Office(new FreezeRoster());
    }

    public async Task CommitAsync()
    {
        var draw = await Read();
        foreach (var device in Devices.Where(d => d.IsWitnessOf(draw)))
        {
            await Witness(device, device.Commit(draw));
        }
    }

    public async Task RollAsync()
    {
        var draw = await Read();
        if (draw.Step == DrawStep.Lots)
        {
            await Office(new DrawLots(Lots(draw)));
            return;
        }

        var dice = Dice(draw.DiceCount);
        await Office(new EnterDice(dice));
        foreach (var device in Devices.Where(d => d.IsWitnessOf(draw)))
        {
            await Witness(device, device.Confirm(draw, dice));
        }
    }

    public async Task RevealAsync()
    {
        var draw = await Read();
        foreach (var device in Devices.Where(d => draw.Step == DrawStep.Reveal && d.IsWitnessOf(draw)))
        {
            await Witness(device, device.Reveal(draw));
        }
    }

    private static IReadOnlyList<string> Lots(DrawView draw) => throw new NotSupportedException($"Draw {draw.Draw} is by paper lots, which come out of a box.");
}
