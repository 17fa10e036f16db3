import assert from "node:assert/strict";
import { test } from "node:test";
import { systemRandom } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { Refusal } from "../../../src/DemocraticReview.Web/Assets/Recording/refusal";
import { newKeyPair } from "../../../src/DemocraticReview.Web/Assets/Recording/signature";
import { electionUuid } from "../../../src/DemocraticReview.Web/Assets/Voting/election";
import { q } from "../../../src/DemocraticReview.Web/Assets/Voting/group";
import { fromCharacters, holderKeyOf, isHolderKeySigned, newHolderKey, readHolderKey, signHolderKey, toCharacters } from "../../../src/DemocraticReview.Web/Assets/Voting/holderKey";

const refused = (run: () => unknown, code: string): void => assert.throws(run, (error) => error instanceof Refusal && error.code === code, code);

test("the secret comes back from its 24 characters, however they are spaced", () => {
  for (const secret of [1n, q - 1n, newHolderKey().secret]) {
    const text = toCharacters(secret);
    assert.equal([...text].length, 24);
    assert.equal(fromCharacters(text), secret);
    assert.equal(fromCharacters([...text].map((c, i) => (i % 4 === 3 ? `${c}\n` : `${c} `)).join("")), secret);
  }
});

test("BIP39's own vectors in simplified Chinese: nothing but zeros, nothing but ones", () => {
  // 23 times the first or the last word of the list, then the three bits that are left with the checksum: word 102, word 1967.
  assert.equal(toCharacters(0n), `${"的".repeat(23)}性`);
  assert.equal(toCharacters(2n ** 256n - 1n), `${"歇".repeat(23)}佳`);
});

test("a slip of the pen is noticed", () => {
  const characters = [...toCharacters(12345678901234567890n ** 3n)];
  refused(() => fromCharacters(characters.slice(1).join("")), "backup-length");
  refused(() => fromCharacters([...characters.slice(0, 23), "A"].join("")), "backup-character");
  const slips = characters.filter((_, i) => {
    const swapped = [...characters];
    [swapped[i], swapped[(i + 1) % 24]] = [swapped[(i + 1) % 24]!, swapped[i]!];
    try {
      return swapped.join("") !== characters.join("") && fromCharacters(swapped.join("")) !== null;
    } catch {
      return false;
    }
  });
  assert.ok(slips.length < 3, `${slips.length} of 24 swaps unnoticed; the checksum has 8 bits`);
});

test("the key again from its secret is the same key", () => {
  const key = newHolderKey();
  assert.equal(readHolderKey(holderKeyOf(key.secret).published, 1), readHolderKey(key.published, 1));
});

test("a key without its proof, or with another's, is refused", () => {
  const [mine, theirs] = [JSON.parse(newHolderKey().published), JSON.parse(newHolderKey().published)];
  refused(() => readHolderKey(JSON.stringify({ pok: theirs.pok, public_key: mine.public_key }), 1), "key-proof-wrong");
  refused(() => readHolderKey(JSON.stringify({ pok: mine.pok, public_key: "1" }), 1), "key-proof-wrong");
  refused(() => readHolderKey(JSON.stringify({ public_key: mine.public_key, pok: mine.pok }), 1), "key-malformed");
  refused(() => readHolderKey(JSON.stringify({ ...mine, more: 1 }), 1), "key-malformed");
});

test("the holder's device signs the key for this meeting and this place alone", () => {
  const [device, key] = [newKeyPair(systemRandom), newHolderKey()];
  const signature = signHolderKey(device, "meeting", 2, key);
  const published = readHolderKey(key.published, 2);
  assert.ok(isHolderKeySigned(device.publicKey, "meeting", 2, published, signature));
  assert.ok(!isHolderKeySigned(device.publicKey, "meeting", 3, published, signature));
  assert.ok(!isHolderKeySigned(device.publicKey, "other", 2, published, signature));
});

test("each item and round has an election name of its own", () => {
  const names = [electionUuid("m", 1, 1), electionUuid("m", 1, 2), electionUuid("m", 2, 1), electionUuid("n", 1, 1), electionUuid("m", 11, 1), electionUuid("m", 1, 11)];
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[1-9A-HJ-NP-Za-km-z]{22}$/);
});
