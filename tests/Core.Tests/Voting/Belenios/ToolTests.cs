using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>What we write, the format's own tool takes; what it writes, we take; and what is bent, both refuse.</summary>
public sealed class ToolTests
{
    [BeleniosToolTheory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(15, 9, 6, 0)]
    [InlineData(17, 8, 7, 2)]
    [InlineData(17, 9, 0, 3)]
    [InlineData(15, 15, 0, 0)]
    [InlineData(15, 0, 15, 0)]
    [InlineData(15, 0, 0, 15)]
    [InlineData(15, 0, 0, 0)]
    [InlineData(60, 33, 20, 4)]
    public void The_tool_accepts_every_export(int judges, int satisfied, int dissatisfied, int abstained)
    {
        var box = ABox.With(judges);
        for (var judge = 0; judge < satisfied + dissatisfied + abstained; judge++)
        {
            box.Cast(judge, judge < satisfied ? 1 : 0, judge >= satisfied && judge < satisfied + dissatisfied ? 1 : 0);
        }

        var archive = box.Counted();
        var counted = ArchiveCheck.Run(archive, ABox.OnRecord(archive, satisfied + dissatisfied + abstained));

        Passes(archive);
        (counted.Counts[0], counted.Counts[1], counted.Ballots).ShouldBe((satisfied, dissatisfied, satisfied + dissatisfied + abstained));
    }

    [BeleniosToolFact]
    public void The_tool_accepts_a_box_with_replaced_ballots()
    {
        var archive = ABox.With(3).Cast(0, 1, 0).Cast(1, 0, 1).Cast(0, 0, 1).Cast(0, 0, 0).Cast(2, 1, 0).Cast(1, 1, 0).Counted();
        var counted = ArchiveCheck.Run(archive, ABox.OnRecord(archive, 3));

        Passes(archive);
        (counted.Counts[0], counted.Counts[1], counted.Ballots, counted.Replaced).ShouldBe((2, 0, 3, 3));
    }

    [BeleniosToolTheory]
    [InlineData(3, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(4, 2, 3)]
    public void The_tool_accepts_any_number_of_answers(int answers, int minimum, int maximum)
    {
        var question = new PollQuestion("\"引号\" \\ 与换行\n", [.. Enumerable.Range(1, answers).Select(i => $"方案{i}")], minimum, maximum);
        var box = ABox.With(4, question);
        for (var judge = 0; judge < 4; judge++)
        {
            var ticks = Math.Clamp(judge, minimum, maximum);
            box.Cast(judge, [.. Enumerable.Range(0, answers).Select(i => (i + judge) % answers < ticks ? 1 : 0)]);
        }

        var archive = box.Counted();
        ArchiveCheck.Run(archive).Ballots.ShouldBe(4);
        Passes(archive);
    }

    [BeleniosToolFact]
    public void The_tool_accepts_more_than_three_holders_and_a_box_that_is_only_closed()
    {
        Passes(ABox.With(holders: 5).Cast(0, 1, 0).Counted());
        Passes(ABox.With().Cast(0, 1, 0).Closed());
    }

    [Theory]
    [InlineData("fifteen", 15, 12, 3)]
    [InlineData("sixty", 60, null, null)]
    public void We_accept_what_the_tool_wrote(string name, int ballots, int? satisfied, int? dissatisfied)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "data", "belenios", $"{name}.bel"));
        var archive = ArchiveReader.Read(bytes);

        var counted = ArchiveCheck.Run(archive);

        ArchiveWriter.Write(archive).Bytes.ShouldBe(bytes);
        counted.Ballots.ShouldBe(ballots);
        counted.Counts.ToArray().ShouldBe([satisfied ?? archive.Result!.Value[0], dissatisfied ?? archive.Result!.Value[1]]);
    }

    [BeleniosToolTheory]
    [InlineData("a proof", 0)]
    [InlineData("a number in a ballot", 1)]
    [InlineData("the result", 2)]
    [InlineData("a byte of padding", 3)]
    [InlineData("the last byte is missing", 4)]
    public void Both_refuse_a_bent_export(string bent, int how)
    {
        bent.ShouldNotBeEmpty();
        var archive = ABox.With().Cast(0, 1, 0).Cast(1, 0, 1).Counted();
        var bytes = ArchiveWriter.Write(how switch
        {
            0 => archive with { Parts = [(1, archive.Parts[0].Part with { Proofs = archive.Parts[1].Part.Proofs }), .. archive.Parts[1..]] },
            1 => archive with { Ballots = [Bent(archive.Ballots[0]), .. archive.Ballots[1..]] },
            2 => archive with { Result = [2, 0] },
            _ => archive,
        }).Bytes;
        if (how >= 3)
        {
            bytes = how == 3 ? [.. bytes[..^1], 1] : bytes[..^1];
        }

        BeleniosTool.Verify(bytes).Passed.ShouldBeFalse();
        Should.Throw<DemocraticReview.Core.BrokenRuleException>(() => ArchiveCheck.Run(ArchiveReader.Read(bytes)));
    }

    private static void Passes(BoxArchive archive)
    {
        var bytes = ArchiveWriter.Write(archive).Bytes;
        var (passed, said) = BeleniosTool.Verify(bytes);
        passed.ShouldBeTrue(said);
        ArchiveWriter.Write(ArchiveReader.Read(bytes)).Bytes.ShouldBe(bytes);
    }

    // One digit of the first ciphertext.
    private static ReadOnlyMemory<byte> Bent(ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.ToArray();
        var at = bytes.AsSpan().IndexOf("\"alpha\":\""u8) + 20;
        bytes[at] = bytes[at] == '9' ? (byte)'8' : (byte)(bytes[at] + 1);
        return bytes;
    }
}
