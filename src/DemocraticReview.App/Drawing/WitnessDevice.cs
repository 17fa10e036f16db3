using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Drawing;

/// <summary>
/// A witness's phone where no browser is there: in rehearsals, in the demo works and in tests. It makes what the page makes; the page alone
/// guards a real witness, and checks far more before it signs (Assets/Drawing/witness.ts).
/// </summary>
/// <param name="role">Of the personal link.</param>
/// <param name="personNumber">Of the personal link.</param>
/// <param name="key">The device's own.</param>
/// <param name="secret">32 bytes that nobody foresees, the same each time for one draw.</param>
public sealed class WitnessDevice(Role role, string personNumber, IRecordSigner key, Func<int, byte[]> secret)
{
    public Role Role => role;

    public string PersonNumber => personNumber;

    public RegisterWitness Register() => new(key.Key);

    public bool IsWitnessOf(DrawView draw) => draw.Witnesses.Any(w => w.Key == key.Key);

    public CommitDraw Commit(DrawView draw)
    {
        var (binding, number) = (BindingOf(draw), NumberIn(draw));
        var commit = DrawHashes.Commit(binding, number, key.Key, secret(draw.Draw));
        return new CommitDraw(draw.Draw, commit, Sign(DrawHashes.CommitStatement(binding, number, commit, draw.Frozen!)));
    }

    public ConfirmDice Confirm(DrawView draw, string dice) => new(
        draw.Draw, draw.Reading, dice, Sign(DrawHashes.DiceStatement(BindingOf(draw), draw.Reading, NumberIn(draw), dice, draw.Checkpoint!)));

    public RevealSecret Reveal(DrawView draw) => new(draw.Draw, Hex.Of(secret(draw.Draw)));

    /// <summary>Signs the newest checkpoint.</summary>
    public WitnessCheckpoint Countersign(CountersigningView view)
    {
        var lines = view.Anchor.Checkpoint.Split('\n');
        return new WitnessCheckpoint(int.Parse(lines[1], CultureInfo.InvariantCulture), Sign(Encoding.UTF8.GetBytes(string.Concat(lines.Take(3).Select(l => $"{l}\n")))));
    }

    private int NumberIn(DrawView draw) => draw.Witnesses.Single(w => w.Key == key.Key).Witness;

    private string Sign(byte[] statement) => Hex.Of(key.Sign(statement));

    private static DrawBinding BindingOf(DrawView draw)
    {
        var roster = draw.Roster!.Value;
        var recused = roster.GetProperty("recused").EnumerateArray().Select(r => new SkippedMember(r.GetProperty("label").GetString()!, r.GetProperty("reason").GetString()!));
        return new DrawBinding(
            draw.Meeting, draw.Draw, DrawHashes.Announcement(JsonSerializer.SerializeToNode(draw.Announced!.Value)!), roster.GetProperty("root").GetString()!, draw.Members, DrawHashes.Recusals(recused));
    }
}
