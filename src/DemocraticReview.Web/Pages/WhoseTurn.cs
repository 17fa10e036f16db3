using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>Who comes next: advice for the list of what waits for somebody. Core alone decides who may.</summary>
public static class WhoseTurn
{
    /// <summary>What a dossier waits for from one officer of the evaluation office; null where it waits for somebody else.</summary>
    /// <param name="item">The dossier.</param>
    /// <param name="events">What happened to it, oldest first.</param>
    /// <param name="officer">Key of the officer.</param>
    /// <param name="today">By the works' calendar.</param>
    /// <returns>Of the texts <c>Wait.{Key}</c>, and where it is done, below the item's address.</returns>
    public static (string Key, string Path)? OfItem(ReviewItem item, IReadOnlyList<ItemEvent> events, string officer, DateOnly today)
    {
        var isAuthor = item.Author == officer;
        return item.Stage switch
        {
            DossierStage.Draft when IsGivenBack(events) => isAuthor ? ("Mend", "") : null,
            DossierStage.Draft when Completeness.Gaps(item.Content, today).Any() => isAuthor ? ("Write", "") : null,
            DossierStage.Draft => isAuthor ? null : ("Review", "/review"),
            DossierStage.Reviewed => isAuthor ? null : ("Secrecy", "/secrecy"),
            DossierStage.Cleared => ("Freeze", "/freeze"),
            _ => null,
        };
    }

    /// <summary>Which form of a referral's page waits for somebody with these roles; null where none does.</summary>
    public static string? OfReferral(ReferralStage stage, IReadOnlyList<Role> roles)
    {
        var (role, step) = stage switch
        {
            ReferralStage.Opened => (Role.UnionOfficer, "Draft"),
            ReferralStage.Drafted => (Role.UnionOfficer, "Review"),
            ReferralStage.Reviewed => (Role.UnionOfficer, "Sign"),
            ReferralStage.Signed => (Role.UnionOfficer, "Deliver"),
            ReferralStage.Delivered => (Role.DisciplineOfficer, "Receive"),
            ReferralStage.Received => (Role.DisciplineOfficer, "Answer"),
            ReferralStage.Returned when !roles.Contains(Role.UnionOfficer) => (Role.EnterpriseHead, "CloseReturned"),
            ReferralStage.Returned => (Role.UnionOfficer, "Forward"),
            ReferralStage.Accepted => (Role.DisciplineOfficer, "Close"),
            _ => (Role.System, ""),
        };
        return roles.Contains(role) ? step : null;
    }

    // A new version after it is for the colleague again.
    private static bool IsGivenBack(IReadOnlyList<ItemEvent> events) =>
        events.LastOrDefault(e => e is ItemReviewed or ItemRevised or AttachmentAdded or AttachmentRemoved) is ItemReviewed { Approved: false };
}
