using Core.Tests.Recording;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace Core.Tests.Verifying;

/// <summary>Whoever changes a bundle, with the server's key or without it, is found out.</summary>
public sealed class BentBundleTests
{
    [Fact]
    public void What_is_bent_holds_before_it_is_bent()
    {
        BundleCheck.Check(BentBundles.Good).Lie.ShouldBeNull();
        BundleCheck.Check(BentBundles.GoodAfterVoid).Lie.ShouldBeNull();
        new Forger(BentBundles.Good).Zip().ShouldBe(BentBundles.Good);

        // The forger's own work holds too: what is found below is what was changed, not how.
        var forger = new Forger(BentBundles.Good);
        BundleCheck.Check(new Forger(BentBundles.Good).Resigned(forger.Entries.Count, b => b["harmless"] = true).Zip()).Lie.ShouldBeNull();
        BundleCheck.Check(new Forger(BentBundles.Good).Log(_ => true).Zip()).Lie.ShouldBeNull();
    }

    [Fact(DisplayName = "改动一个字节,即被发现")]
    public void Every_changed_byte_is_found() => AllFound(BentBundles.Bytes(), 200);

    [Fact(DisplayName = "改动一个字段,即被发现")]
    public void Every_changed_field_is_found() => AllFound(BentBundles.Fields(), 200);

    [Fact(DisplayName = "服务器的主人改动后重新签名,仍被发现")]
    public void What_the_servers_owner_signs_anew_is_found() => AllFound(BentBundles.Resigned(), 100);

    [Fact]
    public void Files_left_out_added_or_exchanged_are_found() => AllFound(BentBundles.Files(), 14);

    [Fact(DisplayName = "各种舞弊手法,逐一被发现")]
    public void Every_attack_is_found_by_the_check_that_was_made_for_it() => AllFound(Attacks.All(), 30);

    [Fact]
    public void Two_logs_for_two_audiences_are_found()
    {
        var log = new WorksLog();
        var forked = log.Copy();
        var one = ARecord.Whole(log);
        var other = ARecord.Whole(forked, 901, seed: 2);

        var lie = Should.Throw<LieException>(() => AcrossBundles.Check([("1.zip", Good(one.Zip())), ("2.zip", Good(other.Zip()))])).Lie;
        (lie.Check, lie.File).ShouldBe((Checks.LogFork, "2.zip: log.jsonl:2"));
    }

    [Fact]
    public void A_record_made_anew_is_found_by_a_kept_checkpoint_and_by_its_other_copy()
    {
        // Everything anew, with witnesses of the forger's own: alone it holds, and that is said in the threat model.
        var real = ARecord.Whole();
        var anew = Good(ARecord.Whole(seed: 2).Zip());
        var kept = System.Text.Encoding.UTF8.GetString(new Forger(real.Zip()).Files[Bundle.CheckpointName]);

        Should.Throw<LieException>(() => AcrossBundles.Kept([anew], "phone.txt", kept)).Lie.Check.ShouldBe(Checks.Kept);
        Should.Throw<LieException>(() => AcrossBundles.Check([("1.zip", Good(real.Zip())), ("2.zip", anew)])).Lie.Check.ShouldBe(Checks.LogFork);
    }

    [Fact]
    public void A_lie_names_entry_field_expected_and_found()
    {
        var seq = new Forger(BentBundles.Good).Last("item.decided");
        var lie = BundleCheck.Check(new Forger(BentBundles.Good).Resigned(seq, b => b["referral"] = false).Zip()).Lie!;
        lie.ShouldBe(new Lie(Checks.Verdict, seq, Bundle.EntryName(seq), "body.referral", "true", "false"));

        var found = BundleCheck.Check(new Forger(ARecord.Of().Zip()).Entry(3, e => e["body"]!["label"] = "H9").Zip()).Lie!;
        (found.Check, found.Entry, found.File, found.Field).ShouldBe((Checks.EntrySig, 3, "entries/0003.json", "sig"));
    }

    [Fact]
    public void A_hostile_zip_is_refused_quickly()
    {
        byte[][] hostile = [new byte[22], [.. "PK\u0003\u0004"u8, .. new byte[1000]], new byte[1_000_000], [.. BentBundles.Good, .. BentBundles.Good]];
        hostile.ShouldAllBe(z => BundleCheck.Check(z).IsUnreadable);

        // A size that reaches beyond the file, and a name with a way out of the folder.
        var beyond = (byte[])BentBundles.Good.Clone();
        beyond.AsSpan(18, 8).Fill(0xFF);
        BundleCheck.Check(beyond).IsUnreadable.ShouldBeTrue();
        BundleCheck.Check(new Forger(BentBundles.Good).File("../evil.json", _ => [1]).Zip()).Lie!.Check.ShouldBe(Checks.FileUnknown);
        Should.Throw<ArgumentException>(() => BundleZip.Write(Stream.Null, [new BundleFile("a", default), new BundleFile("a", default)]));
    }

    private static BundleReport Good(byte[] zip)
    {
        var report = BundleCheck.Check(zip);
        report.Lie.ShouldBeNull();
        return report;
    }

    private static void AllFound(IEnumerable<BentBundle> bundles, int least)
    {
        var all = bundles.ToList();
        var verdicts = all.AsParallel().WithDegreeOfParallelism(2).Select(b => (Bundle: b, BundleCheck.Check(b.Zip).Lie)).ToList();
        verdicts.Where(v => v.Lie is null).Select(v => v.Bundle.Name).ShouldBeEmpty();
        verdicts.Where(v => v.Bundle.Check is not null && v.Bundle.Check != v.Lie!.Check).Select(v => $"{v.Bundle.Name}: {v.Lie}").ShouldBeEmpty();
        all.Count.ShouldBeGreaterThanOrEqualTo(least);
        all.Select(b => b.Name).Distinct().Count().ShouldBe(all.Count);
    }
}
