using DemocraticReview.App.Referring;
using DemocraticReview.Core.Referring;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Plays a referral from the draft of its letter to its acceptance.</summary>
internal sealed class ReferralPlayer(Officers officers, Narrator narrator)
{
    public async Task PlayAsync(ItemView item)
    {
        var path = $"referrals/{item.ReferralId}";
        var letter = new ReferralLetter(
            $"彩工函〔2009〕{item.Number}号",
            "纪检监察部门",
            $"关于移送{item.Facts.Title}民主评议情况及有关材料的函",
            "评委就报价、验收和合同变更提出质询；当事人作了说明（彩排）。",
            "《民主评议会实施办法》（彩排）",
            "工会办公室，电话 0000（彩排）");
        await officers.Clerk.DoAsync($"{path}/draft-referral", new DraftReferral(letter));
        await officers.Union.DoAsync($"{path}/review-referral", new ReviewReferral(true));
        await officers.Union.DoAsync($"{path}/sign-referral", new SignReferral(true));
        await officers.Clerk.DoAsync($"{path}/deliver-referral", new DeliverReferral());
        await officers.Discipline.DoAsync($"{path}/receive-referral", new ReceiveReferral(new Receipt("纪检监察经办人", 6, null)));
        await officers.Discipline.DoAsync($"{path}/accept-referral", new AcceptReferral());
        narrator.Say($"移送函拟稿、核稿、签发、送达；纪检监察签收并受理：{item.Facts.Title}", $"The letter is drafted, reviewed, signed, delivered; discipline has signed for it and accepted: {item.Facts.Title}");
    }
}
