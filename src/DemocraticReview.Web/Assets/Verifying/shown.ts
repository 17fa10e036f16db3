/** What the page shows of a verified bundle: plain data, so that it can leave the Worker. */
import { toHex } from "../Recording/bytes";
import type { TreeHead } from "../Recording/tree";
import type { DrawReplay } from "./drawReplay";
import type { Lie } from "./lie";
import type { Told } from "./replay";
import type { Report } from "./verify";

export interface Row {
  readonly label: string;
  readonly stratum: string;
  /** Hexadecimal; null where paper lots gave the order. */
  readonly ticket: string | null;
  readonly seat: number | null;
  readonly reserve: number | null;
}

export interface ShownDraw {
  readonly number: number;
  readonly prk: string | null;
  readonly dice: string;
  /** Everybody who could be drawn, in order. */
  readonly rows: readonly Row[];
  /** Label and rule. */
  readonly recused: readonly (readonly [string, string])[];
}

export interface Shown {
  readonly file: string;
  readonly told: readonly Told[];
  readonly lie: ShownLie | null;
  readonly number: string;
  readonly title: string;
  readonly head: TreeHead | null;
  /** Root after each entry, to look up one that is printed on a paper. */
  readonly roots: readonly string[];
  readonly draw: ShownDraw | null;
}

export type ShownLie = Pick<Lie, "code" | "file" | "field" | "expected" | "found">;

export const showLie = ({ code, file, field, expected, found }: ShownLie): ShownLie => ({ code, file, field, expected, found });

export function show({ file, told, lie, verified }: Report): Shown {
  if (verified === null) return { file, told, lie: lie === null ? null : showLie(lie), number: "", title: "", head: null, roots: [], draw: null };
  const { number, head, chain, replay } = verified;
  const roots = chain.entries.map((entry) => chain.rootAt(entry.seq)!);
  return { file, told, lie: null, number, title: chain.created.text("title"), head, roots, draw: showDraw(replay.draws.inForce) };
}

function showDraw(draw: DrawReplay | null): ShownDraw | null {
  if (draw === null) return null;
  const place = (list: readonly { label: string }[]) => new Map(list.map((member, i) => [member.label, i + 1]));
  const [seats, reserves] = [place(draw.walked.panel), place(draw.walked.reserves)];
  return {
    number: draw.number,
    prk: draw.key === null ? null : toHex(draw.key),
    dice: draw.agreedDice ?? "",
    rows: draw.inOrder.map(({ label, stratum, ticket }) => ({
      label, stratum, ticket: ticket === null ? null : toHex(ticket), seat: seats.get(label) ?? null, reserve: reserves.get(label) ?? null,
    })),
    recused: [...draw.recused],
  };
}

/** "Am I in? Why not?": one member's ticket in a sentence. */
export function explainMember(draw: ShownDraw | null, label: string): Told {
  if (draw === null) return { key: "member-no-draw", facts: { label } };
  const reason = draw.recused.find(([recused]) => recused === label)?.[1];
  if (reason !== undefined) return { key: "member-recused", facts: { label, reason } };
  const at = draw.rows.findIndex((row) => row.label === label);
  const row = draw.rows[at];
  if (row === undefined) return { key: "member-unknown", facts: { label, draw: draw.number } };
  const lastSeated = draw.rows.reduce((last, one, i) => (one.seat === null ? last : i), -1);
  const key = row.seat !== null ? "member-sits" : row.reserve !== null ? "member-waits" : at < lastSeated ? "member-passed-over" : "member-not-drawn";
  const place = row.seat ?? row.reserve ?? 0;
  if (row.ticket === null) return { key: `${key}-by-lot`, facts: { label, place, rank: at + 1 } };
  return { key, facts: { label, place, ticket: row.ticket, rank: at + 1, eligible: draw.rows.length, last: draw.rows[lastSeated]!.ticket! } };
}
