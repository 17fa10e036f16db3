using System.Linq.Expressions;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DemocraticReview.App.Persistence;

/// <summary>The database. Rows of other enterprises do not exist for whoever asks with <see cref="EnterpriseId"/> set.</summary>
public abstract class ReviewDb : IdentityUserContext<Account, Guid>
{
    protected ReviewDb(DbContextOptions options)
        : base(options) =>
        // A unit of work is committed whole or not at all: nobody would go back to a place within it.
        Database.AutoSavepointsEnabled = false;

    /// <summary>The enterprise that this unit of work belongs to; empty until somebody has signed in.</summary>
    public Guid EnterpriseId { get; set; }

    public DbSet<EnterpriseRow> Enterprises => Set<EnterpriseRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    public DbSet<SealedRow> SealedReports => Set<SealedRow>();

    public DbSet<MeetingRow> Meetings => Set<MeetingRow>();

    public DbSet<ReferralRow> Referrals => Set<ReferralRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    public DbSet<LogRow> Log => Set<LogRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<FlowRow> Flows => Set<FlowRow>();

    public DbSet<FlowStepRow> FlowSteps => Set<FlowStepRow>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<DueRow> DueRows => Set<DueRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<RegisteredRow> Registered => Set<RegisteredRow>();

    public DbSet<CredentialRow> Credentials => Set<CredentialRow>();

    public DbSet<BallotRow> Ballots => Set<BallotRow>();

    public DbSet<BoxRow> Boxes => Set<BoxRow>();

