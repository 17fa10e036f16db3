using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Questioning;

namespace Core.Tests.Questioning;

public sealed class FactCheckTests
{
    private static readonly string[] Points = ["finding.PriceGap", "price-gap.contract"];

    [Fact(DisplayName = "当事人逐项核对事实，不同意的写明理由")]
    public void A_respondent_checks_every_point()
    {
        var meeting = Announced();
        FactCheck[] checks = [new(Points[0], true, null), new(Points[1], false, "单价不含运费。")];
        meeting.Do(m => FactChecking.Check(m, 1, Some.RespondentNumber(101), checks)).Item1.FactChecks[Some.RespondentNumber(101)].ShouldBe(checks);
        meeting.Refuses(DossierRules.FactRemarkMissing, m => Check(m, new(Points[0], true, null), new(Points[1], false, " ")));
        meeting.Refuses(DossierRules.FactPointOpen, m => Check(m, new FactCheck(Points[0], true, null)));
        meeting.Refuses(DossierRules.FactPointOpen, m => Check(m, new(Points[0], true, null), new(Points[0], true, null), new(Points[1], true, null)));
        meeting.Refuses(DossierRules.FactPointUnknown, m => Check(m, new FactCheck("title", true, null)));
        meeting.Refuses(Rules.NotARespondent, m => FactChecking.Check(m, 1, Some.RespondentNumber(201), checks));
    }

    [Fact]
    public void Nothing_is_checked_before_the_announcement_or_after_the_questioning()
    {
        FactCheck[] checks = [.. Points.Select(p => new FactCheck(p, true, null))];
        AMeeting.With().Refuses(Rules.StageNotReached, m => FactChecking.Check(m, 1, Some.RespondentNumber(101), checks));
        AMeeting.With().Questioned().Refuses(Rules.ItemNotThere, m => FactChecking.Check(m, 1, Some.RespondentNumber(101), checks));
    }

    private static AMeeting Announced() => AMeeting.With().Announced();

    private static FactsChecked Check(DemocraticReview.Core.Meetings.ReviewMeeting meeting, params FactCheck[] checks) =>
        FactChecking.Check(meeting, 1, Some.RespondentNumber(101), checks);
}
