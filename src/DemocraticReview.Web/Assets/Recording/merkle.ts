/** Merkle trees of RFC 6962 and 9162: leaf `SHA-256(0x00 ‖ bytes)`, node `SHA-256(0x01 ‖ left ‖ right)`. */
import { concat, equal } from "./bytes";
import { sha256 } from "./hash";

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(concat(leafMark, leaf));
const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concat(nodeMark, left, right));

/** The root over leaves, given as their unhashed bytes; SHA-256 of nothing where there are none. */
export const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => rootOfHashes(leaves.map(leafHash));

/** The same over leaves that are hashed already. */
export function rootOfHashes(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return sha256(new Uint8Array());
  if (hashes.length === 1) return hashes[0]!;
  const left = leftOf(hashes.length);
  return node(rootOfHashes(hashes.slice(0, left)), rootOfHashes(hashes.slice(left)));
}

/** Leaves of the left subtree: the largest power of two below `size`. */
function leftOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** A tree that grows leaf by leaf; only the roots of its complete subtrees are kept, so that its root is at hand at every size. */
export class GrowingTree {
  private readonly subtrees: { size: number; root: Uint8Array }[] = [];

  append(leaf: Uint8Array): void {
    let [size, root] = [1, leafHash(leaf)];
    for (let last = this.subtrees[this.subtrees.length - 1]; last?.size === size; last = this.subtrees[this.subtrees.length - 1]) {
      this.subtrees.pop();
      [size, root] = [2 * size, node(last.root, root)];
    }
    this.subtrees.push({ size, root });
  }

  root(): Uint8Array {
    return this.subtrees.length === 0 ? sha256(new Uint8Array()) : this.subtrees.map((tree) => tree.root).reduceRight((right, left) => node(left, right));
  }
}

/** The root that a leaf's audit path leads to (RFC 9162, 2.1.3.2), or null where the path has a wrong length. */
export function rootByInclusion(hash: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let [at, last, root] = [index, size - 1, hash];
  for (const sibling of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = node(sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      root = node(root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
}

/** Whether a tree of `newSize` leaves begins with the `oldSize` leaves of an older root (RFC 9162, 2.1.4.2). */
export function isConsistent(oldSize: number, oldRoot: Uint8Array, newSize: number, newRoot: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0;
  let [at, last] = [oldSize - 1, newSize - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // Where the old tree was complete, its root is not sent: it is known.
  const [first, ...rest] = at === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [before, after] = [node(sibling, before), node(sibling, after)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      after = node(after, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && equal(before, oldRoot) && equal(after, newRoot);
}

const half = (n: number): number => Math.floor(n / 2);
