using System.Text.Json;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.App.Drawing;

/// <summary>The draw in hand, or the last one that was held: all that a witness's device needs to decide for itself, and the hall to watch. No names.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Draw">Number of the draw; 0 before the first is announced.</param>
/// <param name="Form">Of this draw; before it is announced, of the next one.</param>
/// <param name="Step">What is due; null while no draw is in hand.</param>
/// <param name="DiceCount">Digits of a reading.</param>
/// <param name="Members">Size of the posted list.</param>
/// <param name="Recused">Members on the frozen list who are skipped.</param>
/// <param name="RecusalsUntil">The list is not frozen before.</param>
/// <param name="Witnesses">By number.</param>
/// <param name="Announced">Body of the entry <c>draw.announced</c>.</param>
/// <param name="Roster">Body of the entry <c>draw.roster</c>.</param>
/// <param name="Frozen">The record at the frozen roster.</param>
/// <param name="Checkpoint">The record at the last commit, once all have committed.</param>
/// <param name="Commits">The entries <c>draw.committed</c>, each with its way to the root of <paramref name="Checkpoint"/>.</param>
/// <param name="Reading">The reading of the dice that runs.</param>
/// <param name="Typed">What the desk has typed for it.</param>
/// <param name="Dice">Every signature on dice of this draw, earlier readings included.</param>
/// <param name="Voided">Why the draw led nowhere.</param>
/// <param name="VoidedBy">The witness whose step was missing.</param>
/// <param name="Panel">In drawn order, once drawn.</param>
/// <param name="Reserves">In drawn order.</param>
public sealed record DrawView(
    Guid Meeting,
    int Draw,
    DrawForm Form,
    DrawStep? Step,
    int DiceCount,
    int Members,
    int Recused,
    DateTimeOffset? RecusalsUntil,
    IReadOnlyList<WitnessView> Witnesses,
    JsonElement? Announced,
    JsonElement? Roster,
    TreeHead? Frozen,
    TreeHead? Checkpoint,
    IReadOnlyList<ShownEntry> Commits,
    int Reading,
    string? Typed,
    IReadOnlyList<SignedDice> Dice,
    DrawVoidCause? Voided,
    int? VoidedBy,
    IReadOnlyList<DrawnLine> Panel,
    IReadOnlyList<DrawnLine> Reserves);

/// <summary>How far a witness has come.</summary>
public sealed record WitnessView(int Witness, WitnessPart Part, string Key, bool Committed, bool Confirmed, bool Revealed);

/// <summary>An entry of the record, and the hashes that lead from it to a root (RFC 9162, from the leaf upward, hex).</summary>
/// <param name="Seq">Its number.</param>
/// <param name="Entry">Its canonical text.</param>
/// <param name="Path">Audit path.</param>
public sealed record ShownEntry(int Seq, string Entry, IReadOnlyList<string> Path);

/// <summary>One witness's signature on dice.</summary>
public sealed record SignedDice(int Witness, int Reading, string Dice, TreeHead Checkpoint, string? Signature);

/// <summary>Somebody drawn. The ticket is null where paper lots gave the order.</summary>
public sealed record DrawnLine(string Label, string Stratum, string? Ticket);
