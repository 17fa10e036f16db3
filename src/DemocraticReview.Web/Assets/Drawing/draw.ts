/** The draw recomputed: hashes, key of the tickets, tickets and the walk, as docs/record-format.md, 6 has them. */
import { extract } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { compareBytes, concat, fromHex, toHex, u32be, utf8 } from "../Recording/bytes";
import { canonicalBytes } from "../Recording/canonical";
import { domainHash, domainHashOfFields, inDomain, sha256 } from "../Recording/hash";
import type { Json } from "../Recording/json";

/** What commits, dice and key of one draw are bound to; hashes in hexadecimal. */
export interface Binding {
  /** `<meeting>/<draw>`. */
  readonly draw: string;
  readonly announcement: string;
  readonly roster: string;
  readonly recusals: string;
}

export const announcementHash = (body: Json): string => toHex(domainHash("review/draw/announcement/v1", canonicalBytes(body)));
export const recusalsHash = (recused: Json): string => toHex(domainHash("review/draw/recusals/v1", canonicalBytes(recused)));

/** The person behind a leaf, for whoever knows the salt (32 bytes). */
export const personValue = (salt: Uint8Array, number: string, name: string, unit: string): string =>
  toHex(domainHash("review/roster/person/v1", concat(salt, canonicalBytes({ 工号: number, 姓名: name, 单位: unit }))));

/** What witness number `witness` commits to with a secret of 32 bytes. */
export const commitOf = ({ draw, announcement, roster, recusals }: Binding, witness: number, key: string, secret: Uint8Array): string =>
  toHex(domainHashOfFields("review/draw/commit/v1", utf8(draw), fromHex(announcement), fromHex(roster), fromHex(recusals), u32be(witness), fromHex(key), secret));

/** Everything public that the tickets come from. */
export interface Published extends Binding {
  readonly members: number;
  readonly commits: readonly string[];
  readonly dice: string;
  readonly reveals: readonly string[];
  /** Root of the checkpoint of the draw. */
  readonly checkpoint: string;
}

/** The key of the tickets, 32 bytes. */
export function ticketKey(published: Published): Uint8Array {
  const { announcement, checkpoint, commits, dice, members, recusals, reveals, roster } = published;
  const t = canonicalBytes({ announcement, checkpoint, commits, dice, n: members, recusals, reveals, roster });
  return extract(sha256, inDomain("review/draw/v1", t), domainHash("review/draw/salt/v1", fromHex(checkpoint)));
}

/** 32 bytes; the lowest sits first. */
export const ticketOf = (key: Uint8Array, label: string): Uint8Array => hmac(sha256, key, concat(utf8(label), Uint8Array.of(1)));

export interface Member {
  readonly label: string;
  /** Profession, in which minimums are counted. */
  readonly stratum: string;
}

export interface Ticketed extends Member {
  /** Null where paper lots gave the order. */
  readonly ticket: Uint8Array | null;
}

/** All who may be drawn, by ascending ticket. */
export const byTicket = (key: Uint8Array, members: readonly Member[]): Ticketed[] =>
  members.map((member) => ({ ...member, ticket: ticketOf(key, member.label) })).sort((a, b) => compareBytes(a.ticket, b.ticket));

export type Minimums = ReadonlyMap<string, number>;

/** Seats still missing to the minimums, once these sit. */
function unmet(minimums: Minimums, sitting: readonly Member[]): Map<string, number> {
  const missing = new Map(minimums);
  for (const { stratum } of sitting) missing.set(stratum, Math.max(0, (missing.get(stratum) ?? 0) - 1));
  return missing;
}

/** Whether one of this profession may take the next seat: the seats left after it are enough for the minimums still unmet. */
function maySit(missing: ReadonlyMap<string, number>, stratum: string, seatsLeftAfter: number): boolean {
  const all = [...missing.values()].reduce((sum, n) => sum + n, 0);
  return seatsLeftAfter >= all - ((missing.get(stratum) ?? 0) > 0 ? 1 : 0);
}

export interface Walked {
  readonly panel: readonly Ticketed[];
  readonly reserves: readonly Ticketed[];
}

/** Walks the drawn order: the next one sits unless the minimums stand against it; the lowest others wait. */
export function walk(inOrder: readonly Ticketed[], seats: number, reserves: number, minimums: Minimums): Walked {
  const panel: Ticketed[] = [];
  const others: Ticketed[] = [];
  for (const next of inOrder) {
    const sits = panel.length < seats && maySit(unmet(minimums, panel), next.stratum, seats - panel.length - 1);
    (sits ? panel : others).push(next);
    if (panel.length === seats && others.length >= reserves) break;
  }
  return { panel, reserves: others.slice(0, reserves) };
}

export interface PassedOver {
  readonly label: string;
  readonly reason: "Absent" | "MinimumsNotKept";
}

export interface Filled {
  readonly reserve: string;
  readonly passedOver: readonly PassedOver[];
  readonly minimumsKept: boolean;
}

/**
 * Who takes an empty seat: the first reserve in drawn order who is there and keeps the minimums, else the first who is there.
 * @param isAbsent Whether a reserve cannot sit for being away.
 */
export function fillSeat(sitting: readonly Member[], reserves: readonly Member[], seats: number, minimums: Minimums, isAbsent: (label: string) => boolean): Filled | null {
  const missing = unmet(minimums, sitting);
  const able = reserves.filter((reserve) => !isAbsent(reserve.label));
  const keeper = able.find((reserve) => maySit(missing, reserve.stratum, seats - sitting.length - 1));
  const chosen = keeper ?? able[0];
  if (chosen === undefined) return null;
  const passedOver = reserves.slice(0, reserves.indexOf(chosen)).map(({ label }): PassedOver => ({ label, reason: isAbsent(label) ? "Absent" : "MinimumsNotKept" }));
  return { reserve: chosen.label, passedOver, minimumsKept: keeper !== undefined };
}
