/** Checkpoints in the C2SP form tlog-checkpoint, a signed note (docs/record-format.md, 4). */
import { concat, equal, fromBase64, fromHex, toBase64, toHex, utf8 } from "./bytes";
import { sha256 } from "./hash";
import { isSigned } from "./signature";
import { isHex } from "./statement";
import type { TreeHead } from "./tree";

export interface SignatureLine {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly lines: readonly SignatureLine[];
}

const longest = 16_384;

export const nameOf = (enterprise: string): string => `democratic-review/${enterprise}`;
export const originOf = (enterprise: string, meeting: string): string => `${nameOf(enterprise)}/meeting/${meeting}`;
export const logOriginOf = (enterprise: string): string => `${nameOf(enterprise)}/log`;

/** What is signed: three lines, each with its line break. */
export const checkpointText = (origin: string, { size, root }: TreeHead): string => `${origin}\n${size}\n${toBase64(fromHex(root))}\n`;

/** Reads a signed note; null where a byte is not as it would be written. */
export function readCheckpoint(note: string): Checkpoint | null {
  try {
    const [head, tail, more] = note.length <= longest ? note.split("\n\n") : [];
    const [origin, size, root, rest] = (head ?? "").split("\n");
    if (origin === undefined || size === undefined || root === undefined || rest !== undefined || tail === undefined || more !== undefined) return null;
    const checkpoint = { origin, size: Number(size), root: toHex(fromBase64(root)), lines: tail.split("\n").slice(0, -1).map(readLine) };
    const isSame = /^[0-9]{1,15}$/.test(size) && checkpoint.lines.length > 0 && checkpoint.root.length === 64 && noteOf(checkpoint) === note;
    return isSame ? checkpoint : null;
  } catch {
    return null;
  }
}

/** Whether exactly this key signed with this line. */
export function isCheckpointSigned({ origin, size, root }: Checkpoint, line: SignatureLine, name: string, key: string): boolean {
  return line.name === name && isHex(key, 65) && equal(line.keyId, keyId(name, key)) && isSigned(fromHex(key), utf8(checkpointText(origin, { size, root })), line.signature);
}

export const noteOf = ({ origin, size, root, lines }: Checkpoint): string =>
  `${checkpointText(origin, { size, root })}\n${lines.map((line) => `— ${line.name} ${toBase64(concat(line.keyId, line.signature))}\n`).join("")}`;

const keyId = (name: string, key: string): Uint8Array => sha256(concat(utf8(name), Uint8Array.of(0x0a, 0xff), utf8("review/p256/v1"), fromHex(key))).slice(0, 4);

function readLine(text: string): SignatureLine {
  const [dash, name, signature, more] = text.split(" ");
  const bytes = fromBase64(signature ?? "");
  if (dash !== "—" || name === undefined || more !== undefined || bytes.length !== 68) throw new SyntaxError("no signature line");
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}
