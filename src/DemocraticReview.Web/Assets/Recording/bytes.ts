/** Bytes and the texts that stand for them in the record. */
import { base64, base64nopad } from "@scure/base";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

export { concatBytes as concat };

/** Lower-case hexadecimal digits. */
export const toHex = bytesToHex;

/** Bytes of lower-case hexadecimal digits, `length` of them where it is given. */
export function fromHex(text: string, length?: number): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(text) || (length !== undefined && text.length !== 2 * length)) throw new SyntaxError(`no hexadecimal bytes: ${text.slice(0, 80)}`);
  return hexToBytes(text);
}

export const toBase64 = (bytes: Uint8Array): string => base64.encode(bytes);

/** Throws where the text is no base64 in its one canonical form. */
export const fromBase64 = (text: string): Uint8Array => base64.decode(text);

/** Belenios writes base64 without its padding. */
export const toBase64Unpadded = (bytes: Uint8Array): string => base64nopad.encode(bytes);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text of UTF-8 bytes; throws where they are not well-formed. A byte order mark stays, as the character it is. */
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

export function u32be(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Order of bytes from the first to the last, as tickets are sorted. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** `length` bytes that nobody can foresee. Handed in where they are used, so that tests choose them. */
export type Random = (length: number) => Uint8Array;

/** The browser's own; there on plain http too, where `crypto.subtle` is missing. */
export const systemRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
