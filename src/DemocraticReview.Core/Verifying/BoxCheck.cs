using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Verifying;

/// <summary>The sealed ballots of items that were voted on by phone, against the entries (docs/record-format.md, 12).</summary>
internal sealed class BoxCheck(ChainCheck chain, Guid meeting, JsonFields settings, ItemReplay item, ReadOnlyMemory<byte> file)
{
    private const string Check = Checks.BallotArchive;
    private readonly Place _place = new(Bundle.ItemName(item.Number));

    /// <summary>Every archive that there has to be, and none besides.</summary>
    public static IEnumerable<Told> Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Guid meeting, ChainCheck chain, MeetingReplay replay)
    {
        var counted = replay.Items.Where(i => IsCountedOnPhones(chain, i)).ToList();
        foreach (var name in files.Keys.Where(n => n.StartsWith("items/", StringComparison.Ordinal) && !counted.Exists(i => n == Bundle.ItemName(i.Number))))
        {
            throw new Place(name).Lie(Checks.FileUnknown, "", "ballot.opened", name);
        }

        foreach (var item in counted)
        {
            var name = Bundle.ItemName(item.Number);
            yield return files.TryGetValue(name, out var file)
                ? new BoxCheck(chain, meeting, chain.Entries[0].Body.Object("settings"), item, file).Run()
                : throw new Place(name).Lie(Check, "", name, "-");
        }
    }

    private static bool IsCountedOnPhones(ChainCheck chain, ItemReplay item) =>
        item.UsedPhones && Last(chain, "tally.signed", item.Number) is not null && Last(chain, "ballot.opened", item.Number)!.Text("channel") == nameof(BallotChannel.Phone);

    private static JsonFields? Last(ChainCheck chain, string type, int item) => chain.Entries.LastOrDefault(e => e.Type == type && e.Body.Count("item") == item)?.Body;

    private Told Run()
    {
        var (opened, closed) = (OfItem("ballot.opened"), OfItem("ballot.closed"));
        var record = OnRecord(opened, closed);
        var archive = Holding(() => ArchiveReader.Read(file));
        var box = Holding(() => ArchiveCheck.Run(archive, record));
        var holders = Holders();
        MustBe("trustees", string.Join(' ', holders.Select(h => h.Key)), string.Join(' ', archive.Keys.Select(k => k.Key.Text)));
        CheckPoll(archive.Poll, opened.Count("round"));
        CheckList(opened, holders);
        CheckParts(archive);
        CheckCounts(box);
        return Told.Of("box", ("item", item.Number), ("ballots", box.Ballots), ("keys", holders.Count));
    }

    private BoxOnRecord OnRecord(JsonFields opened, JsonFields closed)
    {
        var (before, after) = (opened.Object("box"), closed.Object("box"));
        after.MustBe(Check, "poll", before.Text("poll"), after.Text("poll"));
        after.MustBe(Check, "heads", before.Count("heads"), after.Count("heads"));
        after.MustBe(Check, "ballots", closed.Count("collected"), after.Count("ballots"));
        after.MustBe(Check, "credentials", opened.Count("issued"), after.Count("credentials"));
        return new BoxOnRecord(
            before.Text("poll"), before.Text("setup"), after.Text("end"), after.Count("ballots"), after.Count("credentials"), before.Count("heads"), item.N);
    }

    /// <summary>Keys in the holders' order, each signed on the holder's own device.</summary>
    private List<(string Device, string Key)> Holders()
    {
        var holders = new SortedDictionary<int, (string Device, string Key)>();
        foreach (var body in chain.Entries.Where(e => e.Type == "key.registered").Select(e => e.Body))
        {
            var (holder, device, key) = (body.Count("holder"), body.Text("device"), body.Text("key"));
            var element = GroupElement.Read(System.Text.Encoding.UTF8.GetBytes(key));
            body.Must(element is not null && P256.Verify(device, HolderKey.ToSign(meeting, holder, element), body.Text("signature")), Check, "signature", $"ECDSA {device}");
            holders[holder] = (device, key);
        }

        return [.. holders.Values];
    }

    private void CheckPoll(Poll poll, int round)
    {
        var created = chain.Entries[0].Body;
        var sentence = chain.Entries.LastOrDefault(e => e.Type == "meeting.announced")?.Body.Text("question") ?? "";
        string[] answers = [.. PhoneRounds.AnswersOf(settings.Word<FailedItemGoes>("failedItem"))];
        var expected = Poll.Create(
            Poll.UuidOf(meeting, item.Number, round),
            created.Text("title"),
            $"{created.Text("number")} / {item.Number} / {round}",
            new PollQuestion(sentence, [.. answers], settings.Texts("answers").Contains(nameof(BallotAnswer.Abstained)) ? 0 : 1, 1),
            poll.Key);
        MustBe("poll", System.Text.Encoding.UTF8.GetString(expected.Json.Span), System.Text.Encoding.UTF8.GetString(poll.Json.Span));
    }

    /// <summary>The scrutineer signed heads, labels and list before the ballot opened.</summary>
    private void CheckList(JsonFields opened, List<(string Device, string Key)> holders)
    {
        var (frozen, signed, heads) = (OfItem("list.frozen"), OfItem("list.signed"), OfItem("heads.counted"));
        frozen.MustBe(Check, "setup", opened.Object("box").Text("setup"), frozen.Text("setup"));
        opened.MustBe(Check, "box.heads", heads.Count("heads"), opened.Object("box").Count("heads"));
        var scrutineer = chain.Entries.LastOrDefault(e => e.Type == "holder.named" && e.Body.Text("part") == "Scrutineer")?.Body.Count("holder") ?? 0;
        var device = holders.ElementAtOrDefault(scrutineer - 1).Device ?? "";
        var statement = P256.Message("review/ballot/list/v1", new JsonObject
        {
            ["heads"] = heads.Count("heads"),
            ["item"] = item.Number,
            ["labels"] = new JsonArray([.. frozen.Texts("labels").Select(l => (JsonNode)l)]),
            ["list"] = frozen.Text("setup"),
            ["meeting"] = meeting.ToString(),
            ["round"] = opened.Count("round"),
        });
        signed.Must(P256.Verify(device, statement, signed.Text("signature")), Check, "signature", $"ECDSA {device}");
    }

    private void CheckParts(BoxArchive archive)
    {
        foreach (var (holder, part) in archive.Parts)
        {
            var given = chain.Entries.LastOrDefault(e => e.Type == "decryption.given" && e.Body.Count("item") == item.Number && e.Body.Count("holder") == holder)?.Body.Hash("part");
            MustBe($"decryption {holder}", given ?? "-", Hex.Of(SHA256.HashData(part.Json)));
        }
    }

    private void CheckCounts(CountedBox box)
    {
        var signed = OfItem("tally.signed");
        signed.MustBe(Check, "satisfied", box.Counts[0], signed.Count("satisfied"));
        signed.MustBe(Check, "dissatisfied", box.Counts[1], signed.Count("dissatisfied"));
        signed.MustBe(Check, "abstained", box.Ballots - box.Counts[0] - box.Counts[1], signed.Count("abstained"));
        signed.MustBe(Check, "invalid", 0, signed.Count("invalid"));
    }

    private JsonFields OfItem(string type) => Last(chain, type, item.Number) ?? throw _place.Lie(Check, type, type, "-");

    private T Holding<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (BrokenRuleException broken)
        {
            var facts = string.Join(", ", broken.Facts.Where(f => f.Key is not ("expected" or "found" or "field")).Select(f => $"{f.Key} {f.Value}"));
            throw _place.Lie(
                Check,
                broken.Facts.TryGetValue("field", out var field) ? $"{field}" : "",
                broken.Facts.TryGetValue("expected", out var expected) ? $"{expected}" : broken.Rule.Code,
                broken.Facts.TryGetValue("found", out var found) ? $"{found}" : facts.Length > 0 ? facts : "-");
        }
    }

    private void MustBe(string field, string expected, string found)
    {
        if (expected != found)
        {
            throw _place.Lie(Check, field, expected, found);
        }
    }
}
