using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DemocraticReview.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_EnterpriseId_Title",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_Open",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId_Flagged_Title",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId_MeetingId_Flagged_Title",
                table: "Items");

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_EnterpriseId_Title_Id",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_Open",
                table: "Referrals",
                columns: new[] { "EnterpriseId", "Title", "Id" },
                filter: "\"Open\"");

            migrationBuilder.CreateIndex(
                name: "IX_Items_EnterpriseId_Flagged_Title_Id",
                table: "Items",
                columns: new[] { "EnterpriseId", "Flagged", "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_EnterpriseId_MeetingId_Flagged_Title_Id",
                table: "Items",
                columns: new[] { "EnterpriseId", "MeetingId", "Flagged", "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_Taken",
                table: "Items",
                columns: new[] { "EnterpriseId", "Flagged", "Title", "Id" },
                filter: "\"MeetingId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_EnterpriseId_Title_Id",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_Open",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId_Flagged_Title_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_EnterpriseId_MeetingId_Flagged_Title_Id",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Taken",
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
                name: "IX_Items_EnterpriseId_Flagged_Title",
                table: "Items",
                columns: new[] { "EnterpriseId", "Flagged", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_EnterpriseId_MeetingId_Flagged_Title",
                table: "Items",
                columns: new[] { "EnterpriseId", "MeetingId", "Flagged", "Title" });
        }
    }
}
