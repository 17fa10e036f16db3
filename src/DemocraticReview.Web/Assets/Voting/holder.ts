/**
 * A key holder's device (开箱钥匙保管人), without its page. It opens nothing that it has not checked: the whole box, against the record, once.
 */
import { type Random, fromHex, systemRandom, toHex } from "../Recording/bytes";
import { type Anchor, type Kept, keep } from "../Recording/kept";
import { Refusal } from "../Recording/refusal";
import { keyPairOf, newKeyPair } from "../Recording/signature";
import { signStatement } from "../Recording/statement";
import type { BoxOnRecord } from "./box";
import type { BoxAnswer } from "./boxWorker";
import { decrypt } from "./decryption";
import { electionUuid } from "./election";
import { gPower } from "./group";
import { holderKeyOf, newHolderKey, signHolderKey } from "./holderKey";
import type { ListInSight } from "./holderPort";
import type { OpenedOnRecord } from "./onRecord";

export interface HolderMemory {
  /** The device's P-256 secret, hexadecimal. */
  readonly device: string;
  readonly meeting: string;
  readonly holder: number;
  /** x in decimal; null once deleted. */
  readonly secret: string | null;
  readonly published: string;
  readonly kept: Kept | null;
  /** What was decrypted, by φ: never another box under the same φ. */
  readonly opened: { readonly [electionHash: string]: { readonly item: number; readonly endHash: string; readonly decryption: string } };
}

/** First tap: the key. */
export function makeKey(meeting: string, holder: number, random: Random = systemRandom): HolderMemory {
  const key = newHolderKey(random);
  return { device: toHex(newKeyPair(random).secret), meeting, holder, secret: String(key.secret), published: key.published, kept: null, opened: {} };
}

/** From the envelope, in public: the key again, on another device. */
export function restoreKey(meeting: string, holder: number, secret: bigint, random: Random = systemRandom): HolderMemory {
  return { ...makeKey(meeting, holder, random), secret: String(secret), published: holderKeyOf(secret, random).published };
}

export const deviceKeyOf = (memory: HolderMemory): string => toHex(keyPairOf(fromHex(memory.device)).publicKey);

/** The device's signature on key, meeting and place, hexadecimal. */
export const signatureOf = (memory: HolderMemory): string =>
  toHex(signHolderKey(keyPairOf(fromHex(memory.device)), memory.meeting, memory.holder, { secret: secretOf(memory), published: memory.published }));

/** The scrutineer's signature on heads, labels and list, hexadecimal. */
export const signatureOnList = (memory: HolderMemory, { item, round, heads, labels, list }: ListInSight): string =>
  signStatement(keyPairOf(fromHex(memory.device)), "review/ballot/list/v1", { heads, item, labels: [...labels], list, meeting: memory.meeting, round });

export const visit = (memory: HolderMemory, anchor: Anchor): HolderMemory => ({ ...memory, kept: keep(memory.kept, anchor) });

/** The own part of a box that was checked whole (`checkClosedBox`). The same box again gives the same part; another under its φ never. */
export function openBox(memory: HolderMemory, record: BoxOnRecord & OpenedOnRecord, box: BoxAnswer, random: Random = systemRandom): { memory: HolderMemory; decryption: string } {
  const secret = secretOf(memory);
  const uuid = electionUuid(memory.meeting, record.item, record.round);
  if (box.uuid !== uuid || box.electionHash !== record.electionHash) throw new Refusal("ballot-of-other-poll", "uuid", uuid, box.uuid);
  if (box.keys[memory.holder - 1] !== gPower(secret)) throw new Refusal("holder-other-key", String(memory.holder));
  const before = memory.opened[box.electionHash];
  if (before !== undefined) {
    if (before.endHash !== record.endHash) throw new Refusal("holder-second-box", "end", before.endHash, record.endHash);
    return { memory, decryption: before.decryption };
  }
  // A round that was opened cannot turn out void afterwards: a second one of the item would be a vote repeated for its result.
  if (Object.values(memory.opened).some((one) => one.item === record.item)) throw new Refusal("holder-second-round", "item", "", String(record.item));
  const decryption = decrypt(box.electionHash, box.sums, secret, random);
  return { memory: { ...memory, opened: { ...memory.opened, [box.electionHash]: { item: record.item, endHash: record.endHash, decryption } } }, decryption };
}

/** 注销: after this nobody opens a box with this device. */
export const deleteKey = (memory: HolderMemory): HolderMemory => ({ ...memory, secret: null });

function secretOf(memory: HolderMemory): bigint {
  if (memory.secret === null) throw new Refusal("holder-key-deleted");
  return BigInt(memory.secret);
}
