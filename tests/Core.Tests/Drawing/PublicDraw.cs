using Core.Tests.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Drawing;

/// <summary>Everybody who takes part in a draw in public, each doing what is next. The devices' secrets and keys are the same in every run.</summary>
internal sealed class PublicDraw(IReadOnlyList<CorpsMember> corps, DateTimeOffset now, int seed)
{
    /// <summary>Where a test does not keep a record beside the meeting.</summary>
    public static TreeHead SomeHead { get; } = new(9, new string('5', 64));

    /// <summary>Size and root of the record at the frozen roster and at the last commit.</summary>
    public TreeHead Frozen { get; init; } = SomeHead;

    public TreeHead Committed { get; init; } = SomeHead;

    public static IReadOnlyList<DrawWitness> Witnesses(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new DrawWitness(i, (WitnessPart)(i == 3 ? (int)WitnessPart.RespondentsChoice : i - 1), TestKey.Of(i).Key, $"W{i:D4}"))];

    public static int WitnessesOf(ReviewMeeting m) => m.RevealsMissing >= DrawForms.MostMissingReveals ? 0 : DrawForms.LeastWitnesses(m.Settings.DrawForm);

    public static byte[] Secret(int draw, int witness) => Some.Bytes((1000 * draw) + witness);

    public DrawAnnounced Announce(ReviewMeeting m, string? words = null) =>
        DrawCeremony.Announce(m, Witnesses(WitnessesOf(m)), corps, RandomBytes(m.Heads.Count, 1), now, words);

    public MeetingEvent Next(ReviewMeeting m) => DrawSteps.Next(m.Drawing) switch
    {
        null => Announce(m),
        DrawStep.Freeze => DrawCeremony.Freeze(m, corps, Some.Bytes(seed), RandomBytes(m.Drawing!.Announced.Members, 2), now),
        DrawStep.Commit => Commit(m, m.Drawing!.Commits.Count + 1),
        DrawStep.Dice => Dice(m, m.Drawing!.Dice.Count + 1, DiceOf(m)),
        DrawStep.Reveal => DrawCeremony.Reveal(m, m.Drawing!.Reveals.Count + 1, Hex.Of(Secret(m.LastDraw, m.Drawing.Reveals.Count + 1))),
        DrawStep.Lots => DrawCeremony.DrawLots(m, Lots(m.Drawing!)),
        _ => DrawCeremony.Draw(m),
    };

    public DrawCommitted Commit(ReviewMeeting m, int witness)
    {
        var binding = m.Drawing!.Bind();
        var commit = DrawHashes.Commit(binding, witness, TestKey.Of(witness).Key, Secret(m.LastDraw, witness));
        return DrawCeremony.Commit(m, witness, commit, Frozen, TestKey.Of(witness).SignHex(DrawHashes.CommitStatement(binding, witness, commit, Frozen)));
    }

    public DiceConfirmed Dice(ReviewMeeting m, int witness, string dice)
    {
        var draw = m.Drawing!;
        return draw.Witnesses.Count == 0
            ? DrawCeremony.Confirm(m, 0, dice, Frozen, null)
            : DrawCeremony.Confirm(m, witness, dice, Committed, TestKey.Of(witness).SignHex(DrawHashes.DiceStatement(draw.Bind(), draw.Reading, witness, dice, Committed)));
    }

    /// <summary>A witness misreads, or lies.</summary>
    public DiceConfirmed OtherDice(ReviewMeeting m) => m.Drawing?.Roster is null
        ? DrawCeremony.Confirm(m, 1, "000000", Committed, null)
        : Dice(m, m.Drawing.Dice.Count + 1, new string('0', DrawForms.Dice(m.Drawing.Announced.Form)));

    private static string DiceOf(ReviewMeeting m) => "4029136587"[..DrawForms.Dice(m.Drawing!.Announced.Form)];

    // As many as it takes, whatever the minimums ask for: every label is drawn.
    private static IReadOnlyList<string> Lots(DrawInHand draw)
    {
        var recused = draw.Roster!.Recused.Select(r => r.Label).ToHashSet();
        return [.. draw.Roster.Members.Select(m => m.Label).Where(l => !recused.Contains(l)).Reverse()];
    }

    private byte[] RandomBytes(int count, int purpose) => [.. Enumerable.Range(0, count).SelectMany(i => Some.Bytes(seed ^ (i << 4) ^ purpose))];
}
