using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Flagging;

public sealed class DossierStageTests
{
    [Fact(DisplayName = "材料由起草人以外的同事核稿")]
    public void Nobody_reviews_the_own_dossier()
    {
        var item = AnItem.Draft(Ground.PriceGap);
        Refused.By(DossierRules.DossierNeedsSomebodyElse, () => Flags.Review(item, true, null, Some.At(Some.Monday, Some.Author)));
        Flags.Review(item, true, null, Some.At(Some.Monday, Some.Colleague)).Apply(item).Stage.ShouldBe(DossierStage.Reviewed);
    }

    [Fact(DisplayName = "核稿退回须写明意见，改后可再核")]
    public void A_draft_is_given_back_with_a_remark()
    {
        var item = AnItem.Draft(Ground.PriceGap);
        Refused.By(Rules.FieldMissing, () => Flags.Review(item, false, " ", Colleague));
        var back = Flags.Review(item, false, "请补第三家报价。", Colleague).Apply(item);
        back.Stage.ShouldBe(DossierStage.Draft);
        back.Remark.ShouldBe("请补第三家报价。");
        Flags.Review(back, true, null, Colleague).Apply(back).Stage.ShouldBe(DossierStage.Reviewed);
    }

    [Fact(DisplayName = "修改过的人成为起草人，改后重新核稿和保密审查")]
    public void A_change_undoes_both_reviews_and_makes_its_writer_the_author()
    {
        var cleared = AnItem.Cleared(Some.Dossier(Ground.PriceGap));
        var revised = Flags.Revise(cleared, Some.Dossier(Ground.PriceGap), Some.Colleague).Apply(cleared);
        revised.Stage.ShouldBe(DossierStage.Draft);
        revised.Marks.ShouldBeEmpty();
        Refused.By(DossierRules.DossierNeedsSomebodyElse, () => Flags.Review(revised, true, null, Colleague));
        Supplements.Attach(cleared, Some.File(1), Some.Author).Apply(cleared).Stage.ShouldBe(DossierStage.Draft);
    }

    [Fact(DisplayName = "未核稿、未经保密审查的材料不得定稿")]
    public void Nothing_is_frozen_before_both_reviews()
    {
        Refused.By(DossierRules.DossierNotReviewed, () => Flags.Flag(AnItem.Draft(Ground.PriceGap), AnItem.Hash, Colleague));
        Refused.By(DossierRules.SecrecyNotReviewed, () => Flags.Flag(AnItem.Reviewed(Some.Dossier(Ground.PriceGap)), AnItem.Hash, Colleague));
        Refused.By(DossierRules.DossierNotReviewed, () => Flags.MarkSecrecy(AnItem.Draft(Ground.PriceGap), [], Some.Colleague));
        Refused.By(DossierRules.DossierAlreadyReviewed, () => Flags.Review(AnItem.Reviewed(Some.Dossier(Ground.PriceGap)), true, null, Colleague));
    }

    [Fact(DisplayName = "保密审查逐项标明，涉密内容不收")]
    public void The_secrecy_review_marks_every_field_and_takes_no_state_secret()
    {
        var item = AnItem.Reviewed(Some.Dossier(Ground.PriceGap, Ground.WorkersReaction), Some.File(1));
        var marks = AnItem.Marks(item);
        Refused.By(DossierRules.SecrecyFieldOpen, () => Flags.MarkSecrecy(item, [.. marks.Skip(1)], Some.Colleague));
        Refused.By(DossierRules.SecrecyFieldOpen, () => Flags.MarkSecrecy(item, [.. marks, marks[0]], Some.Colleague));
        Refused.By(DossierRules.SecrecyFieldUnknown, () => Flags.MarkSecrecy(item, [.. marks, new FieldMark("title", SecrecyLevel.Open)], Some.Colleague));
        Refused.By(DossierRules.StateSecret, () => Flags.MarkSecrecy(item, AnItem.Marks(item, SecrecyLevel.StateSecret), Some.Colleague));
        Refused.By(DossierRules.DossierNeedsSomebodyElse, () => Flags.MarkSecrecy(item, marks, Some.Author));
        marks.Select(m => m.Field).ShouldBe(
            ["procurement", "procurement.suppliers", "procurement.amount", "finding.PriceGap", "price-gap.contract", "price-gap.benchmarks", "finding.WorkersReaction", "reaction",
                DossierFields.Attachment(Some.File(1).Id)]);
    }

    [Fact(DisplayName = "定稿后补充的材料单列并标明，不改动原材料")]
    public void Late_material_stands_beside_the_frozen_dossier()
    {
        var frozen = AnItem.Frozen(Some.Dossier(Ground.PriceGap), Some.File(1));
        Refused.By(DossierRules.NotFrozenYet, () => Supplements.AddLate(AnItem.Draft(Ground.PriceGap), "补充", SecrecyLevel.Open, Some.Monday));
        Refused.By(DossierRules.StateSecret, () => Supplements.AddLate(frozen, "补充", SecrecyLevel.StateSecret, Some.Monday));
        Refused.By(Rules.FieldMissing, () => Supplements.Attach(frozen, Some.File(2, "补充.pdf"), Some.Author));
        var late = Supplements.AddLate(frozen, "供应商来函。", SecrecyLevel.Internal, Some.Monday).Apply(frozen);
        late = Supplements.Attach(late, Some.File(2, "补充.pdf", late: SecrecyLevel.TradeSecret), Some.Author).Apply(late);
        late.Content.ShouldBeSameAs(frozen.Content);
        late.Stage.ShouldBe(DossierStage.Frozen);
        late.DossierHash.ShouldBe(frozen.DossierHash);
        late.FrozenAttachments().ShouldBe(frozen.Attachments);
        late.LevelOf(late.Attachments[1]).ShouldBe(SecrecyLevel.TradeSecret);
        late.LateNotes.Single().At.ShouldBe(Some.Monday);
    }

    [Fact]
    public void What_a_reader_may_not_see_is_left_out()
    {
        var item = AnItem.Reviewed(Some.Dossier(Ground.PriceGap, Ground.TechnicalAgreement));
        var levels = AnItem.Marks(item).Select(m => m with
        {
            Level = m.Field is DossierFields.Benchmarks or DossierFields.Suppliers ? SecrecyLevel.TradeSecret : m.Field == DossierFields.TechnicalClauses ? SecrecyLevel.Open : SecrecyLevel.Internal,
        }).ToList();
        item = Flags.MarkSecrecy(item, levels, Some.Colleague).Apply(item);
        var hall = Redaction.UpTo(item, SecrecyLevel.Internal);
        hall.PriceGap!.Benchmarks.ShouldBeEmpty();
        hall.PriceGap.Contract.ShouldNotBeNull();
        hall.Procurement!.Suppliers.ShouldBeEmpty();
        hall.Procurement.Amount.ShouldNotBeNull();
        var everybody = Redaction.UpTo(item, SecrecyLevel.Open);
        everybody.Procurement.ShouldBeNull();
        everybody.Findings.ShouldAllBe(f => f.Finding.Length == 0);
        everybody.PriceGap!.Contract.ShouldBeNull();
        everybody.Technical.ShouldNotBeNull();
        hall.Contract.ShouldBeNull("it belongs to no flagged ground, so nobody has marked it");
        EventCatalog.Write(Redaction.UpTo(item, SecrecyLevel.TradeSecret)).ShouldBe(EventCatalog.Write(item.Content));
    }

    private static Circumstances Colleague => Some.At(Some.Monday, Some.Colleague);
}
