using DemocraticReview.App.Commands;
using DemocraticReview.App.Referring;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;

namespace App.Tests.Hosting;

/// <summary>One referral on its way to the body that accepts it.</summary>
internal sealed class ReferralPlay(Play play, Guid id)
{
    public static ReferralLetter Letter { get; } = new("示工函〔2026〕3号", "纪检监察处", "关于移送水泵采购项目民主评议情况及有关材料的函", "质询情况", "企业民主评议办法", "工会办公室");

    public Guid Id { get; } = id;

    public Play Play { get; } = play;

    public Task<Referral> StateAsync() => Play.Host.ReferralAsync(Id, Play.EnterpriseId);

    public Task<Answer> DoAsync(ReferralCommand command, Actor? actor = null, string? commandId = null) =>
        Play.DoAsync(command with { ReferralId = Id }, actor ?? Cast.Union, commandId);

    public async Task SignedAsync()
    {
        await DoAsync(new DraftReferral(Letter));
        await DoAsync(new ReviewReferral(true), Cast.SecondUnion);
        await DoAsync(new SignReferral(true), Cast.SecondUnion);
    }

    public async Task DeliveredAsync()
    {
        await SignedAsync();
        await DoAsync(new DeliverReferral());
    }

    public async Task ReceivedAsync()
    {
        await DeliveredAsync();
        await DoAsync(new ReceiveReferral(new Receipt("签收人", 6, null)), Cast.Discipline);
    }

    public async Task AcceptedAsync()
    {
        await ReceivedAsync();
        await DoAsync(new AcceptReferral(), Cast.Discipline);
    }

    public async Task ClosedAsync()
    {
        await AcceptedAsync();
        await DoAsync(new CloseReferral("已办结"), Cast.Discipline);
    }
}
