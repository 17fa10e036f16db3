/** Signed statements: ECDSA P-256 over `utf8(domain) ‖ 0x00 ‖ JCS{statement}`; keys and signatures in hexadecimal. */
import { fromHex, toHex } from "./bytes";
import { canonicalBytes } from "./canonical";
import { inDomain } from "./hash";
import type { Json } from "./json";
import { type KeyPair, isSigned, sign } from "./signature";

export const signStatement = (device: KeyPair, domain: string, statement: Json): string => toHex(sign(device.secret, inDomain(domain, canonicalBytes(statement))));

/** False also where key or signature is no such thing. */
export function isStatementSigned(key: string, domain: string, statement: Json, signature: string): boolean {
  return isHex(key, 65) && isHex(signature, 64) && isSigned(fromHex(key), inDomain(domain, canonicalBytes(statement)), fromHex(signature));
}

export const isHex = (text: unknown, length: number): text is string => typeof text === "string" && text.length === 2 * length && /^[0-9a-f]*$/.test(text);
