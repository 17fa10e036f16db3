using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Referring;

public sealed record ReferralOpened(
    Guid Id, Guid EnterpriseId, ReferralCause Cause, DefinitionRef Definition, ReferralClocks Clocks, DateTimeOffset SendBy) : ReferralEvent
{
    public override Referral Apply(Referral referral) => throw new InvalidOperationException("A referral is opened once.");

    internal Referral Begin() => new()
    {
        Id = Id,
        EnterpriseId = EnterpriseId,
        Cause = Cause,
        Definition = Definition,
        Clocks = Clocks,
        SendBy = SendBy,
    };
}

public sealed record ReferralDrafted(ReferralLetter Letter, string Drafter) : ReferralEvent
{
    public override Referral Apply(Referral referral) =>
        referral with { Stage = ReferralStage.Drafted, Letter = Letter, Drafter = Drafter, Body = Letter.Addressee };
}

public sealed record ReferralReviewed(bool Approved, string Remark) : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with { Stage = Approved ? ReferralStage.Reviewed : ReferralStage.Opened };
}

public sealed record ReferralSigned(bool Signed, string Remark) : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with { Stage = Signed ? ReferralStage.Signed : ReferralStage.Opened };
}

public sealed record ReferralDelivered(DateTimeOffset ReceiptBy) : ReferralEvent
{
    public override Referral Apply(Referral referral) =>
        referral with { Stage = ReferralStage.Delivered, ReceiptBy = ReceiptBy, Deliveries = referral.Deliveries + 1, RemindAgainAt = null };
}

public sealed record ReferralReceived(Receipt Receipt) : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with { Stage = ReferralStage.Received, Receipt = Receipt };
}

public sealed record ReferralAccepted : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with { Stage = ReferralStage.Accepted };
}

/// <summary>退回. It closes nothing: the time to send it on begins.</summary>
public sealed record ReferralReturned(string Reason, DateTimeOffset SendBy) : ReferralEvent
{
    public override Referral Apply(Referral referral) =>
        referral with { Stage = ReferralStage.Returned, Returns = referral.Returns.Add(Reason), ReturnedTo = null, SendBy = SendBy };
}

/// <summary>After a return: to another competent body, which gets it delivered anew.</summary>
public sealed record ReferralForwarded(string Body, DateTimeOffset SendBy) : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with { Stage = ReferralStage.Signed, Body = Body, SendBy = SendBy, Receipt = null, ReturnedTo = ReturnHandling.Forwarded };
}

/// <summary>More material. After a return it is delivered anew; before that it travels along.</summary>
public sealed record ReferralSupplemented(string Text, DateTimeOffset? SendBy) : ReferralEvent
{
    public override Referral Apply(Referral referral) => SendBy is { } by
        ? referral with { Stage = ReferralStage.Signed, Supplements = referral.Supplements.Add(Text), SendBy = by, Receipt = null, ReturnedTo = ReturnHandling.Supplemented }
        : referral with { Supplements = referral.Supplements.Add(Text) };
}

public sealed record ReferralClosed(string Reason) : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with
    {
        Stage = ReferralStage.Closed,
        ClosedBecause = Reason,
        ReturnedTo = referral.Stage == ReferralStage.Returned ? ReturnHandling.Closed : referral.ReturnedTo,
    };
}

/// <summary>A clock has run out: reminded the first time, escalated to the named leaders from the second on.</summary>
public sealed record ReferralOverdue(string Clock, string Family, bool Escalated, DateTimeOffset AgainAt) : ReferralEvent
{
    public override Referral Apply(Referral referral) => referral with
    {
        Overdue = referral.Overdue.SetItem(Family, referral.Overdue.GetValueOrDefault(Family) + 1),
        RemindAgainAt = AgainAt,
    };
}

/// <summary>移送: 拟稿 → 核稿 → 签发 → 送达 → 签收 → 受理 or 退回 → 办结.</summary>
public static class Referrals
{
    private const int MaximumText = 4000;

    /// <param name="id">Fresh key, as the verdict names it.</param>
    /// <param name="meeting">The meeting after its verdict.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="definition">The workflow file that the referral runs on.</param>
    /// <param name="clocks">Its clocks.</param>
    /// <param name="at">Now and the calendar.</param>
    public static ReferralOpened Open(Guid id, ReviewMeeting meeting, int number, DefinitionRef definition, ReferralClocks clocks, Circumstances at)
    {
        var item = meeting.Item(number);
        if (item.ReferralId != id)
        {
            throw new ArgumentException("The verdict opens its own referral, and no other one.", nameof(id));
        }

        var cause = new ReferralCause(meeting.Id, meeting.Number, number, item.Facts, item.Verdict!, item.Tally!, meeting.IsRehearsal);
        return new ReferralOpened(id, meeting.EnterpriseId, cause, definition, clocks, at.Calendar.AddWorkingDays(at.Now, clocks.SendWorkingDays));
    }

