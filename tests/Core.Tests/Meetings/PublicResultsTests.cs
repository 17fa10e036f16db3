using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Meetings;

/// <summary>只公布结论: where a result would tell every vote, the public learns what became of the item and no more.</summary>
public sealed class PublicResultsTests
{
    private static readonly Role[] All = Enum.GetValues<Role>();

    [Fact]
    public void With_the_verdict_alone_published_nobody_but_those_who_count_and_discipline_sees_a_figure()
    {
        var meeting = Published(Publication.VerdictOnly);
        var shown = All.Where(r => PublicResults.For(meeting, [r]).Item(1) is var item && (item.Verdict is not null || item.Tally is not null));
        shown.ShouldBe([Role.UnionOfficer, Role.DisciplineOfficer, Role.EnterpriseHead, Role.Scrutineer, Role.Teller], ignoreOrder: true);
        PublicResults.For(meeting, [Role.Employee]).Item(1).Outcome.ShouldBe(ItemOutcome.Passed);
    }

    [Fact]
    public void The_record_then_goes_to_the_scrutineer_and_discipline_alone()
    {
        var settings = Published(Publication.VerdictOnly).Settings;
        PublicResults.MustExport(settings, [Role.Scrutineer]);
        PublicResults.MustExport(settings, [Role.DisciplineOfficer]);
        foreach (var role in All.Except([Role.Scrutineer, Role.DisciplineOfficer]))
        {
            Refused.By(RecordRules.ForFew, () => PublicResults.MustExport(settings, [role]));
        }
    }

    [Fact]
    public void Published_in_full_everybody_sees_all_and_takes_the_record_along()
    {
        var meeting = Published(Publication.Full);
        PublicResults.For(meeting, [Role.Employee]).ShouldBeSameAs(meeting);
        PublicResults.MustExport(meeting.Settings, [Role.Employee]);
    }

    private static ReviewMeeting Published(Publication publication) => AMeeting.With(settings: Core.Tests.Recording.ARecord.Settings with { Publication = publication }).Drawn().Published(1, satisfied: 17, dissatisfied: 0).State;
}
