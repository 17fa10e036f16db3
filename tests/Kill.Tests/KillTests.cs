namespace DemocraticReview.Kill.Tests;

/// <summary>Every command, in a process that dies at it. The disturbed play and the undisturbed one run side by side.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task A_command_killed_before_its_commit_and_after_it_and_sent_again_leaves_what_one_undisturbed_leaves()
    {
        var undisturbed = PlayAsync(Disturbance.None);
        State.Differences(await PlayAsync(Disturbance.Kills), await undisturbed).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Disturbance disturbance)
    {
        using var play = new Play(disturbance);
        await new Story(play).PlayAsync();
        await play.EndAsync();
        play.LeftOut.ShouldBeEmpty("the play leaves out commands");
        return await State.ReadAsync(play.Server.Data);
    }
}
