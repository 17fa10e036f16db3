using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using App.Tests.Hosting;
using DemocraticReview.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace App.Tests.Databases;

/// <summary>A database that is not there is told in our own sentence, whatever the provider says.</summary>
public sealed class UnreachableTests
{
    public static TheoryData<string, string> Nowhere => new()
    {
        { Providers.SqlServer, $"Server=127.0.0.1,{ClosedPort()};Database=review;User Id=sa;Password=x;Encrypt=False;Connect Timeout=3;ConnectRetryCount=0" },
        { Providers.PostgreSql, $"Host=127.0.0.1;Port={ClosedPort()};Database=review;Username=review;Timeout=3" },
        { Providers.Sqlite, "Data Source=/nowhere/at/all/review.db" },
    };

    [Theory]
    [MemberData(nameof(Nowhere))]
    public async Task A_command_says_that_the_database_cannot_be_reached(string provider, string connection)
    {
        await using var host = ReviewHost.On(new TestDatabase(provider, connection));
        var watch = Stopwatch.StartNew();

        (await new Play(host, Guid.NewGuid()).RefusalAsync(Play.Founding("示范钢铁厂"), Cast.Anybody)).ShouldBe(Rules.DatabaseUnreachable);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_command_that_failed_in_a_database_that_is_there_is_no_lost_database()
    {
        Providers.CannotBeReached(Postgres(PostgresErrorCodes.DeadlockDetected)).ShouldBeFalse();
        Providers.CannotBeReached(Postgres(PostgresErrorCodes.SerializationFailure)).ShouldBeFalse();
        Providers.CannotBeReached(Postgres(PostgresErrorCodes.UniqueViolation)).ShouldBeFalse();
        Providers.CannotBeReached(new SqliteException("locked", 5)).ShouldBeFalse();
        Providers.CannotBeReached(new DbUpdateException("conflict")).ShouldBeFalse();
    }

    [Fact]
    public void A_server_that_shuts_down_or_takes_nobody_more_is_a_lost_database()
    {
        Providers.CannotBeReached(Postgres(PostgresErrorCodes.AdminShutdown)).ShouldBeTrue();
        Providers.CannotBeReached(Postgres(PostgresErrorCodes.CannotConnectNow)).ShouldBeTrue();
        Providers.CannotBeReached(Postgres(PostgresErrorCodes.ConnectionFailure)).ShouldBeTrue();
        Providers.CannotBeReached(new InvalidOperationException("transient", new NpgsqlException("lost", new SocketException(10054)))).ShouldBeTrue();
    }

    private static PostgresException Postgres(string state) => new("refused", "ERROR", "ERROR", state);

    // Nobody listens on a port that was just given back.
    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
