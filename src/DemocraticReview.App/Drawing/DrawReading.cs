using System.Text;
using System.Text.Json;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Drawing;

/// <summary>Reads a draw from its entries, not from the meeting: what a device signs is what stands on the record.</summary>
public static class DrawReading
{
    public static async Task<DrawView> OfAsync(ReviewDb db, Ledger ledger, Guid id, CancellationToken cancellation)
    {
        var meeting = await ledger.MeetingAsync(id, cancellation);
        var entries = await db.Entries.AsNoTracking().Where(e => e.MeetingId == id).OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync(cancellation);
        var typed = await db.Meetings.Where(m => m.Id == id).Select(m => m.TypedDice).FirstAsync(cancellation);
        return new Reading(meeting, entries).View(typed);
    }

    private sealed class Reading(ReviewMeeting meeting, List<byte[]> entries)
    {
        private readonly List<Step> steps = StepsOfTheLast(entries);
        private DrawInHand? InHand => meeting.Drawing;

        public DrawView View(string? typed)
        {
            var announced = Last<DrawAnnounced>();
            var roster = Last<RosterFrozen>();
            var commits = All<DrawCommitted>();
            var dice = All<DiceConfirmed>().Select(s => SignedOf(s.Body)).ToList();
            var voided = Last<DrawVoided>()?.Body;
            var panel = Last<PanelDrawn>()?.Body;
            var form = announced is null ? DrawCeremony.FormOf(meeting) : Read<DrawForm>(announced.Body, "form");
            var whole = announced is not null && commits.Count > 0 && commits.Count == announced.Body.GetProperty("witnesses").GetArrayLength();
            var bound = whole ? HeadAt(commits[^1].Seq) : form == DrawForm.DiceAlone && roster is not null ? HeadAt(roster.Seq) : null;
            return new DrawView(
                meeting.Id,
                announced?.Body.GetProperty("draw").GetInt32() ?? 0,
                form,
                DrawSteps.Next(InHand),
                DrawForms.Dice(form),
                announced?.Body.GetProperty("members").GetInt32() ?? 0,
                roster?.Body.GetProperty("recused").GetArrayLength() ?? 0,
                announced?.Body.GetProperty("recusalsUntil").GetDateTimeOffset(),
                announced is null ? [] : [.. announced.Body.GetProperty("witnesses").EnumerateArray().Select(w => WitnessOf(w, commits, dice))],
                announced?.Body,
                roster?.Body,
                roster is null ? null : HeadAt(roster.Seq),
                bound,
                bound is null ? [] : [.. commits.Select(c => Shown(c.Seq, bound.Size))],
                InHand?.Reading ?? dice.Select(d => d.Reading).DefaultIfEmpty(1).Max(),
                TypedDice.Read(typed, InHand),
                dice,
                voided is null ? null : Read<DrawVoidCause>(voided.Value, "cause"),
                voided?.GetProperty("witness").GetInt32(),
                Lines(panel, "panel"),
                Lines(panel, "reserves"));
        }

        private WitnessView WitnessOf(JsonElement witness, List<Step> commits, List<SignedDice> dice)
        {
            var number = witness.GetProperty("witness").GetInt32();
            var reading = InHand?.Reading ?? dice.Select(d => d.Reading).DefaultIfEmpty(1).Max();
            return new WitnessView(
                number,
                Read<WitnessPart>(witness, "part"),
                witness.GetProperty("key").GetString()!,
                commits.Exists(c => IsOf(c, number)),
                dice.Exists(d => d.Witness == number && d.Reading == reading),
                All<DrawRevealed>().Exists(r => IsOf(r, number)));
        }

        private ShownEntry Shown(int seq, int size)
        {
            var leaves = entries.Take(size).Select(e => MerkleProof.LeafHash(e)).ToArray();
            return new ShownEntry(seq, Encoding.UTF8.GetString(entries[seq - 1]), [.. MerkleProof.Inclusion(leaves, seq - 1).Select(h => Hex.Of(h))]);
        }

        private TreeHead HeadAt(int size) => new(size, Hex.Of(MerkleTree.RootOf(entries.Take(size))));

        private Step? Last<T>() => All<T>().LastOrDefault();

        private List<Step> All<T>() => steps.FindAll(s => s.Type == EventCatalog.NameOf(typeof(T)));

        private static bool IsOf(Step step, int witness) => step.Body.GetProperty("witness").GetInt32() == witness;

        private static T Read<T>(JsonElement body, string field)
            where T : struct, Enum => Enum.Parse<T>(body.GetProperty(field).GetString()!);

        private static SignedDice SignedOf(JsonElement body) => new(
            body.GetProperty("witness").GetInt32(),
            body.GetProperty("reading").GetInt32(),
            body.GetProperty("dice").GetString()!,
            new TreeHead(body.GetProperty("checkpoint").GetProperty("size").GetInt32(), body.GetProperty("checkpoint").GetProperty("root").GetString()!),
            body.GetProperty("signature").GetString());

        private static List<DrawnLine> Lines(JsonElement? panel, string field) => panel is null
            ? []
            : [.. panel.Value.GetProperty(field).EnumerateArray().Select(j => new DrawnLine(j.GetProperty("label").GetString()!, j.GetProperty("stratum").GetString()!, j.GetProperty("ticket").GetString()))];

        private static List<Step> StepsOfTheLast(List<byte[]> entries)
        {
            var steps = new List<Step>();
            foreach (var (i, bytes) in entries.Index())
            {
                // Cheaper than to parse what no draw is about.
                if (bytes.AsSpan().IndexOf("\"type\":\"draw."u8) < 0 && bytes.AsSpan().IndexOf("\"type\":\"panel.drawn\""u8) < 0)
                {
                    continue;
                }

                using var entry = JsonDocument.Parse(bytes);
                var type = entry.RootElement.GetProperty("type").GetString()!;
                if (type == EventCatalog.NameOf(typeof(DrawAnnounced)))
                {
                    steps.Clear();
                }

                steps.Add(new Step(i + 1, type, entry.RootElement.GetProperty("body").Clone()));
            }

            return steps;
        }
    }

    private sealed record Step(int Seq, string Type, JsonElement Body);
}
