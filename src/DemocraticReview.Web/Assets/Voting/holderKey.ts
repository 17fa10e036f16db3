/** Keys of the box (开箱钥匙): each holder makes one on the own device; ballots are sealed with the product of all. */
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/simplified-chinese.js";
import { type Random, fromHex, systemRandom, toHex } from "../Recording/bytes";
import { canonicalBytes } from "../Recording/canonical";
import { inDomain } from "../Recording/hash";
import type { Json } from "../Recording/json";
import { Refusal } from "../Recording/refusal";
import { type KeyPair, isSigned, sign } from "../Recording/signature";
import { type Proof, hashToExponent, proofOf, randomExponent } from "./challenge";
import { readProof } from "./check";
import { field, hasFields, items, readCompact } from "./compact";
import { gPower, isElement, modQ, p, power, q, readNumber, times } from "./group";

export interface HolderKey {
  /** x; never leaves the device but by the 24 characters of the envelope. */
  readonly secret: bigint;
  /** X = g^x with its proof, as it is published. */
  readonly published: string;
}

/** One box, three locks at least. */
export const fewestHolders = 3;
const mostHolders = 20;
const domain = "review/ballot/key/v1";

export const newHolderKey = (random: Random = systemRandom): HolderKey => holderKeyOf(randomExponent(random), random);

/** The key again from its secret, with a fresh proof. */
export function holderKeyOf(secret: bigint, random: Random = systemRandom): HolderKey {
  const [key, w] = [gPower(secret), randomExponent(random)];
  const challenge = hashToExponent(`pok|BELENIOS-2048|${key}|${gPower(w)}`);
  const pok: Proof = proofOf(challenge, modQ(w - secret * challenge));
  return { secret, published: JSON.stringify({ pok, public_key: String(key) }) };
}

/** The secret as 24 characters (BIP39, simplified Chinese, with checksum), to be written by hand. */
export const toCharacters = (secret: bigint): string => entropyToMnemonic(fromHex(secret.toString(16).padStart(64, "0")), wordlist).replace(/\s/g, "");

/** The secret that 24 characters stand for. Spaces and line breaks between them do not matter; a slip of the pen is a {@link Refusal}. */
export function fromCharacters(text: string): bigint {
  const characters = [...text.normalize("NFKC").replace(/[\s·,，、。.]/g, "")];
  const unknown = characters.findIndex((character) => !wordlist.includes(character));
  if (unknown >= 0) throw new Refusal("backup-character", String(unknown + 1), "", characters[unknown]!);
  if (characters.length !== 24) throw new Refusal("backup-length", "", "24", String(characters.length));
  let entropy: Uint8Array;
  try {
    entropy = mnemonicToEntropy(characters.join(" "), wordlist);
  } catch {
    throw new Refusal("backup-checksum");
  }
  const secret = BigInt(`0x${toHex(entropy)}`);
  if (secret === 0n || secret >= q) throw new Refusal("backup-checksum");
  return secret;
}

const statement = (meeting: string, holder: number, key: bigint): Uint8Array => inDomain(domain, canonicalBytes({ holder, key: String(key), meeting }));

/** The holder's device signs the key for this meeting, so that nobody else brings one in the holder's place. */
export const signHolderKey = (device: KeyPair, meeting: string, holder: number, key: HolderKey): Uint8Array =>
  sign(device.secret, statement(meeting, holder, gPower(key.secret)));

export const isHolderKeySigned = (device: Uint8Array, meeting: string, holder: number, published: bigint, signature: Uint8Array): boolean =>
  isSigned(device, statement(meeting, holder, published), signature);

/** X of one published key, its proof checked. */
export function readHolderKey(text: string, holder: number): bigint {
  return checkedKey(readCompact(text, "key-malformed"), holder);
}

/**
 * X of every holder, from the list that the archive holds. Each is proved, in the group and held by one holder alone: with the same X
 * twice, two locks open with one key.
 */
export function readHolderKeys(text: string): bigint[] {
  const keys = items(readCompact(text, "key-malformed")).map((trustee, i) => {
    const [kind, json, more] = items(trustee);
    if (kind !== "Single" || json === undefined || more !== undefined) throw new Refusal("key-malformed", String(i + 1));
    return checkedKey(json, i + 1);
  });
  if (keys.length < fewestHolders || keys.length > mostHolders) throw new Refusal("keys-too-few", "", String(fewestHolders), String(keys.length));
  const twice = keys.findIndex((key, i) => keys.indexOf(key) < i);
  if (twice >= 0) throw new Refusal("key-not-fresh", String(twice + 1));
  return keys;
}

function checkedKey(json: Json, holder: number): bigint {
  const pok = field(json, "pok");
  const key = readNumber(field(json, "public_key"), p);
  if (!hasFields(json, "pok", "public_key") || !hasFields(pok, "challenge", "response") || key === null) throw new Refusal("key-malformed", String(holder));
  const [challenge, response] = readProof(pok, "key-malformed", String(holder));
  const isProved = key !== 1n && isElement(key) && hashToExponent(`pok|BELENIOS-2048|${key}|${times(gPower(response), power(key, challenge))}`) === challenge;
  if (!isProved) throw new Refusal("key-proof-wrong", String(holder));
  return key;
}

/** y, the key of the box. */
export const keyOfBox = (keys: readonly bigint[]): bigint => keys.reduce(times);
