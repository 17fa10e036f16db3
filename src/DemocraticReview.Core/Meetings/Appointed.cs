using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.Meetings;

public enum JudgeKind
{
    /// <summary>专业代表, drawn from the corps.</summary>
    Representative,

    /// <summary>职能部门负责人, sits beside the drawn.</summary>
    FunctionalHead,
}

/// <summary>评委. <paramref name="Label"/> is fresh for each meeting and tells nothing of the person; it stands wherever the name need not.</summary>
/// <param name="Label">Unique within the meeting.</param>
/// <param name="Kind">Drawn or sitting by office.</param>
/// <param name="Person">Who it is; never leaves the works.</param>
/// <param name="Profession">专业, the stratum of the draw; empty for a head, or the office whose seat it is (<see cref="OfficeSeat.Zh"/>).</param>
public sealed record Judge(string Label, JudgeKind Kind, Person Person, string Profession);

/// <summary>Scrutineer, teller, observer or witness of a meeting: signs in by personal link.</summary>
/// <param name="Role">In which role.</param>
/// <param name="Person">Who it is.</param>
/// <param name="Part">For a witness alone.</param>
public sealed record Officer(Role Role, Person Person, WitnessPart? Part = null);

/// <summary>Who raised it, for whom, and what came of it (回避).</summary>
/// <param name="Number">1 for the meeting's first.</param>
/// <param name="PersonNumber">工号 of the person to stay out.</param>
/// <param name="Item">For a head, the item; null where it holds for every item.</param>
/// <param name="RaisedBy">The role that raised it.</param>
/// <param name="Reason">In words.</param>
/// <param name="Granted">null while undecided.</param>
public sealed record Recusal(int Number, string PersonNumber, int? Item, Role RaisedBy, string Reason, bool? Granted)
{
    public bool Holds(string personNumber, int item) => Granted == true && PersonNumber == personNumber && (Item is null || Item == item);
}

/// <summary>A workflow file, pinned. <paramref name="Sha256"/> is over the file's bytes, lower-case hex.</summary>
public sealed record DefinitionRef(string Id, int Version, string Sha256);
