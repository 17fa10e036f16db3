/** `H_d(x) = SHA-256(utf8(d) ‖ 0x00 ‖ x)`: a hash made for one purpose never stands in for another. */
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, u32be, utf8 } from "./bytes";

export { sha256 };

/** Bytes under a domain: `utf8(domain) ‖ 0x00 ‖ x`, what is hashed or signed. */
export function inDomain(domain: string, ...parts: Uint8Array[]): Uint8Array {
  if (domain === "" || domain.includes("\0")) throw new RangeError("A domain ends at its first NUL.");
  return concat(utf8(domain), Uint8Array.of(0), ...parts);
}

/** Hash of one undivided `x`, 32 bytes. */
export const domainHash = (domain: string, x: Uint8Array): Uint8Array => sha256(inDomain(domain, x));

/** Hash of several fields, each prefixed by its length as four bytes, big-endian, so that `ab‖c` and `a‖bc` differ. */
export const domainHashOfFields = (domain: string, ...fields: Uint8Array[]): Uint8Array =>
  sha256(inDomain(domain, ...fields.flatMap((field) => [u32be(field.length), field])));
