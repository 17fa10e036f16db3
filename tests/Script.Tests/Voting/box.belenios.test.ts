// Whole boxes: what our code makes belenios-tool accepts, and the three attacks that it accepts too our code does not.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Refusal } from "../../../src/DemocraticReview.Web/Assets/Recording/refusal";
import { type Archive, readArchive } from "../../../src/DemocraticReview.Web/Assets/Voting/archive";
import { makeBallot } from "../../../src/DemocraticReview.Web/Assets/Voting/ballot";
import { checkClosedBox, checkCountedBox } from "../../../src/DemocraticReview.Web/Assets/Voting/box";
import { deriveCredential } from "../../../src/DemocraticReview.Web/Assets/Voting/credential";
import { readElection } from "../../../src/DemocraticReview.Web/Assets/Voting/election";
import { keyOfBox, newHolderKey, readHolderKey } from "../../../src/DemocraticReview.Web/Assets/Voting/holderKey";
import { type ABox, aBox, bytesOf, counted, onRecord, trusteesOf } from "./aBox";
import { freshFolder, verify } from "./tool";

declare const testFolder: string;
const satisfied = [1, 0];
const dissatisfied = [0, 1];
const abstained = [0, 0];

/** The tool finds an archive by the name of its election. */
function verifyByTool(archive: Archive): void {
  const dir = freshFolder();
  writeFileSync(join(dir, `${readElection(archive.election).uuid}.bel`), bytesOf(archive));
  verify({ dir });
}

const refused = (run: () => unknown, code: string, field?: string): void => {
  assert.throws(run, (error) => error instanceof Refusal && error.code === code && (field === undefined || error.field === field), code);
};

test("boxes of every kind: ours checks them, belenios-tool checks them, the counts are right", () => {
  const boxes: [number[][][], number[]][] = [
    [[[satisfied]], [1, 0]],
    [[[satisfied], [dissatisfied], [abstained], []], [1, 1]],
    [[[satisfied, dissatisfied], [dissatisfied, abstained, satisfied], [satisfied]], [2, 1]],
    [[[], [], []], [0, 0]],
    [Array.from({ length: 5 }, () => [dissatisfied]), [0, 5]],
  ];
  for (const [votes, counts] of boxes) {
    const box = aBox(votes);
    verifyByTool(box.closed);
    const archive = counted(box);
    verifyByTool(archive);
    assert.deepEqual(checkCountedBox(bytesOf(archive), box.record).counts, counts);
  }
});

test("archives that belenios-tool made itself are read and checked", () => {
  for (const [name, counts] of [["fifteen", [12, 3]], ["sixty", null]] as const) {
    const bytes = new Uint8Array(readFileSync(join(testFolder, `../data/belenios/${name}.bel`)));
    const begun = performance.now();
    const box = checkCountedBox(bytes, null);
    console.log(`${name}: ${box.ballots} ballots checked in ${(performance.now() - begun).toFixed(0)} ms`);
    if (counts !== null) assert.deepEqual(box.counts, counts);
  }
});

test("three locks with one key: belenios-tool takes it, we do not", () => {
  const one = newHolderKey();
  const box = boxOf([one, one, one]);
  verifyByTool(box.closed);
  refused(() => checkClosedBox(bytesOf(box.closed), box.record), "key-not-fresh", "2");
});

test("a replaced ballot put in again at the end: belenios-tool takes it, we do not", () => {
  const box = aBox([[satisfied, dissatisfied], [satisfied]]);
  const archive = readArchive(bytesOf(box.closed));
  const replaced = archive.ballots.findIndex((text, i) => JSON.parse(text).credential === JSON.parse(archive.ballots[i + 1] ?? "{}").credential);
  const again = { ...archive, ballots: [...archive.ballots.slice(0, replaced + 2), archive.ballots[replaced]!, ...archive.ballots.slice(replaced + 2)] };
  verifyByTool(again);
  refused(() => checkClosedBox(bytesOf(again), onRecord(again, 2, 2)), "archive-ballot-refused", String(replaced + 3));
});

