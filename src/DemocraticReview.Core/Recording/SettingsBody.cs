using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Texts;

namespace DemocraticReview.Core.Recording;

/// <summary>The settings in force, each written as a workflow file writes it, so that the two can be laid side by side.</summary>
public static class SettingsBody
{
    public static JsonObject Of(ProcedureSettings s)
    {
        var body = Common(s);

        // A file without seats by office has no such key.
        if (s.OfficeSeats is { } offices)
        {
            body["officeSeats"] = new JsonArray([.. offices.Select(Seat)]);
        }

        return body;
    }

    private static JsonObject Common(ProcedureSettings s) => new()
    {
        ["procedure"] = s.Procedure,
        ["selection"] = s.Selection.ToString(),
        ["drawForm"] = s.DrawForm.ToString(),
        ["seats"] = s.Seats,
        ["reserves"] = s.Reserves,
        ["minimumRepresentatives"] = s.MinimumRepresentatives,
        ["professionMinimums"] = new JsonObject(s.ProfessionMinimums.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)JsonValue.Create(m.Value)))),
        ["headsAtMost"] = Share(s.HeadsAtMost),
        ["quorum"] = Share(s.Quorum),
        ["base"] = s.Base.ToString(),
        ["threshold"] = Share(s.Threshold),
        ["answers"] = DrawBodies.Texts(s.Answers.Select(a => a.ToString())),
        ["channels"] = DrawBodies.Texts(s.Channels.Select(c => c.ToString())),
        ["failedItem"] = s.FailedItem.ToString(),
        ["referralProcedure"] = s.ReferralProcedure,
        ["question"] = s.Question,
        ["questionEn"] = s.QuestionEn,
        ["noticeWorkingDays"] = s.NoticeWorkingDays,
        ["ballotReminders"] = s.BallotReminders,
        ["objectionWorkingDays"] = s.ObjectionWorkingDays,
        ["recusalLevel"] = s.RecusalLevel.ToString(),
        ["displayName"] = s.DisplayName,
        ["displayNameEn"] = s.DisplayNameEn,
        ["grounds"] = DrawBodies.Texts(s.Grounds.Select(g => g.ToString())),
        ["passedItem"] = s.PassedItem.ToString(),
        ["recurs"] = s.Recurs.ToString(),
        ["publication"] = s.Publication.ToString(),
        ["words"] = new JsonObject(s.Words.Select(w => KeyValuePair.Create($"{w.Key}", (JsonNode?)Said(w.Value)))),
    };

    private static JsonObject Seat(OfficeSeat seat) => new() { ["zh"] = seat.Zh, ["en"] = seat.En, ["seats"] = seat.Seats };

    private static JsonObject Said(Word word) => word.EnMany is { } many
        ? new() { ["zh"] = word.Zh, ["en"] = word.En, ["enMany"] = many }
        : new() { ["zh"] = word.Zh, ["en"] = word.En };

    public static string Share(Threshold share) => $"{share.Numerator}/{share.Denominator}";
}
