using DemocraticReview.App.Commands;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Rehearsing;

namespace DemocraticReview.Web.Tests.Voting;

/// <summary>A round in which some judges vote on the hall's tablet: their secrets are the tablet's, and the desk sends them there one after the other.</summary>
internal sealed class TabletStage(IRoundStage phones, Caller desk, Caller tablet, Guid meeting, IReadOnlyList<JudgePhone> there) : IRoundStage
{
    public async Task OfficeAsync(OnMeeting command)
    {
        if (command is OpenBox { Item: var opening })
        {
            var list = JudgePhone.Acknowledge(await phones.LookAsync(there[0], opening));
            await tablet.AskAsync<object>(Path(opening, "acknowledgement"), new AcknowledgementBody(opening, list.Round, list.List!));
        }

        await phones.OfficeAsync(command);
        if (command is OpenRegistration { Item: var item })
        {
            var sight = await phones.LookAsync(there[0], item);
            await tablet.AskAsync<object>(Path(item, "credentials"), new TabletBody(item, sight.Round, [.. there.Select(t => t.CredentialOf(sight).Public.Text).Order(StringComparer.Ordinal)]));
        }
    }

    public Task ScrutineerAsync(OnMeeting command) => phones.ScrutineerAsync(command);

    public Task HolderAsync(HolderDevice holder, OnMeeting command) => phones.HolderAsync(holder, command);

    public Task<HolderView> LookAsync(HolderDevice holder) => phones.LookAsync(holder);

    public Task<byte[]> ArchiveAsync(HolderDevice holder, BoxView box) => phones.ArchiveAsync(holder, box);

    public Task<VoteView> LookAsync(JudgePhone phone, int item) => phones.LookAsync(phone, item);

    public Task RegisterAsync(JudgePhone phone, RegisterCredential act) => there.Contains(phone) ? Task.CompletedTask : phones.RegisterAsync(phone, act);

    public Task AcknowledgeAsync(JudgePhone phone, AcknowledgeList act) => there.Contains(phone) ? Task.CompletedTask : phones.AcknowledgeAsync(phone, act);

    public async Task<BallotReceipt> CastAsync(JudgePhone phone, CastBallot act)
    {
        if (!there.Contains(phone))
        {
            return await phones.CastAsync(phone, act);
        }

        await desk.AskAsync<object>(Path(act.Item, "turn"), new TurnBody(phone.Label, Back: false));
        return await tablet.AskAsync<BallotReceipt>(Path(act.Item, "ballot"), new BallotBody(act.Ballot!));
    }

    private string Path(int item, string what) => $"meetings/{meeting}/items/{item}/tablet/{what}";
}