test("a credential added after the opening: belenios-tool takes it, we do not", () => {
  const box = aBox([[satisfied], [satisfied]]);
  const ghost = deriveCredential(new Uint8Array(32), "ghost", 1, 1);
  const key = (text: string): bigint => BigInt(JSON.parse(text).credential);
  const ballots = [...box.closed.ballots, makeBallot(readElection(box.closed.election), ghost, dissatisfied).text].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const credentials = JSON.stringify(ballots.map((text) => String(key(text))));
  const stuffed = { ...box.closed, ballots, credentials };
  verifyByTool(stuffed);
  // Even a record that was told of the third ballot keeps the hash of the Setup that was opened.
  const record = { ...onRecord(stuffed, 3, 3), setupHash: box.record.setupHash };
  refused(() => checkClosedBox(bytesOf(stuffed), record), "archive-not-on-record", "setupHash");
});

test("what was bent in a box is named", () => {
  const box = aBox([[satisfied], [dissatisfied], [abstained]]);
  const good = counted(box);
  const check = (archive: Archive) => () => checkCountedBox(bytesOf(archive), box.record);
  const other = aBox([[satisfied], [dissatisfied], [abstained]]);
  refused(check({ ...good, ballots: good.ballots.slice(1) }), "archive-not-on-record", "endHash");
  refused(check({ ...good, election: other.closed.election }), "key-of-box-wrong");
  refused(check({ ...good, trustees: trusteesOf(box.holders.slice(1)) }), "keys-too-few");
  refused(check({ ...good, isEnded: false, tally: null, parts: [], result: null }), "archive-incomplete", "end");
  refused(check({ ...good, tally: { ...good.tally!, ballots: 2 } }), "archive-tally-wrong");
  refused(check({ ...good, tally: { ...good.tally!, sums: counted(other).tally!.sums } }), "archive-tally-wrong");
  refused(check({ ...good, parts: good.parts.slice(1) }), "archive-incomplete", "decryption 1");
  refused(check({ ...good, parts: [good.parts[0]!, good.parts[1]!, { holder: 3, decryption: good.parts[1]!.decryption }] }), "decryption-wrong", "3");
  refused(check({ ...good, result: '{"result":[[2,1]]}' }), "archive-result-wrong");
  refused(check({ ...good, credentials: JSON.stringify(JSON.parse(good.credentials).reverse()) }), "archive-credentials-malformed", "2");
  const unsorted = { ...box.closed, ballots: [...box.closed.ballots].reverse() };
  refused(() => checkClosedBox(bytesOf(unsorted), onRecord(unsorted, 3, 3)), "archive-not-sorted", "2");
  refused(() => checkClosedBox(bytesOf(box.closed), { ...box.record, heads: 2 }), "archive-more-than-heads");
  refused(() => checkClosedBox(bytesOf(box.closed), { ...box.record, ballots: 2 }), "archive-not-on-record", "ballots");
});

test("no byte of an archive is free", () => {
  const box = aBox([[satisfied]]);
  const bytes = bytesOf(counted(box));
  for (let i = 0; i < bytes.length; i += 97) {
    const bent = bytes.slice();
    bent[i] = bent[i]! ^ 1;
    assert.throws(() => checkCountedBox(bent, box.record), Refusal, `byte ${i}`);
  }
  refused(() => readArchive(bytes.slice(0, -512)), "archive-malformed");
  refused(() => readArchive(new Uint8Array(1024)), "archive-malformed");
});

/** A box under these holders' keys in which nobody has voted. */
function boxOf(holders: ReturnType<typeof newHolderKey>[]): ABox {
  const box = aBox([[]]);
  const key = keyOfBox(holders.map((holder, i) => readHolderKey(holder.published, i + 1)));
  const closed = { ...box.closed, trustees: trusteesOf(holders), election: JSON.stringify({ ...JSON.parse(box.closed.election), public_key: String(key) }) };
  return { ...box, holders, closed, record: onRecord(closed, 0, 1) };
}
