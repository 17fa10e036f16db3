/** How Belenios hashes: SHA-256 over ASCII texts, read as a number, base64 without padding. */
import { type Random, fromUtf8, toBase64Unpadded, toHex, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { q } from "./group";

/** SHA-256 of a text as a number modulo q: the challenge of a proof. */
export const hashToExponent = (text: string): bigint => BigInt(`0x${toHex(sha256(utf8(text)))}`) % q;

/** SHA-256 of a text in base64 without padding: φ of an election, h and tracker of a ballot. */
export const hashToBase64 = (text: string): string => toBase64Unpadded(sha256(utf8(text)));

/** Bytes of a text, for those who hold bytes. */
export const hashOfBytes = (bytes: Uint8Array): string => hashToBase64(fromUtf8(bytes));

/** A random exponent, each below q equally likely. */
export function randomExponent(random: Random): bigint {
  for (;;) {
    const x = BigInt(`0x${toHex(random(32))}`);
    if (x > 0n && x < q) return x;
  }
}

/** A proof by challenge and response, as it stands in JSON. */
export interface Proof {
  readonly challenge: string;
  readonly response: string;
}

export const proofOf = (challenge: bigint, response: bigint): Proof => ({ challenge: String(challenge), response: String(response) });
