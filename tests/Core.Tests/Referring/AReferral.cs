using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Referring;

/// <summary>A referral that real decisions have brought to where a test begins.</summary>
internal sealed class AReferral
{
    private readonly List<ReferralEvent> _events = [];

    public AReferral()
    {
        var meeting = AMeeting.With().Decided(satisfied: 8, dissatisfied: 7, abstained: 2);
        Now = meeting.Now;
        _events.Add(Referrals.Open(meeting.Item1.ReferralId!.Value, meeting.State, 1, new("discipline-referral", 1, new string('b', 64)), new ReferralClocks(3, 5), Some.At(Now)));
        State = Referral.From(_events);
    }

    public static Actor Drafter { get; } = new(Role.UnionOfficer, "drafter");

    public static Actor Reviewer { get; } = new(Role.UnionOfficer, "reviewer");

    public Referral State { get; private set; }

    public IReadOnlyList<ReferralEvent> Events => _events;

    public DateTimeOffset Now { get; set; }

    public AReferral Do(Func<Referral, ReferralEvent> decide)
    {
        var happened = decide(State);
        _events.Add(happened);
        State = happened.Apply(State);
        return this;
    }

    public BrokenRuleException Refuses(Rule rule, Func<Referral, object> decide) => Refused.By(rule, () => decide(State));

    public AReferral Drafted() => Do(r => Referrals.Draft(r, Some.Letter, Drafter));

    public AReferral Reviewed() => Drafted().Do(r => Referrals.Review(r, true, null, Reviewer));

    public AReferral Signed() => Reviewed().Do(r => Referrals.Sign(r, true, null, Reviewer));

    public AReferral Delivered() => (State.Stage == ReferralStage.Signed ? this : Signed()).Do(r => Referrals.Deliver(r, Some.At(Now)));

    public AReferral Received() => Delivered().Do(r => Referrals.Receive(r, new Receipt("纪委 王", 7, null)));

    public AReferral Accepted() => Received().Do(Referrals.Accept);

    public AReferral Returned() => Received().Do(r => Referrals.Return(r, "不属于本部门职责。", Some.At(Now)));
}
