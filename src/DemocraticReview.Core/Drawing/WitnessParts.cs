using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.Drawing;

/// <summary>In what part an officer of a meeting witnesses its draw.</summary>
public static class WitnessParts
{
    /// <summary>Roles whose personal link can register a device as a witness.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Scrutineer, Role.Observer, Role.Witness];

    public static WitnessPart Of(Officer officer) => officer.Role switch
    {
        Role.Scrutineer => WitnessPart.Scrutineer,
        Role.Observer => WitnessPart.Observer,
        _ => officer.Part ?? WitnessPart.CorpsMember,
    };

    /// <summary>The part of somebody who is named as a witness and nothing else.</summary>
    internal static WitnessPart Named(WitnessPart? part)
    {
        var named = part ?? WitnessPart.CorpsMember;
        Require.Known(named, "part");
        return named is WitnessPart.Scrutineer or WitnessPart.Observer ? WitnessPart.CorpsMember : named;
    }
}
