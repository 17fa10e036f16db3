using System.Collections.Immutable;
using System.Reflection;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core;

/// <summary>The closed list: every rule there is, each with a text in both languages. A slice that brings its own rules adds its class here.</summary>
public static class RuleBook
{
    private static readonly ImmutableArray<Type> Chapters =
    [
        typeof(Rules), typeof(DossierRules), typeof(OcdsRules), typeof(RosterRules), typeof(RosterFileRules), typeof(DrawRules), typeof(CalendarRules),
        typeof(TallyRules), typeof(CanonicalRules), typeof(PhoneRules), typeof(BallotRules), typeof(ArchiveRules), typeof(RecordRules),
    ];

    /// <summary>Chapter by chapter, in the order in which they are written down.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [.. Chapters.SelectMany(c => c.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => f.GetValue(null)).OfType<Rule>()];
}
