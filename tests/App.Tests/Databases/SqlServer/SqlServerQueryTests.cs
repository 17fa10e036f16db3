using System.Collections.Concurrent;
using System.Text;
using App.Tests.Hosting;
using App.Tests.Voting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Referring;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace App.Tests.Databases.SqlServer;

/// <summary>What units of work, clocks and repairs ask SQL Server, shown without one: a whole procedure is played on those statements, and they are kept as an approved text.</summary>
public sealed class SqlServerQueryTests
{
    [Fact]
    public async Task The_statements_for_SQL_Server_are_the_approved_ones()
    {
        var noted = new Noted();
        await using var database = await TestDatabase.SpokenAsSqlServerAsync(noted.Take);
        await using var host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        var play = await Play.FoundAsync(host);
        var item = await play.FlaggedItemAsync();

        var meeting = await noted.DuringAsync("CreateMeeting", () => play.DoAsync(new CreateMeeting("2026-02", "民主评议会", host.Clock.Now.AddDays(14), "职工之家"), Cast.Union));
        await noted.DuringAsync("PutOnAgenda", () => play.DoAsync(new PutOnAgenda(item) { MeetingId = meeting.Id }, Cast.Union));
        var draft = await noted.DuringAsync("DraftItem", () => play.DoAsync(new DraftItem(Some.Dossier("轴承采购")), Cast.Evaluation));
        await noted.DuringAsync("AddAttachment", () => play.DoAsync(new AddAttachment("a.txt", "a"u8.ToArray()) { ItemId = draft.Id }, Cast.Evaluation));
        var held = await (await play.MeetingAsync()).ToAsync(Scene.CheckedIn);
        await noted.DuringAsync("OpenSession", () => held.ToAsync(Scene.InSession));
        var judge = (await held.StateAsync()).Judges.First().Label;
        await noted.DuringAsync("ReissueLink", () => held.DoAsync(new ReissueLink(Role.Judge, judge)));
        await held.ToAsync(Scene.Published, satisfied: 3);
        var referral = new ReferralPlay(play, await held.ReferralIdAsync());
        await referral.SignedAsync();
        await noted.DuringAsync("DeliverReferral", () => referral.DoAsync(new DeliverReferral()));
        await host.WithAsync(
            async db =>
            {
                (await db.Flows.SingleAsync(f => f.SubjectId == held.Id)).ActivityId = "announce";
                await db.SaveChangesAsync();
            },
            play.EnterpriseId);
        (await noted.DuringAsync("RepairAsync", () => host.Flow.RepairAsync(default))).ShouldBe([held.Id]);
        host.Clock.PassDays(30);
        (await noted.DuringAsync("RunDueAsync", () => host.Due.RunDueAsync(default))).ShouldBe(1);
        host.Clock.PassDays(30);
        var due = (await play.RowsAsync(db => db.DueRows)).ShouldHaveSingleItem();
        (await noted.DuringAsync("RunAsync", () => host.Due.RunAsync(due.SubjectId, due.Key, default))).ShouldBeTrue();
        await noted.DuringAsync("RefreshAsync", () => host.WithAsync(async db =>
        {
            await host.Library.RefreshAsync(db, default);
            return host.Library.All.Count;
        }));
        noted.Begin("a start takes its turn");
        noted.Take(DemocraticReview.Migrations.SqlServer.SqlServerStart.TakeTurns);

        host.Log.Of(LogLevel.Error).ShouldBeEmpty();
        ApprovedText.Check("sqlserver-queries", noted.Text);
    }

    [Fact]
    public async Task Whole_procedures_run_on_the_statements_for_SQL_Server_and_its_own_parser_reads_each()
    {
        var spoken = new ConcurrentDictionary<string, bool>();
        await using var database = await TestDatabase.SpokenAsSqlServerAsync(statement => spoken[statement] = true);
        await using var host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        var play = await Play.FoundAsync(host);
        var meeting = await (await play.MeetingAsync()).ToAsync(Scene.Published, satisfied: 3);
        await new ReferralPlay(play, await meeting.ReferralIdAsync()).ClosedAsync();

        await meeting.ToAsync(Scene.Closed);

        (await meeting.StateAsync()).Stage.ShouldBe(MeetingStage.Closed);
        var phones = await (await PhonePlay.QuestionedAsync(play, database, "2026-02")).OpenAsync();
        await phones.VoteAsync(9, 8, 0);
        await phones.ScrutineerAsync(new CloseBox(1));
        await phones.Round.CountAsync(1);
        (await phones.Meeting.StateAsync()).Item(1).Outcome.ShouldBe(ItemOutcome.Passed);
        host.Log.Of(LogLevel.Error).ShouldBeEmpty();
        spoken.Count.ShouldBeGreaterThan(80);
        spoken.Keys.SelectMany(SqlServerGrammarTests.ErrorsIn).ShouldBeEmpty();
    }

    private sealed class Noted
    {
        private readonly StringBuilder text = new();
        private readonly HashSet<string> seen = [];
        private bool open;

        public string Text => text.ToString();

        public void Begin(string what)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("-- ").Append(what).Append('\n');
            open = true;
        }

        public async Task<T> DuringAsync<T>(string what, Func<Task<T>> unit)
        {
            Begin(what);
            var before = text.Length;
            var result = await unit();
            text.Length.ShouldBeGreaterThan(before, $"{what} asks nothing of its own");
            open = false;
            return result;
        }

        public void Take(string statement)
        {
            if (open && seen.Add(statement))
            {
                text.Append(statement.ReplaceLineEndings("\n").TrimEnd()).Append("\n\n");
            }
        }
    }
}
