using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DemocraticReview.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Ballot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, for WITHOUT ROWID: a rowid counts up, and its order would be the order of voting.
            migrationBuilder.Sql(
                """
                CREATE TABLE "Ballots" ("MeetingId" TEXT NOT NULL, "Item" INTEGER NOT NULL, "Round" INTEGER NOT NULL, "Key" TEXT NOT NULL, "Number" INTEGER NOT NULL, "EnterpriseId" TEXT NOT NULL, "Payload" BLOB NOT NULL, "Receipt" TEXT NOT NULL, CONSTRAINT "PK_Ballots" PRIMARY KEY ("MeetingId", "Item", "Round", "Key", "Number")) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "Boxes",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Archive = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Trackers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Boxes", x => new { x.MeetingId, x.Item, x.Round });
                });

            migrationBuilder.Sql(
                """
                CREATE TABLE "Credentials" ("MeetingId" TEXT NOT NULL, "Item" INTEGER NOT NULL, "Round" INTEGER NOT NULL, "Key" TEXT NOT NULL, "EnterpriseId" TEXT NOT NULL, "Credential" TEXT NOT NULL, CONSTRAINT "PK_Credentials" PRIMARY KEY ("MeetingId", "Item", "Round", "Key")) WITHOUT ROWID;
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE "Registered" ("MeetingId" TEXT NOT NULL, "Item" INTEGER NOT NULL, "Round" INTEGER NOT NULL, "Label" TEXT NOT NULL, "EnterpriseId" TEXT NOT NULL, "Acknowledged" INTEGER NOT NULL, CONSTRAINT "PK_Registered" PRIMARY KEY ("MeetingId", "Item", "Round", "Label")) WITHOUT ROWID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "Boxes");

            migrationBuilder.DropTable(
                name: "Credentials");

            migrationBuilder.DropTable(
                name: "Registered");
        }
    }
}
