using DemocraticReview.App.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Workflow.Definitions;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>What happened when, by which role, and what the flow did on it; where it stands still, why, and a button to try again.</summary>
[Shows(Act.ReadFlowJournal)]
public sealed class MeetingJournalPage : MeetingPage
{
    public JournalView Journal { get; private set; } = null!;

    public bool IsOverdue(JournalClock clock) => clock.DueAt <= Service<TimeProvider>().GetUtcNow();

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostRetryAsync() => ActAsync(new RetryFlow { MeetingId = MeetingId }, $"{Address}/journal");

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Journal = await FlowJournal.OfAsync(Db, Service<DefinitionLibrary>(), MeetingId, Aborted);
    }
}
