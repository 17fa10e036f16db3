using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Drawing;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

public sealed record MeetingLine(Guid Id, string Number, string Title, bool IsRehearsal, string Stage, DateTimeOffset HeldAt, int Change);

/// <summary>A procedure that a meeting can be set up on, as its newest workflow file has it.</summary>
public sealed record ProcedureView(string Id, int Version, Bilingual Title, ProcedureSettings Settings);

public sealed record ItemLine(Guid Id, string Title, bool Flagged, string Stage, int Change);

public sealed record ItemDetail(ReviewItem Item, string? Ocds, int Change);

public sealed record ReferralLine(Guid Id, Guid MeetingId, string Title, string Stage, int Change);

public sealed record ReferralDetail(Referral Referral, int Change);

/// <summary>A personal link for the office to hand out. <paramref name="Path"/> is what the QR code holds after the address.</summary>
public sealed record LinkView(Role Role, string PersonKey, string Name, string Token, string Path, bool Bound, int Generation);

public sealed record AuditLine(Guid Subject, int Seq, string Type, DateTimeOffset At, Role Role, string Actor);

public sealed record NoticeItem(int Number, string Title, ItemOutcome? Outcome, string? Inequality, Tally? Tally, bool Withdrawn);

/// <summary>What every employee may see of a meeting (公示).</summary>
public sealed record PublicNotice(string Number, string Title, bool IsRehearsal, DateTimeOffset HeldAt, string Question, IReadOnlyList<NoticeItem> Items);

/// <summary>A step of the flow, for drawing it.</summary>
public sealed record FlowView(string Definition, int Version, string Status, string? Fault, IReadOnlyList<DrawnStep> Steps);

