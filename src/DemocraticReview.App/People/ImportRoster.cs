using System.Security.Cryptography;
using System.Text.Json.Serialization;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.People;

/// <summary>Makes the corps what a previewed roster says.</summary>
/// <param name="File">The whole file once more, as it was previewed.</param>
/// <param name="FileName">Its name, for messages.</param>
/// <param name="Digest">Of the preview that the officer confirms: if file or corps have changed since, nothing happens.</param>
public sealed record ImportRoster(byte[] File, string FileName, string Digest) : EnterpriseCommand
{
    public override Act Act => Act.ManageRoster;

    [JsonIgnore]
    public IProgress<RosterProgress>? Progress { get; init; }

    public override object Fingerprint() => new { Digest, Sha256 = Convert.ToHexStringLower(SHA256.HashData(File)) };
}

public sealed class ImportRosterHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ImportRoster, Answer>
{
    // Small enough that a roster of 100,000 never stands in the change tracker as a whole.
    private const int Batch = 1000;

    public async Task<Answer> Handle(ImportRoster request, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream(request.File, writable: false);
        var plan = await Rosters.PlanAsync(db, file, request.FileName, null, cancellationToken);
        var written = 0;
        var all = plan.Confirm(request.Digest);
        var added = plan.Added.Count;
        foreach (var batch in all.Chunk(Batch))
        {
            foreach (var member in batch)
            {
                var row = MemberRows.ToRow(member, db.EnterpriseId);
                db.Entry(row).State = written++ < added ? EntityState.Added : EntityState.Modified;
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            request.Progress?.Report(new RosterProgress(written, (int)(100L * written / all.Count)));
        }

        var enterprise = (await db.Enterprises.FindAsync([db.EnterpriseId], cancellationToken))!;
        return ledger.Append(enterprise, new RosterImported(plan.Digest, added, plan.Changed.Count, plan.Retired.Count), request.At);
    }
}

/// <summary>A roster file held against the corps as it stands.</summary>
public static class Rosters
{
    public static async Task<RosterPlan> PlanAsync(
        ReviewDb db, Stream file, string fileName, IProgress<RosterProgress>? progress, CancellationToken cancellation)
    {
        var sheet = RosterFile.Read(file, fileName, progress, cancellation);
        return RosterPlan.Of(await MembersAsync(db, cancellation), sheet);
    }

    public static async Task<List<CorpsMember>> MembersAsync(ReviewDb db, CancellationToken cancellation)
    {
        var members = new List<CorpsMember>();
        await foreach (var row in db.Members.AsNoTracking().OrderBy(m => m.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            members.Add(MemberRows.ToMember(row));
        }

        return members;
    }
}
