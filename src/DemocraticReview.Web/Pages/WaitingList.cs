using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>Something that waits for the visitor and, as far as anybody can tell, for nobody else first.</summary>
/// <param name="Address">Where it is done.</param>
/// <param name="Step">What is to be done, in the reader's language.</param>
/// <param name="Subject">With what.</param>
/// <param name="IsRehearsal">Whether it is of a rehearsal.</param>
/// <param name="When">The day that matters, in words; null where none does.</param>
/// <param name="IsLate">That day is over.</param>
public sealed record WaitingThing(string Address, string Step, string Subject, bool IsRehearsal = false, string? When = null, bool IsLate = false);

/// <summary>What waits for whom. Core decides who may; this says who comes next, and leaves out whoever Core would refuse.</summary>
public sealed class WaitingList(
    ReviewDb db, Ledger ledger, FirstSteps firstSteps, TimeProvider clock, IStringLocalizer<HomeTexts> texts, IStringLocalizer<MeetingTexts> meetings, IStringLocalizer<ReferralTexts> referrals)
{
    private const int AtMost = 100;

    /// <summary>In the order in which things stand on the way to a result.</summary>
    public async Task<IReadOnlyList<WaitingThing>> OfAsync(Visitor visitor, CancellationToken cancellation)
    {
        var things = (await firstSteps.OfAsync(cancellation)).Where(s => !s.Done && visitor.Roles.Contains(s.Who))
            .Select(s => new WaitingThing(s.Address, texts[$"First.{s.Key}"], texts[$"First.{s.Key}.Why"])).ToList();
        if (visitor.Roles.Contains(Role.SecurityAdministrator))
        {
            things.AddRange(await AccountsAsync(cancellation));
        }

        if (visitor.Roles.Contains(Role.EvaluationOfficer))
        {
            things.AddRange(await ItemsAsync(visitor.Id, cancellation));
        }

        if (visitor.Roles.Contains(Role.UnionOfficer) || visitor.Roles.Contains(Role.EvaluationOfficer))
        {
            things.AddRange(await MeetingsAsync(visitor, cancellation));
        }

        things.AddRange(await ReferralsAsync(visitor, cancellation));
        return [.. things.DistinctBy(t => (t.Address, t.Step, t.Subject))];
    }

    private async Task<IEnumerable<WaitingThing>> AccountsAsync(CancellationToken cancellation)
    {
        var all = await db.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(cancellation);
        return all.Where(u => u.Roles.Count == 0).Select(u => new WaitingThing("/accounts", texts["Wait.Roles"], $"{u.Name} {u.UserName}"));
    }

    private async Task<IEnumerable<WaitingThing>> ItemsAsync(string visitor, CancellationToken cancellation)
    {
        var rows = await db.Items.AsNoTracking().Where(i => !i.Flagged).OrderBy(i => i.Title).Take(AtMost).Select(i => i.Id).ToListAsync(cancellation);
        var events = await db.Events.AsNoTracking().Where(e => rows.Contains(e.SubjectId)).OrderBy(e => e.Seq).Select(e => new { e.SubjectId, e.Type, e.Body }).ToListAsync(cancellation);
        var told = events.ToLookup(e => e.SubjectId, e => EventCatalog.Read<ItemEvent>(e.Type, e.Body));
        return from id in rows
               let item = ReviewItem.From(told[id])
               let next = WhoseTurn.OfItem(item, [.. told[id]], visitor, DossierPage.Today)
               where next is not null
               select new WaitingThing($"/items/{id}{next.Value.Path}", texts[$"Wait.{next.Value.Key}"], item.Content.Title);
    }

    private async Task<List<WaitingThing>> MeetingsAsync(Visitor visitor, CancellationToken cancellation)
    {
        var open = await db.Meetings.AsNoTracking().Where(m => m.Open).OrderBy(m => m.HeldAt).Take(AtMost).Select(m => m.Id).ToListAsync(cancellation);
        var things = new List<WaitingThing>();
        foreach (var id in open)
        {
            var meeting = await ledger.MeetingAsync(id, cancellation);
            if (visitor.Roles.Contains(Role.UnionOfficer) && await StepOfAsync(meeting, visitor.Id, cancellation) is { } step)
            {
                things.Add(ThingOf(meeting, step));
            }

            things.AddRange(visitor.Roles.SelectMany(r => Asked(meeting, r)));
        }

        return things;
    }

    /// <summary>The office's next step, unless it waits for tellers, for a colleague or for a day to come.</summary>
    private async Task<MeetingStep?> StepOfAsync(ReviewMeeting meeting, string officer, CancellationToken cancellation)
    {
        foreach (var step in MeetingSteps.Of(meeting))
        {
            switch (step)
            {
                case MeetingStep.Objections when await HandledAsync(meeting.Id, officer, cancellation):
                    continue;
                case MeetingStep.Correct:
                case MeetingStep.Close when !MeetingSteps.CanClose(meeting, clock.GetUtcNow()):
                case MeetingStep.Item when meeting.Current!.Stage is ItemStage.Balloting or ItemStage.Counting:
                    return null;
                default:
                    return step;
            }
        }

        return null;
    }

    private Task<bool> HandledAsync(Guid meeting, string officer, CancellationToken cancellation) =>
        db.Events.AnyAsync(e => e.SubjectId == meeting && e.ActorRole == Role.UnionOfficer && e.ActorId == officer, cancellation);

    private WaitingThing ThingOf(ReviewMeeting meeting, MeetingStep step)
    {
        var address = $"/meetings/{meeting.Id}";
        var item = MeetingSteps.ItemOf(meeting, step);
        var gathers = step is MeetingStep.CheckIn or MeetingStep.OpenSession;
        return new WaitingThing(
            step switch
            {
                MeetingStep.CheckIn or MeetingStep.Recusals => $"{address}/panel",
                MeetingStep.Item or MeetingStep.Objections or MeetingStep.Rectify => $"{address}/items/{item}",
                _ => address,
            },
            step == MeetingStep.Item ? meetings[$"Item.{MeetingSteps.HandlerOf(meeting.Current!.Stage)}"] : meetings[$"Step.{step}"],
            $"{meeting.Number} {meeting.Title}",
            meeting.IsRehearsal,
            gathers ? WorksTime.Minute(meeting.HeldAt) : null);
    }

    // A withdrawal that a colleague of another office has asked for, a report that is due.
    private IEnumerable<WaitingThing> Asked(ReviewMeeting meeting, Role role)
    {
        foreach (var item in meeting.Agenda)
        {
            var address = $"/meetings/{meeting.Id}/items/{item.Number}";
            if (item.Stage < ItemStage.Balloting && item.Rounds.IsEmpty && !item.WithdrawalConsents.IsEmpty
                && role is Role.UnionOfficer or Role.EvaluationOfficer && !item.WithdrawalConsents.ContainsKey(role))
            {
                yield return new WaitingThing(address, texts["Wait.Withdrawal"], item.Facts.Title, meeting.IsRehearsal);
            }

            if (role == Role.EvaluationOfficer && meeting.Stage == MeetingStage.InSession && item.Rectifications.Find(r => r.Report is null && !r.Confirmed) is { } open)
            {
                yield return new WaitingThing(address, texts["Wait.Report"], item.Facts.Title, meeting.IsRehearsal, WorksTime.LastDay(open.DueAt), open.DueAt < clock.GetUtcNow());
            }
        }
    }

    private async Task<List<WaitingThing>> ReferralsAsync(Visitor visitor, CancellationToken cancellation)
    {
        var open = await (
            from referral in db.Referrals.AsNoTracking()
            where referral.Open
            join meeting in db.Meetings on referral.MeetingId equals meeting.Id
            orderby referral.Title
            select new { referral.Id, referral.Title, referral.Stage, meeting.IsRehearsal }).Take(AtMost).ToListAsync(cancellation);
        var things = new List<WaitingThing>();
        foreach (var row in open)
        {
            if (WhoseTurn.OfReferral(Enum.Parse<ReferralStage>(row.Stage), visitor.Roles) is not { } step)
            {
                continue;
            }

            var referral = await ledger.ReferralAsync(row.Id, cancellation);
            if (step is "Review" or "Sign" && referral.Drafter == visitor.Id)
            {
                continue;
            }

            var due = referral.Clock?.DueAt;
            things.Add(new WaitingThing(
                $"/referrals/{row.Id}", referrals[$"Do.{step}"], row.Title, row.IsRehearsal, due is { } day ? WorksTime.LastDay(day) : null, due < clock.GetUtcNow() || !referral.Overdue.IsEmpty));
        }

        return things;
    }
}
