using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.App.Voting;

/// <summary>
/// A key holder's device where no browser is there: in rehearsals and in tests. It makes what the page makes; the page alone guards a real box
/// (Assets/Voting/holder.ts).
/// </summary>
/// <param name="role">Of the personal link.</param>
/// <param name="key">Of the personal link: a judge's label, else the 工号.</param>
/// <param name="device">The device's own key.</param>
/// <param name="scalars">Of this device alone; the first one is the secret.</param>
public sealed class HolderDevice(Role role, string key, IRecordSigner device, RandomScalars scalars)
{
    private readonly BigInteger secret = scalars.Next();

    public Role Role => role;

    public string Key => key;

    public RegisterKey Make(HolderView sight)
    {
        var made = HolderKey.Make(secret, scalars);
        return new RegisterKey(made.Json, device.Key, Hex.Of(device.Sign(HolderKey.ToSign(sight.Anchor.Meeting, sight.Holder, made.Key))));
    }

    /// <summary>As the scrutineer alone: heads, labels and list.</summary>
    public SignList Sign(HolderView sight)
    {
        var list = sight.List!;
        var statement = P256.Message("review/ballot/list/v1", new JsonObject
        {
            ["heads"] = list.Heads,
            ["item"] = list.Item,
            ["labels"] = new JsonArray([.. list.Labels.Select(l => (JsonNode)l)]),
            ["list"] = list.List,
            ["meeting"] = sight.Anchor.Meeting.ToString(),
            ["round"] = list.Round,
        });
        return new SignList(list.Item, Hex.Of(device.Sign(statement)));
    }

    /// <summary>Checks the whole box against the record, multiplies for itself, and opens the own lock.</summary>
    public GivePart Open(BoxView box, byte[] archive)
    {
        var closed = ArchiveReader.Read(archive);
        var counting = ArchiveCheck.Closed(closed, OnRecord(box));
        var part = PartialDecryption.Make(closed.Poll, BoxTally.Of(counting, closed.Poll.Question.Answers.Length), secret, scalars);
        return new GivePart(box.Item, box.Round, Encoding.ASCII.GetString(part.Json));
    }

    private static BoxOnRecord OnRecord(BoxView box)
    {
        var opened = JsonElement.Parse(box.Opened.Entry).GetProperty("body");
        var closed = JsonElement.Parse(box.Closed.Entry).GetProperty("body").GetProperty("box");
        return new BoxOnRecord(
            opened.GetProperty("box").GetProperty("poll").GetString()!,
            opened.GetProperty("box").GetProperty("setup").GetString()!,
            closed.GetProperty("end").GetString()!,
            closed.GetProperty("ballots").GetInt32(),
            closed.GetProperty("credentials").GetInt32(),
            closed.GetProperty("heads").GetInt32(),
            opened.GetProperty("present").GetInt32());
    }
}