/// <summary>Everything that can be looked at. Each route names its act; the rows are the visitor's enterprise's alone.</summary>
internal static class ReadRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        Get(api, "/procedures", Act.PrepareMeeting, ProceduresAsync, "The procedures that a meeting can be set up on, with their settings.");
        Get(api, "/meetings", Act.ReadMeeting, MeetingsAsync, "The meetings, the latest first, 50 a page; for a personal link its own.");
        Get(api, "/meetings/{id:guid}", Act.ReadMeeting, MeetingAsync, "One meeting, as much of it as the reader may see.");
        Get(api, "/meetings/{id:guid}/links", Act.NotifyJudges, LinksAsync, "The personal links of a meeting, for the office to hand out.");
        Get(api, "/meetings/{id:guid}/flow", Act.ReadMeeting, FlowAsync, "Where the flow of a meeting stands.");
        Get(api, "/meetings/{id:guid}/journal", Act.ReadFlowJournal, JournalAsync, "What happened in a meeting, by which role, and what its flow did on it; whether a flow stands still and why.");
        Get(api, "/notices/{id:guid}", Act.ReadPublicNotice, NoticeAsync, "What every employee may see of a meeting; a result once it is published.");
        Get(api, "/items", Act.ReadItem, ItemsAsync, "The items, those not yet flagged first, 100 a page.");
        Get(api, "/items/{id:guid}", Act.ReadItem, ItemAsync, "One item with its dossier.");
        Get(api, "/referrals", Act.ReadReferral, ReferralsAsync, "The referrals, open ones first, 100 a page.");
        Get(api, "/referrals/{id:guid}", Act.ReadReferral, ReferralAsync, "One referral.");
        Get(api, "/audit", Act.ReadAudit, AuditAsync, "Who did what and when, the latest first, 100 a page; never what was in it.");
    }

    internal static RouteHandlerBuilder Get(RouteGroupBuilder api, string path, Act act, Delegate handler, string summary) =>
        LazyRoute.Map(api, HttpMethods.Get, path, handler).WithName("Read" + handler.Method.Name[..^"Async".Length]).WithSummary(summary).WithTags("Reading").WithMetadata(new ActMetadata(act, null));

    private static async Task<IReadOnlyList<ProcedureView>> ProceduresAsync(Sender sender, ReviewDb db, DefinitionLibrary library, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.PrepareMeeting);
        await library.RefreshAsync(db, cancellation);
        var views = new List<ProcedureView>();
        foreach (var definition in library.ForMeetings)
        {
            var (_, settings) = await library.ForMeetingAsync(db, definition.DefinitionId, cancellation);
            views.Add(new ProcedureView(definition.DefinitionId, definition.Version, definition.Title, settings));
        }

        return views;
    }

    private static async Task<IReadOnlyList<MeetingLine>> MeetingsAsync(Sender sender, ReviewDb db, int page = 1)
    {
        var visitor = await sender.ListReaderAsync(db, Act.ReadMeeting);
        return await db.Meetings.AsNoTracking().Where(m => visitor.MeetingId == null || m.Id == visitor.MeetingId)
            .OrderByDescending(m => m.HeldAt).ThenBy(m => m.Number).Skip(Before(page, 50)).Take(50)
            .Select(m => new MeetingLine(m.Id, m.Number, m.Title, m.IsRehearsal, m.Stage, m.HeldAt, m.Change)).ToListAsync();
    }

    private static async Task<MeetingView> MeetingAsync(Guid id, Sender sender, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        var (_, reader) = await sender.ReaderAsync(db, Act.ReadMeeting, id);
        var meeting = await ledger.MeetingAsync(id, cancellation);
        return MeetingViews.Of(meeting, await ChangeAsync(db.Meetings, id, cancellation), reader);
    }

    private static async Task<IReadOnlyList<LinkView>> LinksAsync(Guid id, Sender sender, ReviewDb db, LinkTokens tokens)
    {
        await sender.ReaderAsync(db, Act.NotifyJudges, id);
        if (!await db.Meetings.AnyAsync(m => m.Id == id))
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", id));
        }

        var links = await db.Links.AsNoTracking().Where(l => l.MeetingId == id).OrderBy(l => l.Role).ThenBy(l => l.PersonKey).ToListAsync();
        return [.. links.Select(l =>
        {
            var token = tokens.Make(l.Id, l.Generation);
            return new LinkView(l.Role, l.PersonKey, l.Name, token, $"/l/{token}", l.Device is not null, l.Generation);
        })];
    }

    private static async Task<FlowView> FlowAsync(Guid id, Sender sender, ReviewDb db, DefinitionLibrary library, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadMeeting, id);
        return await FlowViews.OfAsync(db, library, id, cancellation);
    }

    private static async Task<JournalView> JournalAsync(Guid id, Sender sender, ReviewDb db, DefinitionLibrary library, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadFlowJournal, id);
        return await FlowJournal.OfAsync(db, library, id, cancellation);
    }

    private static async Task<PublicNotice> NoticeAsync(Guid id, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        db.EnterpriseId = await db.Meetings.IgnoreQueryFilters().Where(m => m.Id == id).Select(m => m.EnterpriseId).FirstOrDefaultAsync(cancellation);
        var m = PublicResults.For(await ledger.MeetingAsync(id, cancellation), [Role.Employee]);
        if (m.Stage < MeetingStage.Announced)
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", id));
        }

        return new PublicNotice(m.Number, m.Title, m.IsRehearsal, m.HeldAt, m.Question, [.. m.Agenda.Select(i => i.Stage == ItemStage.Published
            ? new NoticeItem(i.Number, i.Facts.Title, i.Outcome, i.Verdict?.Inequality, i.Tally, false)
            : new NoticeItem(i.Number, i.Facts.Title, null, null, null, i.Stage == ItemStage.Withdrawn))]);
    }

    private static async Task<IReadOnlyList<ItemLine>> ItemsAsync(Sender sender, ReviewDb db, int page = 1)
    {
        await sender.ReaderAsync(db, Act.ReadItem);
        return await db.Items.AsNoTracking().OrderBy(i => i.Flagged).ThenBy(i => i.Title).ThenBy(i => i.Id).Skip(Before(page, 100)).Take(100)
            .Select(i => new ItemLine(i.Id, i.Title, i.Flagged, i.Stage, i.Change)).ToListAsync();
    }

    private static async Task<ItemDetail> ItemAsync(Guid id, Sender sender, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadItem);
        var item = await ledger.ItemAsync(id, cancellation);
        var row = await db.Items.AsNoTracking().FirstAsync(i => i.Id == id, cancellation);
        return new ItemDetail(item, row.Source, row.Change);
    }

    private static async Task<IReadOnlyList<ReferralLine>> ReferralsAsync(Sender sender, ReviewDb db, int page = 1)
    {
        await sender.ReaderAsync(db, Act.ReadReferral);
        return await Paging.TwoPartsAsync(
            db.Referrals.AsNoTracking().Where(r => r.Open).OrderBy(r => r.Title).ThenBy(r => r.Id),
            db.Referrals.AsNoTracking().Where(r => !r.Open).OrderBy(r => r.Title).ThenBy(r => r.Id),
            r => new ReferralLine(r.Id, r.MeetingId, r.Title, r.Stage, r.Change),
            Before(page, 100),
            100);
    }

    private static async Task<ReferralDetail> ReferralAsync(Guid id, Sender sender, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadReferral);
        return new ReferralDetail(await ledger.ReferralAsync(id, cancellation), await ChangeAsync(db.Referrals, id, cancellation));
    }

    /// <summary>Who did what, when: names of events and keys of people, never what an event holds.</summary>
    private static async Task<IReadOnlyList<AuditLine>> AuditAsync(Sender sender, ReviewDb db, int page = 1)
    {
        await sender.ReaderAsync(db, Act.ReadAudit);
        return await db.Events.AsNoTracking().OrderByDescending(e => e.At).ThenBy(e => e.SubjectId).ThenByDescending(e => e.Seq)
            .Skip(Before(page, 100)).Take(100)
            .Select(e => new AuditLine(e.SubjectId, e.Seq, e.Type, e.At, e.ActorRole, e.ActorId)).ToListAsync();
    }

    // Pages count from 1; one that nobody can reach is empty, as every page behind the last.
    private static int Before(int page, int size) => (Math.Clamp(page, 1, 1_000_000) - 1) * size;

    private static async Task<int> ChangeAsync<T>(IQueryable<T> rows, Guid id, CancellationToken cancellation)
        where T : class, ISubjectRow => await rows.Where(r => r.Id == id).Select(r => r.Change).FirstAsync(cancellation);
}
