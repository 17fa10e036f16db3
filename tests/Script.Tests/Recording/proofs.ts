// RFC 9162's own recursive definitions of the proofs; the product's scripts only check them.
import { rootOf } from "../../../src/DemocraticReview.Web/Assets/Recording/merkle";

const split = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);

export function inclusion(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k ? [...inclusion(index, leaves.slice(0, k)), rootOf(leaves.slice(k))] : [...inclusion(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

export const consistency = (old: number, leaves: readonly Uint8Array[]): Uint8Array[] => subproof(old, leaves, true);

function subproof(old: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (old === leaves.length) return whole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  return old <= k
    ? [...subproof(old, leaves.slice(0, k), whole), rootOf(leaves.slice(k))]
    : [...subproof(old - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))];
}
