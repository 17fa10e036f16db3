namespace DemocraticReview.Core.Verifying;

/// <summary>Which step of an item an entry is.</summary>
internal static class ItemSteps
{
    public static void Take(ReadEntry entry, ItemReplay item, MeetingReplay meeting, JsonFields settings, Func<ItemReplay, bool> opensInOrder)
    {
        var (body, hall) = (entry.Body, meeting.Hall);
        switch (entry.Type)
        {
            case "questioning.opened":
                body.Must(opensInOrder(item), Checks.ItemOrder, "item", "session.opened");
                item.OpenQuestioning(body, hall, settings);
                break;
            case "question.asked" or "question.answered" or "last-word.given":
                item.MustBeQuestioning(body);
                break;
            case "questioning.closed":
                item.CloseQuestioning(body);
                break;
            case "withdrawal.consented":
                item.Consent(body, hall.DrawnSeats > 0);
                break;
            case "ballot.opened":
                item.OpenBallot(body, hall, settings);
                break;
            case "ballot.reminded":
                item.Remind(body);
                break;
            case "ballot.closed":
                item.CloseBallot(body, hall, settings);
                break;
            case "round.voided":
                item.VoidRound(body);
                break;
            case "count.entered":
                item.Count(body);
                break;
            case "tally.signed":
                item.Sign(body);
                break;
            case "item.decided":
                item.Decide(body, settings);
                break;
            case "result.published":
                item.Publish(body);
                break;
            case "objection.filed":
                item.Object(body);
                break;
            case "objection.decided":
                item.DecideObjection(body);
                break;
            case "rectification.required" or "rectification.reported" or "rectification.judged":
                item.MustBePublished(body);
                break;
        }
    }
}
