// The judge's phone and the holder's device against a server that lies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../../../src/DemocraticReview.Web/Assets/Recording/refusal";
import { readArchive, writeArchive } from "../../../src/DemocraticReview.Web/Assets/Voting/archive";
import { type BoxOnRecord, checkClosedBox, checkCountedBox, writeResult, writeSums } from "../../../src/DemocraticReview.Web/Assets/Voting/box";
import type { BoxAnswer } from "../../../src/DemocraticReview.Web/Assets/Voting/boxWorker";
import { hashToBase64 } from "../../../src/DemocraticReview.Web/Assets/Voting/challenge";
import { checkDecryption, openSums } from "../../../src/DemocraticReview.Web/Assets/Voting/decryption";
import { electionUuid, readElection } from "../../../src/DemocraticReview.Web/Assets/Voting/election";
import { type HolderMemory, deleteKey, makeKey, openBox, restoreKey, visit as visitBox } from "../../../src/DemocraticReview.Web/Assets/Voting/holder";
import { keyOfBox, readHolderKey } from "../../../src/DemocraticReview.Web/Assets/Voting/holderKey";
import { type JudgeMemory, checkOpening, credentialOf, findOwn, isInBox, newJudge, received, seal, sentIn, visit } from "../../../src/DemocraticReview.Web/Assets/Voting/judge";
import { boxOnRecord } from "../../../src/DemocraticReview.Web/Assets/Voting/onRecord";
import { ATree, meeting } from "../Recording/aTree";

const refused = (run: () => unknown, code: string): void => assert.throws(run, (error) => error instanceof Refusal && error.code === code, code);
const round = { item: 1, round: 1 };

/** Three holders, these judges, a box opened on record. */
function opening(judges = [newJudge(), newJudge()]) {
  const tree = new ATree();
  tree.add("meeting.created", {});
  const holders = [1, 2, 3].map((holder) => makeKey(meeting, holder));
  const key = keyOfBox(holders.map((holder, i) => readHolderKey(holder.published, i + 1)));
  const credentials = JSON.stringify(judges.map((judge) => credentialOf(judge, meeting, round).publicKey).sort((a, b) => (a < b ? -1 : 1)).map(String));
  const election = JSON.stringify({
    version: 1, description: "d", name: "n", group: "BELENIOS-2048", public_key: String(key), questions: [{ answers: ["满意", "不满意"], min: 0, max: 1, question: "Q" }],
    uuid: electionUuid(meeting, 1, 1), administrator: "union", credential_authority: "judges",
  });
  const setup = { election, credentials, trustees: JSON.stringify(holders.map((holder) => ["Single", JSON.parse(holder.published)])) };
  const empty = { writtenAt: 1_770_000_000, ...setup, ballots: [], isEnded: true, tally: null, parts: [], result: null };
  const seq = tree.add("ballot.opened", { item: 1, round: 1, issued: judges.length, present: judges.length, box: { poll: hashToBase64(election), setup: writeArchive(empty).setupHash, heads: judges.length } });
  return { tree, holders, judges: judges.map((judge) => visit(judge, tree.anchor())), setup, empty, seq };
}

/** The box closed on record with these ballots. */
function closing({ tree, empty, seq }: ReturnType<typeof opening>, ballots: string[], more: object = {}) {
  const credential = (text: string): bigint => BigInt(JSON.parse(text).credential);
  const archive = { ...empty, ballots: [...ballots].sort((a, b) => (credential(a) < credential(b) ? -1 : 1)) };
  const { bytes, endHash } = writeArchive(archive);
  const closed = tree.add("ballot.closed", { item: 1, void: false, collected: ballots.length, box: { end: endHash, ballots: ballots.length, credentials: 2, heads: 2 }, ...more });
  return { archive, bytes, opened: tree.shown(seq), closed: tree.shown(closed) };
}

function answerOf(bytes: Uint8Array, record: BoxOnRecord): BoxAnswer {
  const { election, keys, sums, ballots, credentials, trackers } = checkClosedBox(bytes, record);
  return { electionHash: election.hash, uuid: election.uuid, sentence: election.question.sentence, keys, sums, ballots, credentials, trackers };
}

const see = (holder: HolderMemory, tree: ATree): HolderMemory => visitBox(holder, tree.anchor(holder.kept?.head.size ?? 0));

test("a whole vote: phones register, check, vote; holders check and open; the counts are right", () => {
  const vote = opening();
  const ballots = vote.judges.map((judge, i) => {
    assert.equal(findOwn(credentialOf(judge, meeting, round), vote.setup.credentials), hashToBase64(vote.setup.credentials));
    checkOpening(judge, round, vote.tree.shown(vote.seq), vote.setup);
    const { memory, ballot } = seal(judge, round, vote.setup, i === 0 ? [1, 0] : [0, 0]);
    const after = received(memory, round, ballot.tracker);
    assert.equal(sentIn(after, round)!.isReceived, true);
    return { after, ballot };
  });
  const { archive, bytes, opened, closed } = closing(vote, ballots.map(({ ballot }) => ballot.text));
  const parts = vote.holders.map((holder) => {
    const memory = see(holder, vote.tree);
    const record = boxOnRecord(memory.kept!, opened, closed);
    const box = answerOf(bytes, record);
    const part = openBox(memory, record, box);
    assert.equal(openBox(part.memory, record, box).decryption, part.decryption);
    ballots.forEach(({ after }) => assert.ok(isInBox(after, round, box.trackers)));
    return { holder: holder.holder, decryption: part.decryption, box };
  });
  const { sums, keys } = parts[0]!.box;
  const factors = parts.map(({ holder, decryption }) => checkDecryption(hashToBase64(vote.setup.election), sums, keys[holder - 1]!, holder, decryption));
  const result = writeResult(openSums(sums, factors, 2));
  const whole = { ...archive, tally: { ballots: 2, weight: 2, sums: writeSums(sums) }, parts: parts.map(({ holder, decryption }) => ({ holder, decryption })), result };
  assert.deepEqual(checkCountedBox(writeArchive(whole).bytes, null).counts, [1, 0]);
});