    public static ReferralDrafted Draft(Referral referral, ReferralLetter letter, Actor by)
    {
        referral.MustStandAt(ReferralStage.Opened);
        Require.Text(Require.Present(letter, "letter").Number, 60, "number");
        Require.Text(letter.Addressee, 100, "addressee");
        Require.Text(letter.Title, 200, "title");
        Require.Text(letter.Questioning, MaximumText, "questioning");
        Require.Text(letter.Basis, MaximumText, "basis");
        Require.Text(letter.Contact, 200, "contact");
        return new ReferralDrafted(letter, by.Id);
    }

    public static ReferralReviewed Review(Referral referral, bool approved, string? remark, Actor by)
    {
        referral.MustStandAt(ReferralStage.Drafted);
        MustBeSomebodyElse(referral, by);
        RemarkWhen(!approved, remark);
        return new ReferralReviewed(approved, remark?.Trim() ?? "");
    }

    public static ReferralSigned Sign(Referral referral, bool signed, string? remark, Actor by)
    {
        referral.MustStandAt(ReferralStage.Reviewed);
        MustBeSomebodyElse(referral, by);
        RemarkWhen(!signed, remark);
        return new ReferralSigned(signed, remark?.Trim() ?? "");
    }

    public static ReferralDelivered Deliver(Referral referral, Circumstances at)
    {
        referral.MustStandAt(ReferralStage.Signed);
        return new ReferralDelivered(at.Calendar.AddWorkingDays(at.Now, referral.Clocks.ReceiptWorkingDays));
    }

    public static ReferralReceived Receive(Referral referral, Receipt receipt)
    {
        referral.MustStandAt(ReferralStage.Delivered);
        Require.Text(Require.Present(receipt, "receipt").Receiver, 60, "receiver");
        Require.Optional(receipt.PaperNumber, 60, "paperNumber");
        Require.NotNegative(receipt.Pieces, "pieces");
        return new ReferralReceived(receipt);
    }

    public static ReferralAccepted Accept(Referral referral)
    {
        referral.MustStandAt(ReferralStage.Received);
        return new ReferralAccepted();
    }

    public static ReferralReturned Return(Referral referral, string reason, Circumstances at)
    {
        referral.MustStandAt(ReferralStage.Received);
        Require.Text(reason, MaximumText, "reason");
        return new ReferralReturned(reason.Trim(), at.Calendar.AddWorkingDays(at.Now, referral.Clocks.SendWorkingDays));
    }

    public static ReferralForwarded Forward(Referral referral, string body, Circumstances at)
    {
        referral.MustStandAt(ReferralStage.Returned);
        Require.Text(body, 100, "body");
        return new ReferralForwarded(body.Trim(), at.Calendar.AddWorkingDays(at.Now, referral.Clocks.SendWorkingDays));
    }

    public static ReferralSupplemented Supplement(Referral referral, string text, Circumstances at)
    {
        if (referral.Stage == ReferralStage.Closed)
        {
            throw new BrokenRuleException(Rules.ReferralNotThere, ("stage", referral.Stage), ("needed", ReferralStage.Returned));
        }

        Require.Text(text, MaximumText, "text");
        return new ReferralSupplemented(
            text.Trim(), referral.Stage == ReferralStage.Returned ? at.Calendar.AddWorkingDays(at.Now, referral.Clocks.SendWorkingDays) : null);
    }

    /// <summary>办结 by the discipline department that accepted it.</summary>
    public static ReferralClosed Close(Referral referral, string reason)
    {
        referral.MustStandAt(ReferralStage.Accepted);
        Require.Text(reason, MaximumText, "reason");
        return new ReferralClosed(reason.Trim());
    }

    /// <summary>The only other end: no body accepts it, and the enterprise's head says why that is right.</summary>
    public static ReferralClosed CloseReturned(Referral referral, string reason)
    {
        referral.MustStandAt(ReferralStage.Returned);
        Require.Text(reason, MaximumText, "reason");
        return new ReferralClosed(reason.Trim());
    }

    /// <param name="referral">The referral.</param>
    /// <param name="clock">Key of the clock that ran out.</param>
    /// <param name="at">Now and the calendar.</param>
    public static ReferralOverdue Remind(Referral referral, string clock, Circumstances at)
    {
        if (referral.Clock is not { } running || running.Key != clock || at.Now < running.DueAt)
        {
            throw new BrokenRuleException(Rules.ClockNotDue, ("clock", clock));
        }

        var family = clock.Split("-again-")[0];

        // A clock runs out at midnight, so the working day that has just begun is the one that follows.
        var again = at.Calendar.AddWorkingDays(at.Now.AddDays(-1), 1);
        return new ReferralOverdue(clock, family, referral.Overdue.ContainsKey(family), again);
    }

    private static void MustBeSomebodyElse(Referral referral, Actor by)
    {
        if (referral.Drafter == by.Id)
        {
            throw new BrokenRuleException(Rules.LetterNeedsSomebodyElse);
        }
    }

    private static void RemarkWhen(bool needed, string? remark)
    {
        Require.Optional(remark, MaximumText, "remark");
        if (needed)
        {
            Require.Text(remark, MaximumText, "remark");
        }
    }
}
