using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DemocraticReview.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Record : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_EnterpriseId_Open",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_Open",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_Open",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId",
                table: "Items");

            migrationBuilder.AddColumn<string>(
                name: "LastEntry",
                table: "Meetings",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastEntryAt",
                table: "Meetings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RecordKey",
                table: "Meetings",
                type: "nvarchar(130)",
                maxLength: 130,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TypedDice",
                table: "Meetings",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WitnessKey",
                table: "Links",
                type: "nvarchar(130)",
                maxLength: 130,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Seq = table.Column<int>(type: "int", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Salt = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => new { x.MeetingId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "Log",
                columns: table => new
                {
                    EnterpriseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Index = table.Column<int>(type: "int", nullable: false),
                    Leaf = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Log", x => new { x.EnterpriseId, x.Index });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_EnterpriseId_Title",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Open",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Title" },
                filter: "[Open] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_EnterpriseId_Stage_HeldAt",
                table: "Meetings",
                columns: new[] { "EnterpriseId", "Stage", "HeldAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_Open",
                table: "Meetings",
                columns: new[] { "EnterpriseId", "HeldAt" },
                filter: "[Open] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Items_EnterpriseId_Flagged_Title",
                table: "Items",
                columns: new[] { "EnterpriseId", "Flagged", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_EnterpriseId_MeetingId_Flagged_Title",
                table: "Items",
                columns: new[] { "EnterpriseId", "MeetingId", "Flagged", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_EnterpriseId_At",
                table: "Events",
                columns: new[] { "EnterpriseId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "Log");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_EnterpriseId_Title",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_Open",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_EnterpriseId_Stage_HeldAt",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_Open",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId_Flagged_Title",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId_MeetingId_Flagged_Title",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Events_EnterpriseId_At",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "LastEntry",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "LastEntryAt",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "RecordKey",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "TypedDice",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "WitnessKey",
                table: "Links");

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_EnterpriseId_Open",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Open" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Open",
                table: "Referrals",
                column: "Open");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_Open",
                table: "Meetings",
                column: "Open");

            migrationBuilder.CreateIndex(
                name: "IX_Items_EnterpriseId",
                table: "Items",
                column: "EnterpriseId");
        }
    }
}
