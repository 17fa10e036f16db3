using System.Text.Json.Serialization;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Referring;
using MediatR;

namespace DemocraticReview.App.Commands;

/// <summary>An act on a referral that Core decides from the referral alone.</summary>
public abstract record ReferralCommand : Command
{
    [JsonIgnore]
    public Guid ReferralId { get; init; }

    public sealed override Subject Subject => new(SubjectKind.Referral, ReferralId);

    public abstract ReferralEvent Decide(Referral referral, Circumstances at);
}

public sealed class ReferralCommandHandler<T>(Ledger ledger) : IRequestHandler<T, Answer>
    where T : ReferralCommand
{
    public async Task<Answer> Handle(T request, CancellationToken cancellationToken)
    {
        var referral = await ledger.ReferralAsync(request.ReferralId, cancellationToken);
        return ledger.Append(referral, request.Decide(referral, request.At), request.At);
    }
}
