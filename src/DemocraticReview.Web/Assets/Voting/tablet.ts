/**
 * What the hall's tablet keeps: one secret for each judge who chose it, unnamed and shuffled. Which of them served whom is kept nowhere, and
 * with the vote the secret is gone. Who watches desk and wire sees a ciphertext come while somebody was there, as with a phone.
 */
import { type Random, systemRandom, toHex } from "../Recording/bytes";
import type { Kept } from "../Recording/kept";
import type { Round, SentBallot } from "./judge";

export interface TabletMemory {
  readonly kept: Kept | null;
  /** Item and round that the secrets are for. */
  readonly round: string;
  /** Made and perhaps not yet registered, hexadecimal. */
  readonly pending: readonly string[];
  /** On the list, in a random order. */
  readonly waiting: readonly string[];
  /** Of the judge before the screen: kept so that a power cut does not cost the vote. */
  readonly current: { readonly secret: string; readonly sent: { readonly [round: string]: SentBallot } } | null;
}

export const emptyTablet = (): TabletMemory => ({ kept: null, round: "", pending: [], waiting: [], current: null });

/** The memory for this round; of another one nothing is left, nor of a list that was emptied. */
export function inRound(memory: TabletMemory, { item, round }: Round, onList: number): TabletMemory {
  const name = `${item}/${round}`;
  if (memory.round !== name) return { ...emptyTablet(), kept: memory.kept, round: name };
  return onList === 0 ? { ...memory, waiting: [], current: null } : memory;
}

/** Secrets for the judges who still need one; what was made before and not answered is sent again first, for it may be on the list. */
export function pendingFor(memory: TabletMemory, needed: number, random: Random = systemRandom): TabletMemory {
  return memory.pending.length > 0 ? memory : { ...memory, pending: Array.from({ length: needed }, () => toHex(random(32))) };
}

/** They are on the list: from now on in no order that tells when they were made. */
export const registered = (memory: TabletMemory, random: Random = systemRandom): TabletMemory =>
  ({ ...memory, pending: [], waiting: shuffle([...memory.waiting, ...memory.pending], random) });

/** The next secret, for the judge whom the desk has sent; the one in use where the power failed. */
export function next(memory: TabletMemory): TabletMemory {
  const [secret, ...waiting] = memory.waiting;
  if (memory.current !== null || secret === undefined) return memory;
  return { ...memory, waiting, current: { secret, sent: {} } };
}

export const wiped = (memory: TabletMemory): TabletMemory => ({ ...memory, current: null });

// Fisher and Yates; 32 bits leave no bias that anybody could see among a few dozens.
function shuffle(secrets: readonly string[], random: Random): string[] {
  const all = [...secrets];
  for (let i = all.length - 1; i > 0; i--) {
    const j = new DataView(random(4).buffer).getUint32(0) % (i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
