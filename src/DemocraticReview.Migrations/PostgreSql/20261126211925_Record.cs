using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DemocraticReview.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Record : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LastEntry",
                table: "Meetings",
                type: "character varying(64)",
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
                type: "character varying(130)",
                maxLength: 130,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WitnessKey",
                table: "Links",
                type: "character varying(130)",
                maxLength: 130,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Entries",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entries", x => new { x.MeetingId, x.Seq });
                });

            migrationBuilder.CreateTable(
                name: "Log",
                columns: table => new
                {
                    EnterpriseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Index = table.Column<int>(type: "integer", nullable: false),
                    Leaf = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Log", x => new { x.EnterpriseId, x.Index });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Entries");

            migrationBuilder.DropTable(
                name: "Log");

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
                name: "WitnessKey",
                table: "Links");
        }
    }
}
