using App.Tests.Hosting;
using DemocraticReview.App.Persistence;
using DemocraticReview.Migrations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace App.Tests.Databases;

/// <summary>The model of each database, without a server.</summary>
public sealed class ModelTests
{
    // Why a table belongs to no single enterprise.
    private static readonly Dictionary<Type, string> Common = new()
    {
        [typeof(Account)] = "has a filter of its own: signing in comes before anybody knows the enterprise",
        [typeof(DefinitionRow)] = "workflow files belong to the installation",
        [typeof(IdentityUserClaim<Guid>)] = "Identity's own, reached through the account alone",
        [typeof(IdentityUserLogin<Guid>)] = "Identity's own, reached through the account alone",
        [typeof(IdentityUserToken<Guid>)] = "Identity's own, reached through the account alone",
    };

    public static TheoryData<string> All => [Providers.Sqlite, Providers.SqlServer, Providers.PostgreSql];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Each_change_of_the_model_has_its_migration(string provider)
    {
        await using var host = ReviewHost.On(Unused(provider));

        (await host.WithAsync(db => Task.FromResult(db.Database.HasPendingModelChanges()))).ShouldBeFalse(
            $"The model has changed: dotnet ef migrations add NAME --project src/DemocraticReview.Migrations --context … for each of the three contexts.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_model_is_made_without_a_warning(string provider)
    {
        using var log = new LinesLogged();
        using var factory = LoggerFactory.Create(l => l.AddProvider(log));
        await using ReviewDb db = provider switch
        {
            Providers.Sqlite => new SqliteReviewDb(Fresh<SqliteReviewDb>(factory).UseSqlite().Options),
            Providers.SqlServer => new SqlServerReviewDb(Fresh<SqlServerReviewDb>(factory).UseSqlServer().Options),
            _ => new PostgreSqlReviewDb(Fresh<PostgreSqlReviewDb>(factory).UseNpgsql().Options),
        };

        db.Model.GetEntityTypes().ShouldNotBeEmpty();

        log.Of(LogLevel.Warning).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_table_belongs_to_an_enterprise_or_says_why_not(string provider)
    {
        await using var host = ReviewHost.On(Unused(provider));
        var types = await host.WithAsync(db => Task.FromResult(db.Model.GetEntityTypes().ToList()));

        types.Where(t => !typeof(IOwnedRow).IsAssignableFrom(t.ClrType)).Select(t => t.ClrType).ShouldBe(Common.Keys, ignoreOrder: true);
        types.Where(t => typeof(IOwnedRow).IsAssignableFrom(t.ClrType)).ShouldAllBe(t => t.GetDeclaredQueryFilters().Count > 0);
    }

    // Without the cache, or the model would have been made, and warned of, by whichever test came first.
    private static DbContextOptionsBuilder<T> Fresh<T>(ILoggerFactory log)
        where T : ReviewDb => new DbContextOptionsBuilder<T>().EnableServiceProviderCaching(false).UseLoggerFactory(log);

    private static TestDatabase Unused(string provider) => new(provider, provider == Providers.Sqlite ? "Data Source=unused" : "Server=unused");
}
