// Vectors nobody here wrote: RFC 4231 (HMAC), RFC 5869 (HKDF), RFC 6962 roots as Certificate Transparency's implementations have them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { concat, fromHex, toHex, utf8 } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { domainHash, domainHashOfFields, sha256 } from "../../../src/DemocraticReview.Web/Assets/Recording/hash";
import { isConsistent, leafHash, rootByInclusion, rootOf } from "../../../src/DemocraticReview.Web/Assets/Recording/merkle";

import { consistency, inclusion } from "./proofs";

const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map((text) => fromHex(text));
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("RFC 4231: HMAC-SHA-256", () => {
  const cases = [
    ["0b".repeat(20), toHex(utf8("Hi There")), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"],
    [toHex(utf8("Jefe")), toHex(utf8("what do ya want for nothing?")), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"],
    ["aa".repeat(20), "dd".repeat(50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"],
    ["aa".repeat(131), toHex(utf8("Test Using Larger Than Block-Size Key - Hash Key First")), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"],
  ] as const;
  for (const [key, data, mac] of cases) assert.equal(toHex(hmac(sha256, fromHex(key), fromHex(data))), mac);
});

test("RFC 5869: HKDF with SHA-256", () => {
  const prk = extract(sha256, fromHex("0b".repeat(22)), fromHex("000102030405060708090a0b0c"));
  assert.equal(toHex(prk), "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
  assert.equal(toHex(expand(sha256, prk, fromHex("f0f1f2f3f4f5f6f7f8f9"), 42)), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  const without = extract(sha256, fromHex("0b".repeat(22)), new Uint8Array());
  assert.equal(toHex(without), "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
});

test("RFC 6962: the known roots come out one leaf after the other", () => {
  roots.forEach((root, size) => assert.equal(toHex(rootOf(leaves.slice(0, size))), root));
});

test("every leaf of every tree up to 17 is shown to be in it, and no other", () => {
  const many = Array.from({ length: 17 }, (_, i) => Uint8Array.of(i));
  for (let size = 1; size <= many.length; size++) {
    const tree = many.slice(0, size);
    for (let i = 0; i < size; i++) {
      const proof = inclusion(i, tree);
      assert.deepEqual(rootByInclusion(leafHash(tree[i]!), i, size, proof), rootOf(tree), `${i} of ${size}`);
      assert.notDeepEqual(rootByInclusion(leafHash(Uint8Array.of(99)), i, size, proof), rootOf(tree));
      assert.equal(rootByInclusion(leafHash(tree[i]!), i, size, [...proof, leafHash(tree[i]!)]), null);
      if (proof.length > 0) assert.notDeepEqual(rootByInclusion(leafHash(tree[i]!), i, size, proof.slice(1)), rootOf(tree));
    }
  }
});

test("a tree that only grew is consistent with its past, and one that was changed is not", () => {
  const many = Array.from({ length: 17 }, (_, i) => Uint8Array.of(i));
  const bent = many.map((leaf, i) => (i === 0 ? Uint8Array.of(200) : leaf));
  for (let size = 1; size <= many.length; size++) {
    for (let old = 1; old <= size; old++) {
      const [tree, proof] = [many.slice(0, size), consistency(old, many.slice(0, size))];
      assert.ok(isConsistent(old, rootOf(tree.slice(0, old)), size, rootOf(tree), proof), `${old} of ${size}`);
      assert.ok(!isConsistent(old, rootOf(bent.slice(0, old)), size, rootOf(tree), proof));
      assert.ok(!isConsistent(old, rootOf(tree.slice(0, old)), size, rootOf(bent.slice(0, size)), consistency(old, bent.slice(0, size))));
      if (proof.length > 0) assert.ok(!isConsistent(old, rootOf(tree.slice(0, old)), size, rootOf(tree), proof.slice(1)));
    }
  }
});

test("several fields each carry their length, and a domain has a clear end", () => {
  assert.deepEqual(domainHashOfFields("d", Uint8Array.of(7), Uint8Array.of(), Uint8Array.of(8, 9)), sha256(Uint8Array.of(100, 0, 0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0, 2, 8, 9)));
  assert.deepEqual(domainHash("review/x/v1", Uint8Array.of(1)), sha256(concat(utf8("review/x/v1"), Uint8Array.of(0, 1))));
  for (const domain of ["", "review\0x"]) assert.throws(() => domainHash(domain, Uint8Array.of()));
});
