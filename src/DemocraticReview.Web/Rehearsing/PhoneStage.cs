using DemocraticReview.App.Commands;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>A rehearsed round on phones at the API: each phone and each holder's device sends for itself.</summary>
public sealed class PhoneStage(Caller union, Guid meeting, IReadOnlyDictionary<(Role Role, string Key), Caller> people) : IRoundStage
{
    private readonly string path = $"meetings/{meeting}";

    public Task OfficeAsync(OnMeeting command) => DoAsync(union, command);

    public Task ScrutineerAsync(OnMeeting command) => DoAsync(people.First(p => p.Key.Role == Role.Scrutineer).Value, command);

    public Task HolderAsync(HolderDevice holder, OnMeeting command) => DoAsync(CallerOf(holder), command);

    public Task<HolderView> LookAsync(HolderDevice holder) => CallerOf(holder).GetAsync<HolderView>($"{path}/keys?since=0");

    public Task<byte[]> ArchiveAsync(HolderDevice holder, BoxView box) => CallerOf(holder).DownloadAsync($"{path}/items/{box.Item}/box");

    public Task<VoteView> LookAsync(JudgePhone phone, int item) => CallerOf(phone).GetAsync<VoteView>($"{path}/items/{item}/vote?since=0");

    public Task RegisterAsync(JudgePhone phone, RegisterCredential act) =>
        CallerOf(phone).AskAsync<object>($"{path}/items/{act.Item}/vote/credential", new CredentialBody(act.Item, act.Round, act.Credential!));

    public Task AcknowledgeAsync(JudgePhone phone, AcknowledgeList act) =>
        CallerOf(phone).AskAsync<object>($"{path}/items/{act.Item}/vote/acknowledgement", new AcknowledgementBody(act.Item, act.Round, act.List!));

    public Task<BallotReceipt> CastAsync(JudgePhone phone, CastBallot act) =>
        CallerOf(phone).AskAsync<BallotReceipt>($"{path}/items/{act.Item}/vote/ballot", new BallotBody(act.Ballot!));

    private Task<Answer> DoAsync(Caller caller, OnMeeting command) => caller.DoAsync($"{path}/{CommandRoutes.PathOf(command.GetType())}", command);

    private Caller CallerOf(HolderDevice holder) => people[(holder.Role, holder.Key)];

    private Caller CallerOf(JudgePhone phone) => people[(Role.Judge, phone.Label)];
}
