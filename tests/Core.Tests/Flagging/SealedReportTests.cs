using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Flagging;

public sealed class SealedReportTests
{
    private static readonly SealedReport Report = new("李小燕", "炼铁厂二车间", "13800000000", new DateOnly(2026, 3, 1), "轴承一个月就坏。");

    [Fact(DisplayName = "反映人的身份只有市场调研评价处看得到")]
    public void Only_the_evaluation_office_reads_who_reported() =>
        Enum.GetValues<Role>().Where(r => RightsTable.May(r, Act.ReadSealedReports)).ShouldBe([Role.EvaluationOfficer]);

    [Fact(DisplayName = "反映人的身份不进入任何记录、议程副本")]
    public void The_event_the_item_and_the_agenda_copy_hold_a_number_alone()
    {
        var draft = AnItem.Draft(Ground.WorkersReaction);
        var happened = Supplements.Seal(draft, [Report, Report]);
        var sealedItem = happened.Apply(draft);
        sealedItem.SealedReports.ShouldBe(2);
        var frozen = AnItem.Frozen(sealedItem);
        frozen.SealedReports.ShouldBe(2);
        foreach (var text in new[] { EventCatalog.Write(happened), EventCatalog.Write(sealedItem), EventCatalog.Write(Flags.FactsOf(frozen)) })
        {
            new[] { Report.Name!, Report.Unit!, Report.Contact!, Report.Text }.ShouldAllBe(secret => !text.Contains(secret));
        }
    }

    [Fact]
    public void A_report_says_something_and_need_not_say_who()
    {
        var item = AnItem.Draft(Ground.WorkersReaction);
        Supplements.Seal(item, [Report with { Name = null, Unit = null, Contact = null }]).Count.ShouldBe(1);
        Refused.By(Rules.FieldMissing, () => Supplements.Seal(item, [Report with { Text = "" }]));
        Refused.By(Rules.FieldMissing, () => Supplements.Seal(item, [null!]));
        Refused.By(Rules.FieldTooLong, () => Supplements.Seal(item, [Report with { Name = Some.Text(61) }]));
        Refused.By(DossierRules.TooManyRows, () => Supplements.Seal(item, [.. Enumerable.Repeat(Report, 501)]));
    }

    [Fact]
    public void Sealing_changes_no_review()
    {
        var cleared = AnItem.Cleared(Some.Dossier(Ground.WorkersReaction));
        Supplements.Seal(cleared, [Report]).Apply(cleared).Stage.ShouldBe(DossierStage.Cleared);
    }
}
