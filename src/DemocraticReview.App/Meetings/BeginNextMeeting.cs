using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Meetings;

/// <summary>A clock has run out: the next meeting of a procedure that recurs is prepared, on the newest version of its file and with the same people in the seats by office.</summary>
public sealed record BeginNextMeeting : OnMeeting
{
    public override Act Act => Act.BeginNextMeeting;
}

public sealed class BeginNextMeetingHandler(ReviewDb db, Ledger ledger, IProcedures procedures, Entropy entropy) : IRequestHandler<BeginNextMeeting, Answer>
{
    public async Task<Answer> Handle(BeginNextMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var (definition, settings) = await procedures.ForMeetingAsync(db, meeting.Definition.Id, cancellationToken);
        var (created, begun) = Recurring.Begin(meeting, entropy.Key(), await NumberAsync(meeting, request.At.Calendar, cancellationToken), definition, settings, request.At);
        ledger.Append(created, request.At);
        foreach (var head in meeting.Heads.Where(h => created.Settings.OfficeSeats?.Any(o => o.Zh == h.Profession) == true))
        {
            var next = await ledger.MeetingAsync(created.Id, cancellationToken);
            if (OfficeSeats.Free(next).Any(f => f.Office.Zh == head.Profession))
            {
                ledger.Append(next, Preparing.AppointHead(next, head.Person, head.Profession), request.At);
            }
        }

        return ledger.Append(meeting, begun, request.At);
    }

    private async Task<string> NumberAsync(ReviewMeeting meeting, WorkCalendar calendar, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var number = Recurring.NumberOf(meeting, attempt, calendar);
            if (!await db.Meetings.AnyAsync(m => m.Number == number, cancellation))
            {
                return number;
            }
        }
    }
}
