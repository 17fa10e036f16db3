using System.Text;
using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Recording;

/// <summary>The record that a whole meeting leaves, and what becomes of it where somebody who owns the database edits it.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;
    private MeetingPlay meeting = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        play = await Play.FoundAsync(host);
        meeting = await (await play.MeetingAsync()).ToAsync(Scene.Published);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_meeting_verifies_with_an_entry_for_each_event()
    {
        await meeting.ToAsync(Scene.Closed);
        await meeting.DoAsync(new CorrectRecord("地点应为二楼。"));
        var report = await CheckAsync();
        report.Lie.ShouldBeNull();
        report.Head!.Size.ShouldBe(await host.WithAsync(db => db.Events.CountAsync(e => e.SubjectId == meeting.Id), play.EnterpriseId));
    }

    [Fact]
    public async Task An_event_that_was_edited_is_named() => await MustBeNamedAsync(
        db => db.Events.Where(e => e.SubjectId == meeting.Id && e.Type == "tally.signed").ExecuteUpdateAsync(s => s.SetProperty(e => e.Body, e => e.Body.Replace("\"satisfied\":8", "\"satisfied\":9"))),
        Checks.EntrySig);

    [Fact]
    public async Task An_event_that_was_given_to_another_role_is_named() => await MustBeNamedAsync(
        db => db.Events.Where(e => e.SubjectId == meeting.Id && e.Type == "ballot.closed").ExecuteUpdateAsync(s => s.SetProperty(e => e.ActorRole, DemocraticReview.Core.Rights.Role.UnionOfficer)),
        Checks.EntrySig);

    [Fact]
    public async Task A_roster_that_was_edited_is_named() => await MustBeNamedAsync(
        db => db.Events.Where(e => e.SubjectId == meeting.Id && e.Type == "draw.roster").ExecuteUpdateAsync(s => s.SetProperty(e => e.Body, e => e.Body.Replace("轧钢厂", "轧钢处"))),
        Checks.EntrySig);

    [Fact]
    public async Task An_entry_that_was_edited_is_named() => await MustBeNamedAsync(
        async db =>
        {
            var row = await db.Entries.FirstAsync(e => e.MeetingId == meeting.Id && e.Seq == 3);
            var bent = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Bytes).Replace("H1", "H9"));
            await db.Entries.Where(e => e.MeetingId == meeting.Id && e.Seq == 3).ExecuteUpdateAsync(s => s.SetProperty(e => e.Bytes, bent));
        },
        Checks.EntrySig);

    [Fact]
    public async Task An_entry_that_was_taken_out_is_named() => await MustBeNamedAsync(
        db => db.Entries.Where(e => e.MeetingId == meeting.Id && e.Seq == 5).ExecuteDeleteAsync(), Checks.EntrySeq);

    [Fact]
    public async Task A_log_that_was_edited_is_named() => await MustBeNamedAsync(
        async db =>
        {
            var leaf = await db.Log.FirstAsync(l => l.Index == 1);
            var bent = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(leaf.Leaf).Replace("2026-01", "2026-09"));
            await db.Log.Where(l => l.Index == 1).ExecuteUpdateAsync(s => s.SetProperty(l => l.Leaf, bent));
        },
        Checks.LogOwn);

    [Fact]
    public async Task A_new_key_goes_on_where_the_old_one_ends_in_open_meetings_and_in_closed_ones()
    {
        await meeting.ToAsync(Scene.Closed);
        var second = await play.MeetingAsync("2026-02");
        await play.DoAsync(new RotateRecordKey(), Cast.System);
        await second.DoAsync(new AnnounceMeeting());
        (await CheckAsync()).Lie.ShouldBeNull();
        (await CheckAsync(second)).Lie.ShouldBeNull();
    }

    [Fact]
    public async Task Of_the_works_log_a_new_meeting_reads_the_end_alone()
    {
        for (var i = 2; i < 9; i++)
        {
            await play.MeetingAsync($"2026-0{i}");
        }

        var read = new List<string>();
        host.Trap.BeforeCommand = c => read.AddRange(c.CommandText.Contains("FROM \"Log\"", StringComparison.Ordinal) ? [c.CommandText] : Array.Empty<string>());
        var last = await play.MeetingAsync("2026-09");
        host.Trap.BeforeCommand = null;

        read.ShouldHaveSingleItem().ShouldContain("LIMIT 1");
        (await CheckAsync()).Lie.ShouldBeNull();
        (await CheckAsync(last)).Lie.ShouldBeNull();
    }

    [Fact]
    public async Task A_bent_end_of_the_works_log_makes_no_root_that_a_verifier_takes()
    {
        await host.WithAsync(
            async db =>
            {
                var last = await db.Log.OrderByDescending(l => l.Index).FirstAsync();
                var bent = last.Subtrees!.ToArray();
                bent[0] ^= 1;
                await db.Log.Where(l => l.Index == last.Index).ExecuteUpdateAsync(s => s.SetProperty(l => l.Subtrees, bent));
            },
            play.EnterpriseId);
        var second = await play.MeetingAsync("2026-02");
        (await CheckAsync(second)).Lie!.Check.ShouldBe(Checks.LogOwn);
    }

    [Fact]
    public async Task A_works_log_of_an_earlier_version_goes_on()
    {
        await play.DoAsync(new RotateRecordKey(), Cast.System);
        await host.WithAsync(db => db.Log.ExecuteUpdateAsync(s => s.SetProperty(l => l.Subtrees, (byte[]?)null).SetProperty(l => l.KeyAt, (int?)null)), play.EnterpriseId);
        var second = await play.MeetingAsync("2026-02");
        var third = await play.MeetingAsync("2026-03");
        foreach (var each in (MeetingPlay[])[meeting, second, third])
        {
            (await CheckAsync(each)).Lie.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Keys_are_for_their_owner_alone_and_open_with_their_passphrase_only()
    {
        var folder = Directory.CreateTempSubdirectory("review-keys-");
        var key = new RecordKeyFolder(folder.FullName, "correct horse").Create();
        if (!OperatingSystem.IsWindows())
        {
            folder.GetFiles().ShouldHaveSingleItem().UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await File.ReadAllTextAsync(folder.GetFiles()[0].FullName)).ShouldContain("ENCRYPTED");
        new RecordKeyFolder(folder.FullName, "correct horse").Find(key.Key).Key.ShouldBe(key.Key);
        Should.Throw<DemocraticReview.Core.BrokenRuleException>(() => new RecordKeyFolder(folder.FullName, "battery").Find(key.Key)).Rule.ShouldBe(RecordRules.KeyMissing);
        folder.Delete(recursive: true);
    }

    private async Task MustBeNamedAsync(Func<ReviewDb, Task> bend, string check)
    {
        (await CheckAsync()).Lie.ShouldBeNull();
        await host.WithAsync(bend, play.EnterpriseId);
        (await CheckAsync()).Lie.ShouldNotBeNull().Check.ShouldBe(check);
    }

    private async Task<BundleReport> CheckAsync(MeetingPlay? other = null) => BundleCheck.Check(await host.WithAsync(
        db => new RecordExport(db, new RecordKeyFolder(database.KeyFolder, null)).BundleAsync((other ?? meeting).Id, default), play.EnterpriseId));
}
