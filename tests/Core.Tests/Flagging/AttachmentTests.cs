using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;

namespace Core.Tests.Flagging;

public sealed class AttachmentTests
{
    [Fact(DisplayName = "附件每个不超过 20 MB，每个项目合计不超过 100 MB")]
    public void Files_keep_their_limits()
    {
        var item = AnItem.Draft(Ground.PriceGap);
        Refused.By(DossierRules.AttachmentEmpty, () => Attach(item, Some.File(1, size: 0)));
        Refused.By(DossierRules.AttachmentTooLarge, () => Attach(item, Some.File(1, size: (20 << 20) + 1)));
        var full = Enumerable.Range(1, 5).Aggregate(item, (i, n) => Attach(i, Some.File(n, $"合同{n}.pdf", size: 20 << 20)));
        Refused.By(DossierRules.AttachmentsTooLarge, () => Attach(full, Some.File(6, "合同6.pdf", size: 1)));
        var many = Enumerable.Range(1, 100).Aggregate(item, (i, n) => Attach(i, Some.File(n, $"合同{n}.pdf")));
        Refused.By(DossierRules.AttachmentsTooMany, () => Attach(many, Some.File(101, "合同101.pdf")));
    }

    [Theory]
    [InlineData("合同.pdf.exe")]
    [InlineData("合同.docx")]
    [InlineData("合同")]
    public void A_name_that_says_something_else_is_refused(string name) =>
        Refused.By(DossierRules.AttachmentTypeMismatch, () => Attach(AnItem.Draft(Ground.PriceGap), Some.File(1, name)));

    [Theory]
    [InlineData("../合同.pdf")]
    [InlineData("a\\b.pdf")]
    [InlineData(".pdf")]
    [InlineData(" 合同.pdf")]
    [InlineData("合同\u202Efdp.pdf")]
    [InlineData("合\n同.pdf")]
    public void A_name_that_hides_something_is_refused(string name) =>
        Refused.By(DossierRules.AttachmentName, () => Attach(AnItem.Draft(Ground.PriceGap), Some.File(1, name)));

    [Fact]
    public void A_file_stands_there_once_and_can_be_taken_out_of_a_draft()
    {
        var item = Attach(AnItem.Draft(Ground.PriceGap), Some.File(1, "合同.PDF"));
        Refused.By(DossierRules.AttachmentNameTaken, () => Attach(item, Some.File(2, "合同.pdf")));
        Refused.By(Rules.NotFound, () => Supplements.Remove(item, Some.Key(1), Some.Author));
        Supplements.Remove(item, item.Attachments[0].Id, Some.Author).Apply(item).Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void Before_the_freeze_nothing_is_late() =>
        Attach(AnItem.Draft(Ground.PriceGap), Some.File(1, late: SecrecyLevel.Open)).Attachments[0].Late.ShouldBeNull();

    private static ReviewItem Attach(ReviewItem item, Attachment file) => Supplements.Attach(item, file, Some.Author).Apply(item);
}
