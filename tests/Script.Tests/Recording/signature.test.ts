import assert from "node:assert/strict";
import { createHash, createPublicKey, generateKeyPairSync, sign as nodeSign, verify as nodeVerify } from "node:crypto";
import { test } from "node:test";
import { fromHex, systemRandom, toHex, utf8 } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { fromSpki, isSigned, keyPairOf, newKeyPair, sign, toSpki } from "../../../src/DemocraticReview.Web/Assets/Recording/signature";

// RFC 6979, A.2.5: P-256 with SHA-256
const rfc = keyPairOf(fromHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"));

test("RFC 6979: the key and both signatures of its example", () => {
  assert.equal(toHex(rfc.publicKey), "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
  const sample = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
  assert.ok(isSigned(rfc.publicKey, utf8("sample"), fromHex(sample)));
  assert.equal(toHex(sign(rfc.secret, utf8("test"))), "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083");
});

test("what the page signs OpenSSL takes, and what OpenSSL signs the page takes", () => {
  const mine = newKeyPair(systemRandom);
  const key = createPublicKey({ key: Buffer.from(toSpki(mine.publicKey)), format: "der", type: "spki" });
  assert.ok(nodeVerify("sha256", utf8("评议"), { key, dsaEncoding: "ieee-p1363" }, sign(mine.secret, utf8("评议"))));

  const theirs = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const point = fromSpki(theirs.publicKey.export({ format: "der", type: "spki" }));
  for (let i = 0; i < 8; i++) assert.ok(isSigned(point, utf8(`${i}`), nodeSign("sha256", utf8(`${i}`), { key: theirs.privateKey, dsaEncoding: "ieee-p1363" })));
});

test("another message, key or signature is not signed, and nonsense is no error", () => {
  const [a, b] = [newKeyPair(systemRandom), newKeyPair(systemRandom)];
  const signature = sign(a.secret, utf8("x"));
  assert.ok(isSigned(a.publicKey, utf8("x"), signature));
  assert.ok(!isSigned(a.publicKey, utf8("y"), signature));
  assert.ok(!isSigned(b.publicKey, utf8("x"), signature));
  assert.ok(!isSigned(a.publicKey, utf8("x"), signature.slice(1)));
  assert.ok(!isSigned(createHash("sha256").digest(), utf8("x"), signature));
  assert.throws(() => fromSpki(toSpki(a.publicKey.map((byte) => byte ^ 1))));
});
