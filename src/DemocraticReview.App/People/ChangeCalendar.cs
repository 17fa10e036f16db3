using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.People;

/// <summary>Enters the holidays and make-up working days (调休) that all clocks go by from now on.</summary>
public sealed record ChangeCalendar(IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpDays) : EnterpriseCommand
{
    public override Act Act => Act.ManageSettings;
}

public sealed class ChangeCalendarHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ChangeCalendar, Answer>
{
    public async Task<Answer> Handle(ChangeCalendar request, CancellationToken cancellationToken)
    {
        var changed = new CalendarChanged([.. (request.Holidays ?? []).Distinct().Order()], [.. (request.MakeUpDays ?? []).Distinct().Order()]);
        Calendars.Of(changed);
        var row = (await db.Enterprises.FindAsync([db.EnterpriseId], cancellationToken))!;
        row.Calendar = EventCatalog.Write(changed);
        return ledger.Append(row, changed, request.At);
    }
}

/// <summary>The enterprise's calendar, as commands are handed it.</summary>
public static class Calendars
{
    public static WorkCalendar Of(CalendarChanged changed) => new(changed.Holidays, changed.MakeUpDays);

    public static WorkCalendar Of(string? stored) =>
        stored is null ? WorkCalendar.WeekdaysOnly : Of(EventCatalog.Read<CalendarChanged>("calendar.changed", stored));
}
