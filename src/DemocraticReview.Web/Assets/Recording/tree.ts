/** The meeting's tree as a device sees it: a root at a size, and entries shown to be in it. */
import { fromHex, toHex, utf8 } from "./bytes";
import { isConsistent, leafHash, rootByInclusion } from "./merkle";

/** A root of the tree over the first `size` entries, in hexadecimal. */
export interface TreeHead {
  readonly root: string;
  readonly size: number;
}

/** An entry with the audit path from it to a root (RFC 9162, hashes in hexadecimal from the leaf upward). */
export interface Shown {
  readonly seq: number;
  /** The entry's canonical text, byte for byte. */
  readonly entry: string;
  readonly path: readonly string[];
}

/** Whether the entry is number `seq` of the tree with this head. */
export function isIn(head: TreeHead, { seq, entry, path }: Shown): boolean {
  const root = areHashes(path) ? rootByInclusion(leafHash(utf8(entry)), seq - 1, head.size, path.map((hash) => fromHex(hash))) : null;
  return root !== null && toHex(root) === head.root;
}

/** Whether the later tree only added to the earlier one. */
export function grewFrom(earlier: TreeHead, later: TreeHead, proof: readonly string[]): boolean {
  return areHashes([...proof, earlier.root, later.root]) && isConsistent(earlier.size, fromHex(earlier.root), later.size, fromHex(later.root), proof.map((hash) => fromHex(hash)));
}

export const isSameHead = (a: TreeHead, b: TreeHead): boolean => a.root === b.root && a.size === b.size;

const areHashes = (texts: readonly string[]): boolean => texts.every((text) => /^[0-9a-f]{64}$/.test(text));
