using DemocraticReview.App.Commands;
using DemocraticReview.App.Referring;
using DemocraticReview.Core.Referring;

namespace DemocraticReview.Kill.Tests;

/// <summary>Two referrals on their way: one is accepted in the end, one is returned and closed by the enterprise's head.</summary>
internal sealed class Desk(Play play, Office office)
{
    public async Task AcceptInTheEndAsync(Guid referral)
    {
        await DeliverAsync(referral);
        await DoAsync(office.Discipline, referral, new ReturnReferral("不属于本部门受理范围"));
        await DoAsync(office.Clerk, referral, new ForwardReferral("审计处"));
        await HandOverAsync(referral);
        await DoAsync(office.Discipline, referral, new ReturnReferral("缺少签到表"));
        await DoAsync(office.Clerk, referral, new SupplementReferral("补充签到表一份"));
        await HandOverAsync(referral);
        await DoAsync(office.Discipline, referral, new AcceptReferral());
        await DoAsync(office.Discipline, referral, new CloseReferral("已办结"));
    }

    public async Task CloseReturnedAsync(Guid referral)
    {
        await DeliverAsync(referral);
        await DoAsync(office.Discipline, referral, new ReturnReferral("事项已另案处理"));
        await DoAsync(office.Leader, referral, new CloseReturnedReferral("已由上级单位统一处理"));
    }

    private async Task DeliverAsync(Guid referral)
    {
        await DoAsync(office.Clerk, referral, new DraftReferral(Cast.Letter));
        await DoAsync(office.Union, referral, new ReviewReferral(true));
        await DoAsync(office.Union, referral, new SignReferral(true));
        await HandOverAsync(referral);
    }

    private async Task HandOverAsync(Guid referral)
    {
        await DoAsync(office.Clerk, referral, new DeliverReferral());
        await DoAsync(office.Discipline, referral, new ReceiveReferral(new Receipt("纪检监察经办人", 6, null)));
    }

    private Task<Answer> DoAsync(Person who, Guid referral, Command command) =>
        play.SendAsync(who, $"referrals/{referral}/{Story.NameOf(command)}", command);
}
