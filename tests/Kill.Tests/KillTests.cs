using KillSwitch;

namespace DemocraticReview.Kill.Tests;

/// <summary>Every command, in a process that dies at it. Both plays and the undisturbed one run side by side.</summary>
public sealed class KilledBeforeTheCommitTests
{
    [Fact]
    public Task A_command_killed_before_its_commit_and_sent_again_leaves_what_one_undisturbed_leaves() => Undisturbed.CompareAsync(Moment.BeforeTheCommit);
}

public sealed class KilledAfterTheCommitTests
{
    [Fact]
    public Task A_command_killed_after_its_commit_and_sent_again_leaves_what_one_undisturbed_leaves() => Undisturbed.CompareAsync(Moment.AfterTheCommit);
}

internal static class Undisturbed
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> State = new(() => PlayAsync(null));

    public static async Task CompareAsync(Moment moment)
    {
        var disturbed = PlayAsync(moment);
        Tests.State.Differences(await disturbed, await State.Value).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Moment? moment)
    {
        using var play = new Play(moment);
        await new Story(play).PlayAsync();
        await play.Server.StopAsync();
        play.LeftOut.ShouldBeEmpty("the play leaves out commands");
        return await Tests.State.ReadAsync(play.Server.Data);
    }
}
