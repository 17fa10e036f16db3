using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Recording;

/// <summary>What the public record says of the draw and of the seats: all that it takes to hold it again.</summary>
internal static class DrawBody
{
    public static JsonObject Of(ReviewMeeting before, MeetingEvent happened) => happened switch
    {
        DrawAnnounced e => DrawBodies.Announced(before.Id, e),
        RosterFrozen e => new()
        {
            ["draw"] = e.Draw,
            ["root"] = e.Root,
            ["members"] = e.Members.Count,
            ["recused"] = DrawBodies.Recused(e.Recused),
        },
        DrawCommitted e => new()
        {
            ["draw"] = e.Draw,
            ["witness"] = e.Witness,
            ["commit"] = e.Commit,
            ["checkpoint"] = DrawBodies.Head(e.Checkpoint),
            ["signature"] = e.Signature,
        },
        DiceConfirmed e => new()
        {
            ["draw"] = e.Draw,
            ["reading"] = e.Reading,
            ["witness"] = e.Witness,
            ["dice"] = e.Dice,
            ["checkpoint"] = DrawBodies.Head(e.Checkpoint),
            ["signature"] = e.Signature,
        },
        DrawRevealed e => new() { ["draw"] = e.Draw, ["witness"] = e.Witness, ["secret"] = e.Secret },
        DrawVoided e => new() { ["draw"] = e.Draw, ["cause"] = e.Cause.ToString(), ["witness"] = e.Witness },
        LotsDrawn e => new() { ["draw"] = e.Draw, ["order"] = DrawBodies.Texts(e.Order) },
        PanelDrawn e => Panel(before, e),
        ReserveSeated e => Seat(before, e),
        _ => throw PublicBody.Unknown(happened),
    };

    private static JsonObject Panel(ReviewMeeting before, PanelDrawn e)
    {
        var form = before.Drawing?.Announced.Form ?? DrawForm.NoDraw;
        using var printer = e.Prk is null ? null : new TicketPrinter(Convert.FromHexString(e.Prk));
        var seated = e.Panel.Select(j => (j.Label, Stratum: j.Profession)).ToList();
        return new()
        {
            ["draw"] = e.Number,
            ["form"] = form.ToString(),
            ["prk"] = e.Prk,
            ["eligible"] = e.PoolSize - e.Skipped.Count,
            ["panel"] = DrawBodies.Drawn(seated, printer),
            ["reserves"] = DrawBodies.Drawn(e.Reserves.Select(j => (j.Label, j.Profession)), printer),
            ["strata"] = DrawBodies.Strata(Eligible(before, e), seated.Select(s => s.Stratum)),
        };
    }

    private static IEnumerable<string> Eligible(ReviewMeeting before, PanelDrawn e)
    {
        if (before.Drawing?.Roster is not { } roster)
        {
            return e.Panel.Select(j => j.Profession);
        }

        var recused = roster.Recused.Select(r => r.Label).ToHashSet(StringComparer.Ordinal);
        return roster.Members.Where(m => !recused.Contains(m.Label)).Select(m => m.Stratum);
    }

    private static JsonObject Seat(ReviewMeeting before, ReserveSeated e) => new()
    {
        ["draw"] = before.Draws[^1].Number,
        ["left"] = e.Left,
        ["reason"] = e.Reason.ToString(),
        ["reserve"] = e.Reserve,
        ["passedOver"] = new JsonArray([.. e.PassedOver.Select(p => new JsonObject { ["label"] = p.Label, ["reason"] = p.Reason.ToString() })]),
        ["minimumsKept"] = e.MinimumsKept,
        ["witness"] = e.Witnessed?.Witness,
        ["signature"] = e.Witnessed?.Signature,
    };
}
