using DemocraticReview.App.Drawing;
using DemocraticReview.App.People;

namespace DemocraticReview.Kill.Tests;

/// <summary>The comparison on products that are wrong, where it must fail.</summary>
public sealed class ViolatorTests
{
    [Fact]
    public async Task A_product_that_forgets_the_key_of_a_command_is_noticed()
    {
        var undisturbed = await BeginningAsync(Disturbance.None);
        var forgetting = await BeginningAsync(Disturbance.KillsForgetting);
        State.Differences(forgetting, undisturbed).ShouldContain(d => d.StartsWith("too much: Events") && d.Contains("calendar.changed"));
    }

    [Fact]
    public async Task A_play_that_leaves_a_command_out_is_noticed()
    {
        using var play = new Play(Disturbance.None);
        await new Story(play).OpenAsync();
        play.LeftOut.ShouldContain(typeof(FreezeRoster));
        play.LeftOut.ShouldNotContain(typeof(ChangeCalendar));
    }

    private static async Task<IReadOnlyList<string>> BeginningAsync(Disturbance disturbance)
    {
        using var play = new Play(disturbance);
        await new Story(play).OpenAsync(spareFounding: disturbance == Disturbance.KillsForgetting);
        await play.EndAsync();
        return await State.ReadAsync(play.Server.Data);
    }
}
