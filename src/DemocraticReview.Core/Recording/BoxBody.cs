using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Recording;

/// <summary>What the public record says of keys and boxes: never a credential, a ballot or a payload, since their order would be the order of voting.</summary>
internal static class BoxBody
{
    public static JsonObject Of(MeetingEvent happened) => happened switch
    {
        HolderNamed e => new() { ["holder"] = e.Holder.Number, ["part"] = e.Holder.Part.ToString() },
        KeyRegistered e => KeyOf(e),
        KeyDestroyed e => new() { ["holder"] = e.Holder },
        RegistrationOpened e => new() { ["item"] = e.Item, ["round"] = e.Round, ["script"] = e.Script },
        RegistrationEmptied e => new() { ["item"] = e.Item },
        HeadsCounted e => new() { ["item"] = e.Item, ["heads"] = e.Heads },
        ListFrozen e => new()
        {
            ["item"] = e.Item,
            ["issued"] = e.List.Issued,
            ["labels"] = DrawBodies.Texts(e.List.Labels),
            ["poll"] = e.List.PollHash,
            ["setup"] = e.List.SetupHash,
        },
        ListChecked e => new() { ["item"] = e.Item, ["label"] = e.Label },
        TabletSetUp => [],
        TabletChosen e => new() { ["by"] = e.By.ToString(), ["label"] = e.Label, ["tablet"] = e.OnTablet },
        ListSigned e => new() { ["item"] = e.Item, ["signature"] = e.Signature },
        DecryptionGiven e => new() { ["item"] = e.Item, ["holder"] = e.Holder, ["part"] = Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(e.Part))) },
        _ => throw PublicBody.Unknown(happened),
    };

    public static JsonObject? Of(OpenedBox? box) =>
        box is null ? null : new() { ["heads"] = box.Heads, ["poll"] = box.PollHash, ["setup"] = box.SetupHash };

    public static JsonObject? Of(ClosedBox? box) => box is null ? null : new()
    {
        ["ballots"] = box.Ballots,
        ["credentials"] = box.Credentials,
        ["end"] = box.EndBallotsHash,
        ["heads"] = box.Heads,
        ["poll"] = box.PollHash,
    };

    private static JsonObject KeyOf(KeyRegistered e)
    {
        var key = HolderKey.Read(Encoding.UTF8.GetBytes(e.Key));
        return new()
        {
            ["holder"] = e.Holder,
            ["device"] = e.Device,
            ["key"] = key.Key.Text,
            ["pok"] = new JsonObject { ["challenge"] = Digits(key.Proof.Challenge), ["response"] = Digits(key.Proof.Response) },
            ["signature"] = e.Signature,
        };
    }

    private static string Digits(System.Numerics.BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
