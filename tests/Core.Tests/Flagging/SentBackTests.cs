using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;

namespace Core.Tests.Flagging;

/// <summary>What a meeting did not pass goes back to its owner, and may come again once it was mended.</summary>
public sealed class SentBackTests
{
    private static readonly ProcedureSettings BackToOwner = Some.Settings with { Procedure = "works-review", FailedItem = FailedItemGoes.BackToOwner };

    [Fact(DisplayName = "退回的项目可以修改,重新核稿和保密审查后再次提请")]
    public void A_mended_item_goes_the_whole_way_again()
    {
        var item = Reopened();
        (item.Stage, item.DossierHash, item.Marks.Count).ShouldBe((DossierStage.Draft, null, 0));

        item = Flags.Revise(item, item.Content with { Title = "轴承采购(修改)" }, Some.Author).Apply(item);
        Refused.By(DossierRules.DossierNotReviewed, () => Flags.Flag(item, new string('b', 64), Some.At(Some.Monday, Some.Author)));
        item = Cleared(item);
        Flags.Flag(item, new string('b', 64), Some.At(Some.Monday, Some.Author)).Apply(item).IsFlagged.ShouldBeTrue();
    }

    [Fact(DisplayName = "退回后没有修改的,不能原样重新提请")]
    public void Unchanged_it_does_not_come_again()
    {
        var item = Cleared(Reopened());
        Refused.By(Rules.SentBackUnchanged, () => Flags.Flag(item, AnItem.Hash, Some.At(Some.Monday, Some.Author)));
    }

    [Fact(DisplayName = "只有结果公布后被退回的项目可以重新提请")]
    public void Only_what_was_sent_back_is_taken_up_again()
    {
        var frozen = AnItem.Frozen(Some.Dossier(Ground.PriceGap));
        ReviewMeeting?[] others =
        [
            null,
            AMeeting.With(settings: BackToOwner).Balloting().State,
            AMeeting.With(settings: BackToOwner).Decided(satisfied: 8, dissatisfied: 9).State,
            AMeeting.With(settings: BackToOwner).Published().State,
            AMeeting.With().Published(satisfied: 8, dissatisfied: 9).State,
            AMeeting.With(settings: BackToOwner).Published(satisfied: 8, dissatisfied: 9).Objected(upheld: true).State,
        ];

        foreach (var other in others)
        {
            Refused.By(Rules.ItemNotSentBack, () => Flags.Reopen(frozen, other, Some.Author));
        }

        Refused.By(Rules.ItemNotSentBack, () => Flags.Reopen(AnItem.Draft(Ground.PriceGap), SentBack(), Some.Author));
    }

    private static ReviewMeeting SentBack() => AMeeting.With(settings: BackToOwner).Published(satisfied: 8, dissatisfied: 9).State;

    private static ReviewItem Reopened()
    {
        var frozen = AnItem.Frozen(Some.Dossier(Ground.PriceGap));
        return Flags.Reopen(frozen, SentBack(), Some.Author).Apply(frozen);
    }

    private static ReviewItem Cleared(ReviewItem draft)
    {
        var reviewed = Flags.Review(draft, true, null, Some.At(Some.Monday, Some.Colleague)).Apply(draft);
        return Flags.MarkSecrecy(reviewed, AnItem.Marks(reviewed), Some.Colleague).Apply(reviewed);
    }
}
