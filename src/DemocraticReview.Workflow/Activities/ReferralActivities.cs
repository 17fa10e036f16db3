using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Activities;

/// <summary>The steps of a referral: 拟稿 → 核稿 → 签发 → 送达 → 签收 → 受理 or 退回 → 办结.</summary>
public static class ReferralActivities
{
    private static readonly OutcomeDescription Done = new(ActivityDescription.Done, new("完成", "Done"));
    private static readonly OutcomeDescription Rework = new("Rework", new("退回修改", "Rework"));

    public static IReadOnlyList<ActivityDescription> All { get; } =
    [
        Waiting("DraftReferral", new("拟稿", "Draft the letter"), Roles.UnionOfficer, Done),
        Waiting("ReviewReferral", new("核稿", "Review the draft"), Roles.UnionOfficer, new("Approved", new("核稿通过", "Approved")), Rework),
        Waiting("SignReferral", new("签发", "Sign the letter"), Roles.UnionOfficer, new("Signed", new("已签发", "Signed")), Rework),
        Waiting("DeliverReferral", new("送达", "Deliver the letter"), Roles.UnionOfficer, Done) with
        {
            Clock = "sendWithinWorkingDays",
            Inputs = [Days("sendWithinWorkingDays", 3, new("几个工作日内应送达", "Working days until the letter is to be sent"))],
        },
        Waiting("AwaitReceipt", new("签收", "Sign for the letter"), Roles.DisciplineOfficer, Done) with
        {
            Clock = "receiptWithinWorkingDays",
            Inputs = [Days("receiptWithinWorkingDays", 5, new("几个工作日内应签收", "Working days until receipt is to be signed"))],
        },
        Waiting("AwaitAcceptance", new("受理或退回", "Accept or return"), Roles.DisciplineOfficer,
            new("Accepted", new("受理", "Accepted")), new("Returned", new("退回", "Returned"))),
        Waiting("HandleReturn", new("处理退回", "Handle the return"), Roles.UnionOfficer,
            new("Forwarded", new("转送其他机构", "Forwarded to another body")), new("Supplemented", new("补充后再送", "Supplemented")), new("Closed", new("负责人批准了结", "Closed by the head"))),
        Waiting("CloseReferral", new("办结", "Close the referral"), Roles.UnionOfficer),
    ];

    private static InputDescription Days(string name, int standard, Bilingual summary) =>
        new(name, InputKind.WorkingDays, summary, Default: standard, Minimum: 1, Maximum: 60);

    private static ActivityDescription Waiting(string name, Bilingual title, string role, params OutcomeDescription[] outcomes) =>
        new() { Type = $"DemocraticReview.{name}", Subject = FlowSubjects.Referral, Title = title, Outcomes = outcomes, Waits = true, WaitsFor = role };
}
