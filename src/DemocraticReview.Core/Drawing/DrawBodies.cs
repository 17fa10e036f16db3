using System.Text.Json.Nodes;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Drawing;

/// <summary>Parts of a draw as the record has them: no names, no 工号, no salts.</summary>
internal static class DrawBodies
{
    public static JsonObject Announced(Guid meeting, DrawAnnounced e) => new()
    {
        ["meeting"] = meeting.ToString("D"),
        ["draw"] = e.Draw,
        ["reason"] = e.Because?.ToString(),
        ["form"] = e.Form.ToString(),
        ["members"] = e.Members,
        ["seats"] = e.Seats,
        ["reserves"] = e.Reserves,
        ["minimums"] = new JsonObject(e.Minimums.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)JsonValue.Create(m.Value)))),
        ["dice"] = DrawForms.Dice(e.Form),
        ["witnesses"] = new JsonArray([.. e.Witnesses.Select(w => new JsonObject { ["witness"] = w.Number, ["part"] = w.Part.ToString(), ["key"] = w.Key })]),
        ["heads"] = new JsonArray([.. e.Heads.Select(h => new JsonObject { ["label"] = h.Label, ["person"] = h.Person })]),
        ["recusalsUntil"] = RecordTime.Of(e.RecusalsUntil),
    };

    public static JsonArray Recused(IEnumerable<SkippedMember> recused) =>
        new([.. recused.Select(r => new JsonObject { ["label"] = r.Label, ["reason"] = r.RuleCode })]);

    public static JsonObject Head(TreeHead head) => new() { ["size"] = head.Size, ["root"] = head.Root };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);

    /// <summary>Panel or reserves; without a key there are no tickets.</summary>
    public static JsonArray Drawn(IEnumerable<(string Label, string Stratum)> members, TicketPrinter? printer) =>
        new([.. members.Select(m => new JsonObject { ["label"] = m.Label, ["stratum"] = m.Stratum, ["ticket"] = printer?.For(m.Label).ToString() })]);

    /// <summary>Of each profession, how many could be drawn and how many sit: inside it the chance is the one by the other.</summary>
    public static JsonArray Strata(IEnumerable<string> eligible, IEnumerable<string> seated)
    {
        var sits = seated.CountBy(s => s).ToDictionary(StringComparer.Ordinal);
        return new([.. eligible.CountBy(s => s).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new JsonObject { ["stratum"] = s.Key, ["eligible"] = s.Value, ["seated"] = sits.GetValueOrDefault(s.Key) })]);
    }
}
