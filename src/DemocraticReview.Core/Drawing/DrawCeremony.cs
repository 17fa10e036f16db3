using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Drawing;

/// <summary>
/// The draw in public (随机抽取), step by step: announced → roster frozen → commits → dice → reveals → panel. Dice before reveals: who typed
/// the dice after seeing all reveals could pick among a million panels; in this order honest dice or one honest witness is enough.
/// </summary>
public static class DrawCeremony
{
    /// <summary>How the next draw is held: as the settings have it, and by paper lots once two have failed for a missing reveal.</summary>
    public static DrawForm FormOf(ReviewMeeting meeting) =>
        meeting.Settings.Selection == Selection.AllMembers ? DrawForm.NoDraw
        : meeting.RevealsMissing < DrawForms.MostMissingReveals ? meeting.Settings.DrawForm : DrawForm.PaperLots;

    /// <summary>That dice are due, and that these are so many digits as the form has dice.</summary>
    public static void MustBeDice(ReviewMeeting meeting, string dice)
    {
        var draw = At(meeting, DrawStep.Dice);
        if (!DrawForms.AreDice(draw.Announced.Form, dice))
        {
            throw new BrokenRuleException(DrawRules.DiceMalformed, ("needed", DrawForms.Dice(draw.Announced.Form)));
        }
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="witnesses">Numbered from 1; none where the form needs none.</param>
    /// <param name="corps">The posted list; who has left it is passed by.</param>
    /// <param name="headSalts">32 random bytes for each functional head.</param>
    /// <param name="recusalsUntil">The roster is not frozen before.</param>
    /// <param name="words">Why a further draw is needed; not asked for the first, nor after a voided one.</param>
    public static DrawAnnounced Announce(
        ReviewMeeting meeting, IReadOnlyList<DrawWitness> witnesses, IReadOnlyList<CorpsMember> corps, byte[] headSalts, DateTimeOffset recusalsUntil, string? words)
    {
        MustNotBeUnderWay(meeting);
        if (meeting.Settings.Selection != Selection.Drawn)
        {
            throw new BrokenRuleException(DrawRules.NothingToDraw);
        }

        var voided = meeting.LastDraw > (meeting.Draws.IsEmpty ? 0 : meeting.Draws[^1].Number);
        words = Panels.MustBeDue(meeting, voided && string.IsNullOrWhiteSpace(words) ? DrawReason.PreviousVoided.ToString() : words);
        var form = FormOf(meeting);
        MustSuit(form, witnesses);
        if (headSalts.Length != meeting.Heads.Count * Roster.SaltLength)
        {
            throw new BrokenRuleException(DrawRules.SaltsTooFew, ("needed", meeting.Heads.Count * Roster.SaltLength));
        }

        DrawReason? because = voided ? DrawReason.PreviousVoided : meeting.Draws.IsEmpty ? null : DrawReason.ReservesUsedUp;
        var settings = meeting.Settings;
        var heads = meeting.Heads.Select((h, i) => Salted(h, headSalts.AsSpan(i * Roster.SaltLength, Roster.SaltLength)));
        return new DrawAnnounced(
            meeting.LastDraw + 1, because, words, form, corps.Count(IsActive), settings.Seats, settings.Reserves, settings.ProfessionMinimums, witnesses, [.. heads], recusalsUntil);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="corps">The corps as it is now: as many as were posted.</param>
    /// <param name="labelBytes">32 random bytes that the fresh labels come from.</param>
    /// <param name="salts">32 random bytes for each member.</param>
    /// <param name="now">Now.</param>
    public static RosterFrozen Freeze(ReviewMeeting meeting, IReadOnlyList<CorpsMember> corps, byte[] labelBytes, byte[] salts, DateTimeOffset now)
    {
        var draw = At(meeting, DrawStep.Freeze);
        Recusals.MustBeDecided(meeting, null);
        if (!meeting.IsRehearsal && now < draw.Announced.RecusalsUntil)
        {
            throw new BrokenRuleException(DrawRules.RecusalsStillOpen, ("until", draw.Announced.RecusalsUntil));
        }

        corps = [.. corps.Where(IsActive)];
        if (corps.Count != draw.Announced.Members)
        {
            throw new BrokenRuleException(DrawRules.RosterSizeDiffers, ("posted", draw.Announced.Members), ("there", corps.Count));
        }

        if (salts.Length != corps.Count * Roster.SaltLength)
        {
            throw new BrokenRuleException(DrawRules.SaltsTooFew, ("needed", corps.Count * Roster.SaltLength));
        }

        var pool = Labels.Fresh(corps.Count, labelBytes).Select(l => (l.Label, Member: corps[l.MemberIndex])).ToList();
        var members = pool.Select((m, i) => new RosterMember(
            m.Label, Panels.PersonOf(m.Member), m.Member.Profession, Hex.Of(salts.AsSpan(i * Roster.SaltLength, Roster.SaltLength)))).ToList();
        var recused = Panels.Skipped(meeting, pool);
        MustBeFeasible(meeting, members, recused);
        return new RosterFrozen(draw.Announced.Draw, Roster.Root(members), members, recused);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="witness">Number.</param>
    /// <param name="commit">As <see cref="DrawHashes.Commit"/>, hex.</param>
    /// <param name="frozen">Size and root of the record at the frozen roster.</param>
    /// <param name="signature">By the witness's device, on <see cref="DrawHashes.CommitStatement"/>.</param>
    public static DrawCommitted Commit(ReviewMeeting meeting, int witness, string commit, TreeHead frozen, string signature)
    {
        var draw = At(meeting, DrawStep.Commit);
        var key = KeyOf(draw, witness);
        if (draw.Commits.ContainsKey(witness))
        {
            throw new BrokenRuleException(DrawRules.CommitTwice, ("witness", witness));
        }

        MustBeSigned(witness, key, Hex.IsHash(commit) ? DrawHashes.CommitStatement(draw.Bind(), witness, commit, frozen) : [], signature);
        return new DrawCommitted(draw.Announced.Draw, witness, commit, frozen, signature);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="witness">Number; 0 for the office where the form has no witnesses.</param>
    /// <param name="dice">One digit a die.</param>
    /// <param name="committed">Size and root of the record at the last commit; without witnesses, at the frozen roster.</param>
    /// <param name="signature">On <see cref="DrawHashes.DiceStatement"/>; null for the office.</param>
    public static DiceConfirmed Confirm(ReviewMeeting meeting, int witness, string dice, TreeHead committed, string? signature)
    {
        MustBeDice(meeting, dice);
        var draw = meeting.Drawing!;
        if (draw.Checkpoint is { } seen && seen != committed)
        {
            throw new BrokenRuleException(DrawRules.CheckpointDiffers, ("witness", witness));
        }

        if (witness != 0 || draw.Witnesses.Count > 0)
        {
            MustBeSigned(witness, KeyOf(draw, witness), DrawHashes.DiceStatement(draw.Bind(), draw.Reading, witness, dice, committed), signature);
        }

        return draw.Dice.ContainsKey(witness)
            ? throw new BrokenRuleException(DrawRules.DiceTwice, ("witness", witness))
            : new DiceConfirmed(draw.Announced.Draw, draw.Reading, witness, dice, committed, witness == 0 ? null : signature);
    }

    public static DrawRevealed Reveal(ReviewMeeting meeting, int witness, string secret)
    {
        var draw = At(meeting, DrawStep.Reveal);
        var key = KeyOf(draw, witness);
        return Hex.Bytes(secret, DrawHashes.SecretLength) is { } bytes && DrawHashes.Commit(draw.Bind(), witness, key, bytes) == draw.Commits[witness]
            ? new DrawRevealed(draw.Announced.Draw, witness, secret)
            : throw new BrokenRuleException(DrawRules.RevealDoesNotOpen, ("witness", witness));
    }

    /// <summary>Voids a draw that cannot go on, for one of two reasons that show on the record.</summary>
    public static DrawVoided Void(ReviewMeeting meeting, DrawVoidCause cause, int witness)
    {
        var draw = At(meeting, DrawStep.Void);
        Require.Known(cause, "cause");
        KeyOf(draw, witness);
        var holds = cause == DrawVoidCause.RevealMissing ? draw.AgreedDice is not null && !draw.Reveals.ContainsKey(witness) : draw.AgreedDice is null;
        return holds ? new DrawVoided(draw.Announced.Draw, cause, witness) : throw new BrokenRuleException(DrawRules.VoidNotDue, ("witness", witness));
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="order">Labels as they came out of the box.</param>
    public static LotsDrawn DrawLots(ReviewMeeting meeting, IReadOnlyList<string> order)
    {
        var draw = At(meeting, DrawStep.Lots);
        Panel(draw, order);
        return new LotsDrawn(draw.Announced.Draw, order);
    }

    /// <summary>The panel that follows; nobody decides anything any more.</summary>
    public static PanelDrawn Draw(ReviewMeeting meeting)
    {
        var draw = At(meeting, DrawStep.Panel);
        if (!draw.IsComplete)
        {
            throw new BrokenRuleException(DrawRules.RevealsMissing, ("there", draw.Reveals.Count), ("needed", draw.Witnesses.Count));
        }

        var prk = draw.Lots is null ? DrawHashes.Prk(draw.Bind(), draw.Commits.Values, draw.Reveals.Values, draw.AgreedDice!, draw.Checkpoint!.Root) : null;
        var result = prk is null ? Panel(draw, draw.Lots!) : Panel(draw, prk);
        var byLabel = draw.Roster!.Members.ToDictionary(m => m.Label, StringComparer.Ordinal);
        return new PanelDrawn(
            draw.Announced.Draw,
            draw.Announced.Words,
            prk is null ? null : Hex.Of(prk),
            byLabel.Count,
            draw.Roster.Recused,
            [.. result.Panel.Select(JudgeOf)],
            [.. result.Reserves.Select(JudgeOf)]);

        Judge JudgeOf(DrawnMember drawn) => new(drawn.Label, JudgeKind.Representative, byLabel[drawn.Label].Person, drawn.Stratum);
    }

    /// <exception cref="BrokenRuleException"><see cref="DrawRules.UnderWay"/>.</exception>
    internal static void MustNotBeUnderWay(ReviewMeeting meeting)
    {
        if (meeting.Drawing is not null)
        {
            throw new BrokenRuleException(DrawRules.UnderWay);
        }
    }

    private static DrawResult Panel(DrawInHand draw, byte[] prk) => Drawing.Draw.Hold(
        prk,
        draw.Roster!.Members.Select(m => new PoolMember(m.Label, m.Stratum)),
        draw.Roster.Recused.Select(r => r.Label),
        draw.Announced.Seats,
        draw.Announced.Reserves,
        draw.Announced.Minimums);

    private static DrawResult Panel(DrawInHand draw, IReadOnlyList<string> order)
    {
        var recused = draw.Roster!.Recused.Select(r => r.Label).ToHashSet(StringComparer.Ordinal);
        var inTheBox = draw.Roster.Members.Where(m => !recused.Contains(m.Label)).ToDictionary(m => m.Label, m => m.Stratum, StringComparer.Ordinal);
        var eligible = inTheBox.Count;
        var lots = Require.Present(order, "order").Select(l => inTheBox.Remove(l ?? "", out var stratum)
            ? new PoolMember(l!, stratum)
            : throw new BrokenRuleException(DrawRules.LotWrong, ("label", l ?? ""))).ToList();
        return Drawing.Draw.ByLots(lots, eligible, draw.Announced.Seats, draw.Announced.Reserves, draw.Announced.Minimums);
    }

    private static DrawInHand At(ReviewMeeting meeting, DrawStep step) => DrawSteps.MustBeDue(meeting.Drawing, step);

    private static void MustSuit(DrawForm form, IReadOnlyList<DrawWitness> witnesses)
    {
        foreach (var (i, witness) in Require.Present(witnesses, "witnesses").Index())
        {
            Require.Known(Require.Present(witness, "witnesses").Part, "part");
            Require.Text(witness.PersonNumber, 40, "personNumber");
            if (witness.Number != i + 1 || witnesses.Take(i).Any(w => w.Key == witness.Key || w.PersonNumber == witness.PersonNumber))
            {
                throw new BrokenRuleException(DrawRules.WitnessTwice, ("witness", witness.Number));
            }

            if (!P256.IsKey(witness.Key))
            {
                throw new BrokenRuleException(DrawRules.WitnessKeyMalformed, ("witness", witness.Number));
            }
        }

        if (!DrawForms.Suits(form, [.. witnesses.Select(w => w.Part)]))
        {
            throw new BrokenRuleException(DrawRules.WitnessesNotEnough, ("form", form), ("least", DrawForms.LeastWitnesses(form)));
        }
    }

    // Found out before anybody rolls dice, not after.
    private static void MustBeFeasible(ReviewMeeting meeting, List<RosterMember> members, List<SkippedMember> recused)
    {
        var there = members.Count - recused.Count;
        if (there < meeting.Settings.MinimumRepresentatives)
        {
            throw new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", meeting.Settings.MinimumRepresentatives), ("there", there));
        }

        var pool = members.Select(m => new PoolMember(m.Label, m.Stratum));
        Drawing.Draw.Hold(new byte[TicketPrinter.KeyLength], pool, recused.Select(r => r.Label), meeting.Settings.Seats, 0, meeting.Settings.ProfessionMinimums);
    }

    private static SaltedHead Salted(Judge head, ReadOnlySpan<byte> salt) => new(head.Label, Roster.PersonValue(head.Person, salt), Hex.Of(salt));

    private static string KeyOf(DrawInHand draw, int witness) =>
        draw.Witnesses.FirstOrDefault(w => w.Number == witness)?.Key ?? throw new BrokenRuleException(DrawRules.WitnessUnknown, ("witness", witness));

    private static void MustBeSigned(int witness, string key, byte[] message, string? signature)
    {
        if (message.Length == 0 || !P256.Verify(key, message, signature))
        {
            throw new BrokenRuleException(DrawRules.SignatureWrong, ("witness", witness));
        }
    }

    private static bool IsActive(CorpsMember member) => member.Status == MemberStatus.Active;
}
