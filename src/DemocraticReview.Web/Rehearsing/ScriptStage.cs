using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>A round on phones of a meeting that is played inside the product: every phone and every holder's device acts in the own part.</summary>
internal sealed class ScriptStage(IServiceProvider services, Guid enterprise, Guid meeting, string scrutineer, Func<OnMeeting, Actor?, Task> send, Func<Task> pace) : IRoundStage
{
    public Task OfficeAsync(OnMeeting command) => send(command, null);

    public Task ScrutineerAsync(OnMeeting command) => send(command, ActorOf(Role.Scrutineer, scrutineer));

    public Task HolderAsync(HolderDevice holder, OnMeeting command) => send(command, ActorOf(holder.Role, holder.Key));

    public Task<HolderView> LookAsync(HolderDevice holder) =>
        ReadAsync(r => r.HolderAsync(meeting, ActorOf(holder.Role, holder.Key), item => $"items/{item}", 0, CancellationToken.None));

    public Task<byte[]> ArchiveAsync(HolderDevice holder, BoxView box) => ReadAsync(r => r.ArchiveAsync(meeting, box.Item, CancellationToken.None));

    public Task<VoteView> LookAsync(JudgePhone phone, int item) => ReadAsync(r => r.VoteAsync(meeting, item, phone.Label, 0, CancellationToken.None));

    public Task RegisterAsync(JudgePhone phone, RegisterCredential act) => SealAsync(phone, act);

    public Task AcknowledgeAsync(JudgePhone phone, AcknowledgeList act) => SealAsync(phone, act);

    public async Task<BallotReceipt> CastAsync(JudgePhone phone, CastBallot act)
    {
        // Whoever watches sees the box fill.
        await pace();
        return await SealAsync(phone, act);
    }

    private Task<T> SealAsync<T>(JudgePhone phone, SealedAct<T> act) =>
        services.GetRequiredService<IFlow>().SealAsync(act, ActorOf(Role.Judge, phone.Label), enterprise, CancellationToken.None);

    private async Task<T> ReadAsync<T>(Func<VoteReading, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ReviewDb>().EnterpriseId = enterprise;
        return await read(scope.ServiceProvider.GetRequiredService<VoteReading>());
    }

    private Actor ActorOf(Role role, string key) => new(role, $"script:{role}:{key}", key, meeting);
}
