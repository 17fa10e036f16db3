using Core.Tests.Drawing;
using Core.Tests.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace Core.Tests.Verifying;

/// <summary>Whatever an honest works does, its bundle holds.</summary>
public sealed class GoodBundleTests
{
    [Fact(DisplayName = "一次完整会议的记录包全部核对无误")]
    public void A_whole_meeting_holds()
    {
        var record = ARecord.Whole();
        var report = Holds(record);

        report.Told.Select(t => t.Key).ShouldBe(
            ["meeting", "entries", "checkpoint", "workflow", "draw-Light", "seat-filled", "item-Passed", "item-Referred", "witnessed", "log", "closed"]);
        report.Head.ShouldBe(record.Head);
        report.Number.ShouldBe("2026-900");
    }

    [Fact]
    public void The_same_files_give_the_same_bytes()
    {
        var files = BundleZip.Read(ARecord.Of().Zip())!;
        Zip(files).ShouldBe(Zip(files.Reverse()));
    }

    [Fact]
    public void It_holds_after_every_single_entry()
    {
        var record = ARecord.Of();
        var sizes = 0;
        record.Meeting.Happened += (_, _) => sizes += Holds(record).Head!.Size == record.Entries.Count ? 1 : 0;
        record.Meeting.Closed();
        sizes.ShouldBeGreaterThan(45);
    }

    [Theory]
    [InlineData(DrawForm.Light)]
    [InlineData(DrawForm.Strict)]
    [InlineData(DrawForm.DiceAlone)]
    public void Every_form_of_the_draw_holds(DrawForm form)
    {
        var record = ARecord.Of(settings: ARecord.Settings with { DrawForm = form, ProfessionMinimums = new Dictionary<string, int> { ["财务"] = 9 } });
        record.Meeting.Published();
        Holds(record).Told.ShouldContain(t => t.Key == $"draw-{form}");
    }

    [Fact(DisplayName = "两次有人不公开,第三次改为抽签")]
    public void After_two_missing_reveals_paper_lots_are_drawn()
    {
        var record = ARecord.Of();
        record.Meeting.Announced();
        for (var i = 0; i < 2; i++)
        {
            Until(record, DrawStep.Reveal);
            record.Step();
            record.Meeting.Do(m => DrawCeremony.Void(m, DrawVoidCause.RevealMissing, 2));
        }

        record.DrawInPublic();
        Holds(record).Told.Select(t => t.Key).Where(k => k.StartsWith("draw", StringComparison.Ordinal)).ShouldBe(["draw-voided", "draw-voided", "draw-PaperLots"]);
        record.Meeting.State.Seats.Count.ShouldBe(15);
    }

    [Fact]
    public void A_witness_who_leaves_and_dice_that_differ_are_on_record_and_hold()
    {
        var record = ARecord.Of();
        record.Meeting.Announced();
        Until(record, DrawStep.Dice);
        record.Meeting.Do(m => record.Devices.Dice(m, 1, "111111")).Do(m => record.Devices.Dice(m, 2, "111112"));
        record.Meeting.State.Drawing!.Reading.ShouldBe(2);
        record.Meeting.Do(m => DrawCeremony.Void(m, DrawVoidCause.WitnessLeft, 1));
        Until(record, DrawStep.Dice);
        record.Meeting.Do(m => record.Devices.Dice(m, 1, "111111")).Do(m => record.Devices.Dice(m, 2, "111112"));
        record.DrawInPublic();

        Holds(record).Told.Select(t => t.Key).Where(k => k.StartsWith("draw", StringComparison.Ordinal)).ShouldBe(["draw-left", "draw-Light"]);
    }

