using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Web.Api;

/// <summary>A meeting as one role may see it.</summary>
/// <param name="Change">Number of the last event: compare it to see whether something is new.</param>
/// <param name="Judges">The panel; names are for the office alone.</param>
public sealed record MeetingView(
    Guid Id,
    string Number,
    string Title,
    bool IsRehearsal,
    string Procedure,
    MeetingStage Stage,
    string? PostponedBecause,
    DateTimeOffset HeldAt,
    string Place,
    string Question,
    int Change,
    int VacantSeats,
    IReadOnlyList<JudgeView> Judges,
    IReadOnlyList<JudgeView> Reserves,
    IReadOnlyList<OfficerView> Officers,
    IReadOnlyList<Recusal> Recusals,
    IReadOnlyList<ItemView> Items,
    IReadOnlyList<string> Corrections);

public sealed record JudgeView(string Label, JudgeKind Kind, Person? Person, string Profession, bool CheckedIn);

public sealed record OfficerView(Role Role, string Name, string Number);

/// <param name="N">The base of the decision, once it is frozen.</param>
/// <param name="Tally">Only once the scrutineer has signed it.</param>
public sealed record ItemView(
    int Number,
    ItemFacts Facts,
    ItemStage Stage,
    int N,
    IReadOnlyList<QuestionView> Questions,
    IReadOnlyDictionary<string, IReadOnlyList<FactCheck>> FactChecks,
    IReadOnlyDictionary<string, string> Statements,
    IReadOnlyDictionary<string, string> LastWords,
    IReadOnlyList<RoundView> Rounds,
    Tally? Tally,
    Verdict? Verdict,
    ItemOutcome? Outcome,
    Guid? ReferralId,
    DateTimeOffset? ObjectionsUntil,
    IReadOnlyList<Objection> Objections,
    IReadOnlyList<Core.Rectifying.Rectification> Rectifications,
    IReadOnlyList<Role> WithdrawalConsents,
    DateTimeOffset? ReleasedAt);

/// <param name="AskedBy">A judge's label, for the office alone; null for everybody else.</param>
public sealed record QuestionView(int Number, string? AskedBy, string Text, IReadOnlyList<string> Answers);

/// <param name="CountsEntered">How many tellers have keyed a count; never what.</param>
public sealed record RoundView(int Number, BallotChannel Channel, RoundState State, int Issued, int? Collected, int Reminders, int CountsEntered, int Mismatches, string? VoidBecause);

/// <summary>What each role sees: who asked is for the office, a teller's count for nobody until both agree and the scrutineer has signed.</summary>
internal static class MeetingViews
{
    public static MeetingView Of(ReviewMeeting m, int change, Actor reader)
    {
        var office = reader.Role == Role.UnionOfficer;
        m = PublicResults.For(m, [reader.Role]);
        return new MeetingView(
            m.Id,
            m.Number,
            m.Title,
            m.IsRehearsal,
            m.Definition.Id,
            m.Stage,
            m.PostponedBecause,
            m.HeldAt,
            m.Place,
            m.Question,
            change,
            m.Vacant,
            [.. m.Judges.Select(j => Of(m, j, office))],
            office ? [.. m.Reserves.Select(j => Of(m, j, office))] : [],
            [.. m.Officers.Select(o => new OfficerView(o.Role, o.Person.Name, office ? o.Person.Number : ""))],
            office ? m.Recusals : [],
            [.. m.Agenda.Select(i => Of(i, office, reader))],
            m.Corrections);
    }

    private static JudgeView Of(ReviewMeeting m, Judge judge, bool office) =>
        new(judge.Label, judge.Kind, office ? judge.Person : null, judge.Profession, m.CheckedIn.Contains(judge.Label));

    private static ItemView Of(AgendaItem i, bool office, Actor reader) => new(
        i.Number,
        // Contract, supplier and amount reach a personal link by the dossier, which knows what is a trade secret.
        reader.MeetingId is null ? i.Facts : i.Facts with { Procurement = null },
        i.Stage,
        i.N,
        [.. i.Questions.Select(q => new QuestionView(q.Number, office ? q.AskedBy : null, q.Text, q.Answers))],
        i.FactChecks.ToDictionary(c => c.Key, c => (IReadOnlyList<FactCheck>)c.Value),
        i.Statements,
        i.LastWords,
        [.. i.Rounds.Select(r => new RoundView(r.Number, r.Channel, r.State, r.Issued, r.Collected, r.Reminders, r.Counts.Count, r.Mismatches, r.VoidBecause))],
        i.Tally,
        i.Verdict,
        i.Outcome,
        i.ReferralId,
        i.ObjectionsUntil,
        office ? i.Objections : [],
        i.Rectifications,
        [.. i.WithdrawalConsents.Keys],
        i.ReleasedAt);
}
