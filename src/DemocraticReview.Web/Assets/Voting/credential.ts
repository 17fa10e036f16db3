/** A judge's right to put one ballot into one box: made on the phone, known to the server only as `C = g^s`, never with a name. */
import { hkdf } from "@noble/hashes/hkdf.js";
import { concat, toHex, u32be, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { gPower, q } from "./group";

export interface Credential {
  /** s; derived anew whenever it is needed, never stored. */
  readonly secret: bigint;
  /** C = g^s, a decimal string in JSON. */
  readonly publicKey: bigint;
}

/**
 * Fresh per item and round, all from one secret of the phone: s = HKDF-SHA256(secret, info = fields below each prefixed by its length,
 * 64 bytes) mod q. 64 bytes, so that the remainder favours no exponent.
 */
export function deriveCredential(phoneSecret: Uint8Array, meeting: string, item: number, round: number): Credential {
  const fields = [meeting, String(item), String(round)].map(utf8);
  const info = concat(utf8("review/credential/v1"), Uint8Array.of(0), ...fields.flatMap((f) => [u32be(f.length), f]));
  const secret = BigInt(`0x${toHex(hkdf(sha256, phoneSecret, undefined, info, 64))}`) % q;
  return { secret, publicKey: gPower(secret) };
}