    [Fact]
    public void A_further_draw_holds_once_the_reserves_are_used_up()
    {
        var record = ARecord.Of();
        record.Meeting.Notified();
        while (!record.Meeting.State.Reserves.IsEmpty)
        {
            record.Meeting.Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill));
        }

        record.Meeting.Recused(record.Meeting.State.Seats[2].Person);
        record.Meeting.Do(m => record.Devices.Announce(m, "候补用完。"));
        record.DrawInPublic();
        record.Meeting.State.LastDraw.ShouldBe(2);
        record.Meeting.Published();
        Holds(record);
    }

    [Fact]
    public void A_new_key_of_the_record_holds_and_so_does_the_next_meeting_under_it()
    {
        var log = new WorksLog();
        var first = ARecord.Of(log: log);
        first.Meeting.Drawn();
        first.Rotate(101);
        first.Meeting.Closed();
        var second = ARecord.Of(log: log, id: 901, key: 101);
        second.Meeting.Drawn();

        Holds(first).Told[^1].Key.ShouldBe("closed");
        Holds(second).Told[^1].Key.ShouldBe("still-open");
        AcrossBundles.Check([("1.zip", Holds(first)), ("2.zip", Holds(second))]).ShouldHaveSingleItem();
    }

    [Fact(DisplayName = "职代会审议不抽取,记录写明")]
    public void A_procedure_in_which_everybody_sits_holds()
    {
        var record = ARecord.Of(settings: ARecord.Settings with { Selection = Selection.AllMembers, Procedure = "works-congress", DisplayName = "职代会审议", FailedItem = FailedItemGoes.BackToOwner });
        record.Meeting.DrawnBy = null;
        record.Meeting.Published(satisfied: 20, dissatisfied: 30);
        Holds(record).Told.Select(t => t.Key).ShouldBe(["meeting", "entries", "checkpoint", "workflow", "no-draw", "item-SentBack", "log", "still-open"]);
    }

    [Fact]
    public void Two_meetings_of_one_works_are_in_one_log()
    {
        var log = new WorksLog();
        var one = ARecord.Whole(log);
        var early = one.Zip();
        var two = ARecord.Whole(log, 901, seed: 2);

        var told = AcrossBundles.Check([("1.zip", BundleCheck.Check(early)), ("2.zip", Holds(two)), ("1-later.zip", Holds(one))]);
        told.ShouldHaveSingleItem().Key.ShouldBe("one-log");
        AcrossBundles.Check([("1.zip", Holds(one)), ("1 again.zip", BundleCheck.Check(early))]).Select(t => t.Key).ShouldBe(["one-log", "not-given"]);
    }

    [Fact]
    public void A_kept_checkpoint_and_a_printed_root_are_found_again()
    {
        var record = ARecord.Of();
        record.Meeting.Drawn();
        var (kept, printed) = (Checkpoint(record), record.Head);
        record.Meeting.Closed();

        var report = Holds(record);
        AcrossBundles.Kept([report], "kept.txt", kept)!.Key.ShouldBe("kept");
        AcrossBundles.SizeOf(report, printed.Root).ShouldBe(printed.Size);
        AcrossBundles.SizeOf(report, new string('0', 64)).ShouldBeNull();
        AcrossBundles.Kept([report], "kept.txt", "a shopping list").ShouldBeNull();
    }

    [Fact(DisplayName = "每个成员都能核对自己的号签")]
    public void Every_member_finds_the_own_ticket_explained()
    {
        var record = ARecord.Of();
        record.Meeting.Drawn();
        var report = Holds(record);
        var drawn = record.Meeting.State;

        BundleCheck.Member(report, drawn.Seats[0].Label).ShouldSatisfyAllConditions(t => t.Key.ShouldBe("member-sits"), t => t.Facts["rank"].ShouldBe(1), t => t.Facts["place"].ShouldBe(1));
        BundleCheck.Member(report, drawn.Reserves[1].Label).ShouldSatisfyAllConditions(t => t.Key.ShouldBe("member-waits"), t => t.Facts["rank"].ShouldBe(17));
        BundleCheck.Member(report, "无此人").Key.ShouldBe("member-unknown");
        var roster = record.Meeting.Events.OfType<RosterFrozen>().Single();
        var rest = roster.Members.Select(m => m.Label).Except(drawn.Callable.Select(j => j.Label)).Except(roster.Recused.Select(r => r.Label)).First();
        BundleCheck.Member(report, rest).Key.ShouldBe("member-not-drawn");
    }

    private static string Checkpoint(ARecord record) => System.Text.Encoding.UTF8.GetString(BundleZip.Read(record.Zip())!.Single(f => f.Name == Bundle.CheckpointName).Bytes.Span);

    private static void Until(ARecord record, DrawStep step)
    {
        do
        {
            record.Step();
        }
        while (DrawSteps.Next(record.Meeting.State.Drawing) != step);
    }

    private static BundleReport Holds(ARecord record)
    {
        var report = BundleCheck.Check(record.Zip());
        report.Lie.ShouldBeNull();
        return report;
    }

    private static byte[] Zip(IEnumerable<BundleFile> files)
    {
        using var zip = new MemoryStream();
        BundleZip.Write(zip, files);
        return zip.ToArray();
    }
}
