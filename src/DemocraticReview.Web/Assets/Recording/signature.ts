/** ECDSA on P-256 with SHA-256. From @noble: `crypto.subtle` is missing on plain http. */
import { p256 } from "@noble/curves/nist.js";
import { type Random, concat } from "./bytes";

export interface KeyPair {
  /** 32 bytes; never leaves the device. */
  readonly secret: Uint8Array;
  /** The point, uncompressed: 0x04 ‖ X ‖ Y, 65 bytes. */
  readonly publicKey: Uint8Array;
}

/** A new key pair from 48 random bytes. */
export function newKeyPair(random: Random): KeyPair {
  const { secretKey } = p256.keygen(random(p256.lengths.seed!));
  return keyPairOf(secretKey);
}

export const keyPairOf = (secret: Uint8Array): KeyPair => ({ secret, publicKey: p256.getPublicKey(secret, false) });

/** Signature of a message, r ‖ s, 64 bytes, low s (RFC 6979: the same message, the same signature). */
export const sign = (secret: Uint8Array, message: Uint8Array): Uint8Array => p256.sign(message, secret, { lowS: true });

/** False also for a key or a signature that is none. .NET signs with either s, so both are taken. */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return p256.verify(signature, message, publicKey, { lowS: false });
  } catch {
    return false;
  }
}

// SubjectPublicKeyInfo of an uncompressed P-256 point: the same 26 bytes before each.
const spki = Uint8Array.of(0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7, 3, 0x42, 0);

/** The DER form that .NET and OpenSSL write: SubjectPublicKeyInfo, 91 bytes. */
export const toSpki = (publicKey: Uint8Array): Uint8Array => concat(spki, publicKey);

/** The point inside a SubjectPublicKeyInfo; throws where it is not one of an uncompressed P-256 point. */
export function fromSpki(der: Uint8Array): Uint8Array {
  const point = der.slice(spki.length);
  if (der.length !== 91 || !spki.every((byte, i) => byte === der[i]) || !p256.utils.isValidPublicKey(point, false)) throw new RangeError("no P-256 key");
  return point;
}