    /// <summary>Keeps every other unit of work from a subject of this enterprise until the transaction ends.</summary>
    /// <returns>False where its row was looked for and is not there.</returns>
    public abstract Task<bool> LockAsync<T>(Guid id, CancellationToken cancellation)
        where T : class, ISubjectRow;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // The three databases keep and compare times differently; a whole number of milliseconds is the same everywhere.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<List<Role>>().HaveConversion<RoleList, RoleListComparer>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(e =>
        {
            e.Property(a => a.Name).HasMaxLength(60);

            // Signing in comes before anybody knows the enterprise; from then on the filter holds.
            e.HasQueryFilter(a => EnterpriseId == Guid.Empty || a.EnterpriseId == EnterpriseId);
            e.HasIndex(a => a.EnterpriseId);
        });
        Subjects(builder);
        builder.Entity<EventRow>(e =>
        {
            e.HasKey(r => new { r.SubjectId, r.Seq });
            e.Property(r => r.Type).HasMaxLength(60);
            e.Property(r => r.ActorId).HasMaxLength(80);
            e.HasIndex(r => new { r.EnterpriseId, r.At });
        });
        builder.Entity<EntryRow>(e => e.HasKey(r => new { r.MeetingId, r.Seq }));
        builder.Entity<LogRow>(e => e.HasKey(r => new { r.EnterpriseId, r.Index }));
        builder.Entity<CommandRow>(e =>
        {
            e.HasKey(r => new { r.EnterpriseId, r.Id });
            e.Property(r => r.Id).HasMaxLength(120);
            e.Property(r => r.Digest).HasMaxLength(64);
        });
        Flow(builder);
        builder.Entity<LinkRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.MeetingId, r.Role, r.PersonKey }).IsUnique();
            e.Property(r => r.PersonKey).HasMaxLength(40);
            e.Property(r => r.Name).HasMaxLength(60);
            e.Property(r => r.Device).HasMaxLength(64);
            e.Property(r => r.WitnessKey).HasMaxLength(130);
        });
        builder.Entity<MemberRow>(e =>
        {
            e.HasKey(r => new { r.EnterpriseId, r.Number });
            e.Property(r => r.Number).HasMaxLength(40);
            e.Property(r => r.Name).HasMaxLength(60);
        });
        VotingRows(builder);
        foreach (var owned in builder.Model.GetEntityTypes().Where(t => typeof(IOwnedRow).IsAssignableFrom(t.ClrType)).ToList())
        {
            builder.Entity(owned.ClrType).HasQueryFilter(OwnedBy(owned.ClrType));
        }
    }

    // Keys that say nothing of order; on SQLite the tables have no rowid either (see the migration).
    private static void VotingRows(ModelBuilder builder)
    {
        builder.Entity<RegisteredRow>(e =>
        {
            e.HasKey(r => new { r.MeetingId, r.Item, r.Round, r.Label });
            e.Property(r => r.Label).HasMaxLength(40);
        });
        builder.Entity<CredentialRow>(e =>
        {
            e.HasKey(r => new { r.MeetingId, r.Item, r.Round, r.Key });
            e.Property(r => r.Key).HasMaxLength(64);
            e.Property(r => r.Credential).HasMaxLength(700);
        });
        builder.Entity<BallotRow>(e =>
        {
            e.HasKey(r => new { r.MeetingId, r.Item, r.Round, r.Key, r.Number });
            e.Property(r => r.Key).HasMaxLength(64);
            e.Property(r => r.Receipt).HasMaxLength(128);
        });
        builder.Entity<BoxRow>(e => e.HasKey(r => new { r.MeetingId, r.Item, r.Round }));
    }

    private static void Subjects(ModelBuilder builder)
    {
        builder.Entity<EnterpriseRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Name).HasMaxLength(100);
        });
        builder.Entity<ItemRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.EnterpriseId, r.Flagged, r.Title, r.Id });
            e.HasIndex(r => new { r.EnterpriseId, r.MeetingId, r.Flagged, r.Title, r.Id });
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.Stage).HasMaxLength(40);
        });
        builder.Entity<AttachmentRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => r.ItemId);
        });
        builder.Entity<SealedRow>(e =>
        {
            e.HasKey(r => r.ItemId);
            e.Property(r => r.ItemId).ValueGeneratedNever();
        });
        builder.Entity<MeetingRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.EnterpriseId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.EnterpriseId, r.HeldAt });
            e.HasIndex(r => new { r.EnterpriseId, r.Stage, r.HeldAt });
            e.Property(r => r.Number).HasMaxLength(40);
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.Stage).HasMaxLength(40);
            e.Property(r => r.RecordKey).HasMaxLength(130);
            e.Property(r => r.LastEntry).HasMaxLength(64);
            e.Property(r => r.TypedDice).HasMaxLength(40);
        });
        builder.Entity<ReferralRow>(e =>
        {
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.EnterpriseId, r.Title, r.Id });
            e.HasIndex(r => r.MeetingId);
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.Stage).HasMaxLength(40);
        });
    }

    /// <summary>
    /// Indexes over the open subjects alone, which stay small however much is on file, and over the items that a meeting has taken. Each database writes the conditions in its own way.
    /// </summary>
    protected static void IndexParts(ModelBuilder builder, string open, string taken)
    {
        builder.Entity<MeetingRow>().HasIndex(r => new { r.EnterpriseId, r.HeldAt }, "IX_Meetings_Open").HasFilter(open);
        builder.Entity<ReferralRow>().HasIndex(r => new { r.EnterpriseId, r.Title, r.Id }, "IX_Referrals_Open").HasFilter(open);
        builder.Entity<ItemRow>().HasIndex(r => new { r.EnterpriseId, r.Flagged, r.Title, r.Id }, "IX_Items_Taken").HasFilter(taken);
    }

    private static void Flow(ModelBuilder builder)
    {
        builder.Entity<FlowRow>(e =>
        {
            e.HasKey(r => r.SubjectId);
            e.Property(r => r.SubjectId).ValueGeneratedNever();
            e.Property(r => r.DefinitionId).HasMaxLength(80);
            e.Property(r => r.ActivityId).HasMaxLength(80);
            e.Property(r => r.Status).HasMaxLength(20);
            e.Property(r => r.Item).HasMaxLength(40);
            e.Property(r => r.FaultCode).HasMaxLength(60);
        });
        builder.Entity<FlowStepRow>(e =>
        {
            e.HasKey(r => new { r.SubjectId, r.Seq });
            e.Property(r => r.Item).HasMaxLength(40);
            e.Property(r => r.ActivityId).HasMaxLength(80);
            e.Property(r => r.Outcome).HasMaxLength(40);
        });
        builder.Entity<DefinitionRow>(e =>
        {
            e.HasKey(r => new { r.DefinitionId, r.Version });
            e.Property(r => r.DefinitionId).HasMaxLength(80);
            e.Property(r => r.Sha256).HasMaxLength(64);
        });
        builder.Entity<DueRow>(e =>
        {
            e.HasKey(r => new { r.SubjectId, r.Key });
            e.Property(r => r.Key).HasMaxLength(80);
            e.HasIndex(r => r.DueAt);
        });
    }

    // row => row.EnterpriseId == this.EnterpriseId, for a type known only at run time.
    private LambdaExpression OwnedBy(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var mine = Expression.Property(Expression.Constant(this), typeof(ReviewDb), nameof(EnterpriseId));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(IOwnedRow.EnterpriseId)), mine), row);
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(t => t.ToUnixTimeMilliseconds(), m => DateTimeOffset.FromUnixTimeMilliseconds(m));

    private sealed class RoleList() : ValueConverter<List<Role>, string>(
        roles => string.Join(',', roles),
        text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => Enum.Parse<Role>(r)).ToList());

    private sealed class RoleListComparer() : ValueComparer<List<Role>>(
        (a, b) => a!.SequenceEqual(b!),
        roles => string.Join(',', roles).GetHashCode(StringComparison.Ordinal),
        roles => roles.ToList());
}
