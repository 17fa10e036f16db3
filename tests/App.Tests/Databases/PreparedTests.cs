using DemocraticReview.App.Persistence;
using DemocraticReview.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace App.Tests.Databases;

/// <summary>On PostgreSQL statements are prepared by themselves, unless the connection says otherwise.</summary>
public sealed class PreparedTests
{
    [Theory]
    [InlineData("Host=unused;Database=review", 100)]
    [InlineData("Host=unused;Database=review;Max Auto Prepare=0", 0)]
    [InlineData("Host=unused;Database=review;MaxAutoPrepare=0", 0)]
    [InlineData("Host=unused;Database=review;max auto prepare=7", 7)]
    public void What_the_connection_says_holds(string connection, int prepared)
    {
        using var services = new ServiceCollection().AddReviewDb(Providers.PostgreSql, connection).BuildServiceProvider();
        using var scope = services.CreateScope();
        var used = scope.ServiceProvider.GetRequiredService<ReviewDb>().Database.GetConnectionString();
        new NpgsqlConnectionStringBuilder(used).MaxAutoPrepare.ShouldBe(prepared);
    }
}
