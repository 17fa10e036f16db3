using DemocraticReview.App.Commands;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>Where a played round takes place: how its people look and send.</summary>
public interface IRoundStage
{
    Task OfficeAsync(OnMeeting command);

    Task ScrutineerAsync(OnMeeting command);

    Task HolderAsync(HolderDevice holder, OnMeeting command);

    Task<HolderView> LookAsync(HolderDevice holder);

    Task<byte[]> ArchiveAsync(HolderDevice holder, BoxView box);

    Task<VoteView> LookAsync(JudgePhone phone, int item);

    Task RegisterAsync(JudgePhone phone, RegisterCredential act);

    Task AcknowledgeAsync(JudgePhone phone, AcknowledgeList act);

    Task<BallotReceipt> CastAsync(JudgePhone phone, CastBallot act);
}

/// <summary>A whole round on phones, played by everybody who takes part, wherever the product's meetings are played.</summary>
/// <param name="Stage">Where.</param>
/// <param name="Holders">Named already; the first one is the scrutineer's device.</param>
public sealed record PlayedRound(IRoundStage Stage, IReadOnlyList<HolderDevice> Holders)
{
    /// <summary>At the sign-in table: every holder makes the own key.</summary>
    public async Task MakeKeysAsync()
    {
        foreach (var holder in Holders)
        {
            var sight = await Stage.LookAsync(holder);
            if (sight.Published is null)
            {
                await Stage.HolderAsync(holder, holder.Make(sight));
            }
        }
    }

    /// <summary>From the opening of the registration to the open box.</summary>
    public async Task OpenAsync(int item, IReadOnlyList<JudgePhone> phones)
    {
        await FreezeAsync(item, phones);
        foreach (var phone in phones)
        {
            await Stage.AcknowledgeAsync(phone, JudgePhone.Acknowledge(await Stage.LookAsync(phone, item)));
        }

        await Stage.OfficeAsync(new OpenBox(item));
    }

    /// <summary>From the opening of the registration to the signed list.</summary>
    public async Task FreezeAsync(int item, IReadOnlyList<JudgePhone> phones)
    {
        await Stage.OfficeAsync(new OpenRegistration(item));
        foreach (var phone in phones)
        {
            await Stage.RegisterAsync(phone, phone.Register(await Stage.LookAsync(phone, item)));
        }

        await Stage.ScrutineerAsync(new CountHeads(item, phones.Count));
        await Stage.OfficeAsync(new FreezeList(item));
        await Stage.HolderAsync(Holders[0], Holders[0].Sign(await Stage.LookAsync(Holders[0])));
    }

    /// <summary>A judge's two taps.</summary>
    /// <param name="item">Number on the agenda.</param>
    /// <param name="phone">Whose.</param>
    /// <param name="ticked">Index of the answer; null is an abstention.</param>
    public async Task<BallotReceipt> VoteAsync(int item, JudgePhone phone, int? ticked) =>
        await Stage.CastAsync(phone, phone.Vote(await Stage.LookAsync(phone, item), ticked));

    /// <summary>Every holder opens the own lock, the scrutineer signs what is in the box.</summary>
    public async Task CountAsync(int item)
    {
        foreach (var holder in Holders)
        {
            await OpenLockAsync(item, holder);
        }

        await Stage.ScrutineerAsync(new SignTally(item));
    }

    public async Task OpenLockAsync(int item, HolderDevice holder)
    {
        var box = (await Stage.LookAsync(holder)).Boxes.Single(b => b.Item == item);
        await Stage.HolderAsync(holder, holder.Open(box, await Stage.ArchiveAsync(holder, box)));
    }
}
