using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DemocraticReview.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lists : Migration
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

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_EnterpriseId_Title",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Open",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Title" },
                filter: "\"Open\"");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_EnterpriseId_Stage_HeldAt",
                table: "Meetings",
                columns: new[] { "EnterpriseId", "Stage", "HeldAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_Open",
                table: "Meetings",
                columns: new[] { "EnterpriseId", "HeldAt" },
                filter: "\"Open\"");

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