test("what a phone keeps holds neither the choice nor what would open it", () => {
  const vote = opening();
  const [yes, no, none] = [[1, 0], [0, 1], [0, 0]].map((ticked) => seal(vote.judges[0]!, round, vote.setup, ticked).memory);
  for (const memory of [yes, no, none]) {
    assert.deepEqual(Object.keys(memory!).sort(), ["kept", "secret", "sent"]);
    assert.deepEqual(Object.keys(sentIn(memory!, round)!).sort(), ["isReceived", "text", "tracker"]);
    assert.equal(sentIn(memory!, round)!.text.length > 4000, true);
  }
  const { alpha } = JSON.parse(sentIn(yes!, round)!.text).answers[0].choices[0];
  assert.ok(!JSON.stringify({ ...yes, sent: {} }).includes(alpha));
});

test("a phone does not vote where the box on offer is not the one on record", () => {
  const vote = opening();
  const [judge] = vote.judges as [JudgeMemory];
  const shown = vote.tree.shown(vote.seq);
  const other = opening();
  refused(() => checkOpening(judge, round, shown, { ...vote.setup, trustees: other.setup.trustees }), "archive-not-on-record");
  refused(() => checkOpening(judge, round, shown, { ...vote.setup, credentials: other.setup.credentials }), "archive-not-on-record");
  refused(() => checkOpening(judge, round, shown, { ...vote.setup, election: other.setup.election }), "archive-not-on-record");
  refused(() => checkOpening(judge, { item: 2, round: 1 }, shown, vote.setup), "ballot-of-other-poll");
  refused(() => checkOpening(newJudge(), round, shown, vote.setup), "kept-no-checkpoint");
  refused(() => checkOpening(judge, round, { ...shown, path: [] }, vote.setup), "kept-entry-missing");
  // The own credential was left out of the list.
  const without = opening([newJudge()]);
  refused(() => checkOpening({ ...judge, kept: without.judges[0]!.kept }, round, without.tree.shown(without.seq), without.setup), "credential-not-listed");
});

test("a phone notices that its ballot was dropped, doubled or exchanged", () => {
  const vote = opening();
  const { memory, ballot } = seal(vote.judges[0]!, round, vote.setup, [1, 0]);
  assert.ok(isInBox(memory, round, ["x", ballot.tracker]));
  assert.ok(!isInBox(memory, round, ["x"]));
  assert.ok(!isInBox(memory, round, [ballot.tracker, ballot.tracker]));
  refused(() => received(memory, round, "another"), "ballot-other-receipt");
});

test("a holder does not open a single ballot, a subset, a void round or a second box", () => {
  const vote = opening();
  const ballots = vote.judges.map((judge) => seal(judge, round, vote.setup, [1, 0]).ballot.text);
  const { bytes, opened, closed } = closing(vote, ballots);
  const memory = see(vote.holders[0]!, vote.tree);
  const record = boxOnRecord(memory.kept!, opened, closed);
  // The server shows one ballot as the whole box.
  const single = writeArchive({ ...vote.empty, ballots: [ballots[0]!] });
  refused(() => answerOf(single.bytes, record), "archive-not-on-record");
  const done = openBox(memory, record, answerOf(bytes, record));
  // It even writes a second close into the record: the same φ is never opened twice.
  const second = closing(vote, [ballots[0]!]);
  const later = see(done.memory, vote.tree);
  const bent = boxOnRecord(later.kept!, second.opened, second.closed);
  refused(() => openBox(later, bent, answerOf(second.bytes, bent)), "holder-second-box");
  const voided = closing(vote, ballots, { void: true });
  refused(() => boxOnRecord(see(later, vote.tree).kept!, voided.opened, voided.closed), "box-void");
});

test("a holder opens one round of an item, only boxes under the own key, and none after the key is deleted", () => {
  const vote = opening();
  const { bytes, opened, closed } = closing(vote, vote.judges.map((judge) => seal(judge, round, vote.setup, [0, 1]).ballot.text));
  const memory = see(vote.holders[1]!, vote.tree);
  const record = boxOnRecord(memory.kept!, opened, closed);
  const box = answerOf(bytes, record);
  refused(() => openBox({ ...memory, holder: 1 }, record, box), "holder-other-key");
  refused(() => openBox({ ...memory, meeting: "another" }, record, box), "ballot-of-other-poll");
  refused(() => openBox(deleteKey(memory), record, box), "holder-key-deleted");
  refused(() => openBox({ ...memory, opened: { other: { item: 1, endHash: "x", decryption: "y" } } }, record, box), "holder-second-round");
  const restored = visitBox(restoreKey(meeting, 2, BigInt(memory.secret!)), vote.tree.anchor());
  const { electionHash, sums, keys } = box;
  checkDecryption(electionHash, sums, keys[1]!, 2, openBox(restored, record, box).decryption);
  assert.equal(readElection(readArchive(bytes).election).hash, electionHash);
});
