// The device of a witness, and everything for which it keeps its secret (trust.md 3.6: every signature over one root and one set of dice, every commit covered).
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex, toHex, utf8 } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { canonicalText } from "../../../src/DemocraticReview.Web/Assets/Recording/canonical";
import type { Json } from "../../../src/DemocraticReview.Web/Assets/Recording/json";
import { checkpointText, originOf } from "../../../src/DemocraticReview.Web/Assets/Recording/checkpoint";
import { rootOf } from "../../../src/DemocraticReview.Web/Assets/Recording/merkle";
import { Refusal } from "../../../src/DemocraticReview.Web/Assets/Recording/refusal";
import { isSigned } from "../../../src/DemocraticReview.Web/Assets/Recording/signature";
import { type CommitRequest, type CommitsShown, type SignedDice, type WitnessMemory, commit, confirmDice, countersign, deviceKey, newMemory, nextDraw, reveal } from "../../../src/DemocraticReview.Web/Assets/Drawing/witness";
import { ATree } from "../Recording/aTree";
import { inclusion } from "../Recording/proofs";

const meeting = "00000384-0000-0000-0000-000000000001";
const refused = (run: () => unknown, code: string): void => assert.throws(run, (error) => error instanceof Refusal && error.code === code, code);

/** Three witnesses who have committed, the tree with their commits in it, and what each would be shown. */
function ceremony(count = 3) {
  const fresh = Array.from({ length: count }, () => newMemory());
  const announced = { draw: 1, dice: 6, members: 2, witnesses: fresh.map((memory, i) => ({ key: deviceKey(memory), part: "Scrutineer", witness: i + 1 })) };
  const roster = { draw: 1, members: 2, recused: [] as Json[], root: "22".repeat(32) };
  const entries: string[] = [entry(1, "draw.announced", announced), entry(2, "draw.roster", roster)];
  const request: CommitRequest = { meeting, announced, roster, checkpoint: headOf(entries) };
  const memories = fresh.map((memory, i) => {
    const done = commit(memory, request);
    entries.push(entry(entries.length + 1, "draw.committed", { checkpoint: { ...request.checkpoint }, commit: done.commit, draw: 1, signature: done.signature, witness: i + 1 }));
    return done.memory;
  });
  return { request, entries, memories, shown: shownOf(entries, [3, 4, 5].slice(0, count)) };
}

const entry = (seq: number, type: string, body: Json): string => canonicalText({ seq, type, body });
const headOf = (entries: readonly string[]) => ({ root: toHex(rootOf(entries.map(utf8))), size: entries.length });
const shownOf = (entries: readonly string[], seqs: readonly number[]): CommitsShown => ({
  checkpoint: headOf(entries),
  commits: seqs.map((seq) => ({ seq, entry: entries[seq - 1]!, path: inclusion(seq - 1, entries.map(utf8)).map(toHex) })),
});

/** Everybody confirms; the dice and the checkpoint may differ by witness. */
function confirmAll(memories: readonly WitnessMemory[], shown: CommitsShown, dice: string | readonly string[], reading = 1, earlier: readonly SignedDice[] = []) {
  const signatures: SignedDice[] = [];
  const after = memories.map((memory, i) => {
    const own = typeof dice === "string" ? dice : dice[i]!;
    const done = confirmDice(memory, shown, reading, own, earlier);
    signatures.push({ witness: i + 1, reading, dice: own, checkpoint: shown.checkpoint, signature: done.signature });
    return done.memory;
  });
  return { memories: after, signatures };
}

test("with every signature over one root and one set of dice, every device gives the secret that it committed to", () => {
  const { memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories, shown, "402913");
  const secrets = confirmed.map((memory) => reveal(memory, shown, signatures).secret);
  assert.equal(new Set(secrets).size, 3);
  secrets.forEach((secret) => assert.match(secret, /^[0-9a-f]{64}$/));
});

test("what a device remembers survives a reload as JSON", () => {
  const { memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories.map((m) => JSON.parse(JSON.stringify(m))), shown, "402913");
  const reloaded = JSON.parse(JSON.stringify(confirmed[1])) as WitnessMemory;
  assert.equal(reveal(reloaded, shown, signatures).secret, reveal(confirmed[1]!, shown, signatures).secret);
});

test("the same request twice gives the same commit, and another roster or announcement under one number is refused", () => {
  const { request, memories } = ceremony();
  assert.equal(commit(memories[0]!, request).commit, memories[0]!.commit);
  const bent = (change: Partial<CommitRequest>) => () => commit(memories[0]!, { ...request, ...change });
  refused(bent({ roster: { ...(request.roster as object), root: "33".repeat(32) } as Json }), "witness-second-draw");
  refused(bent({ roster: { ...(request.roster as object), recused: [{ label: "A", reason: "x" }] } as Json }), "witness-second-draw");
  refused(bent({ announced: { ...(request.announced as object), reserves: 9 } as Json }), "witness-second-draw");
  refused(bent({ checkpoint: { root: "44".repeat(32), size: 2 } }), "witness-second-draw");
  refused(bent({ roster: { ...(request.roster as object), members: 3 } as Json }), "witness-roster");
  refused(() => commit(newMemory(), request), "witness-not-announced");
});

test("the next draw keeps the device's key and has a secret of its own", () => {
  const { request, memories } = ceremony();
  const again = nextDraw(memories[0]!);
  assert.equal(deviceKey(again), deviceKey(memories[0]!));
  assert.notEqual(commit(again, { ...request, announced: { ...(request.announced as object), draw: 2 } as Json, roster: { ...(request.roster as object), draw: 2 } as Json }).commit, memories[0]!.commit);
});

test("nothing is revealed before the own dice are confirmed", () => {
  const { memories, shown } = ceremony();
  const { signatures } = confirmAll(memories, shown, "402913");
  refused(() => reveal(memories[0]!, shown, signatures), "reveal-not-confirmed");
  refused(() => reveal(newMemory(), shown, signatures), "witness-not-committed");
});

test("nothing is revealed while a witness's signature is missing", () => {
  const { memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories, shown, "402913");
  for (let i = 0; i < 3; i++) refused(() => reveal(confirmed[0]!, shown, signatures.filter((_, j) => j !== i)), "reveal-signature-missing");
  // A signature of another reading is none of this one.
  refused(() => reveal(confirmed[0]!, shown, signatures.map((one, i) => (i === 2 ? { ...one, reading: 2 } : one))), "reveal-signature-missing");
});

test("nothing is revealed on a signature that is not the witness's own", () => {
  const { memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories, shown, "402913");
  const bent = (change: (one: SignedDice) => SignedDice) => () => reveal(confirmed[0]!, shown, [signatures[0]!, change(signatures[1]!), signatures[2]!]);
  refused(bent((one) => ({ ...one, signature: signatures[2]!.signature })), "reveal-signature-wrong");
  refused(bent((one) => ({ ...one, dice: "402914" })), "reveal-signature-wrong");
  refused(bent((one) => ({ ...one, signature: "" })), "reveal-signature-wrong");
});

test("nothing is revealed while the dice differ", () => {
  const { memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories, shown, ["402913", "402913", "402918"]);
  for (const memory of confirmed) refused(() => reveal(memory, shown, signatures), "reveal-dice-differ");
});

test("after dice that differed a second reading is signed, and then everybody reveals", () => {
  const { memories, shown } = ceremony();
  const first = confirmAll(memories, shown, ["402913", "402913", "402918"]);
  const second = confirmAll(first.memories, shown, "402918", 2, first.signatures);
  second.memories.forEach((memory) => assert.equal(reveal(memory, shown, [...first.signatures, ...second.signatures]).memory.revealed, true));
});

test("a second reading is refused after one that was agreed, and so are other dice in one reading", () => {
  const { memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories, shown, "402913");
  refused(() => confirmDice(confirmed[0]!, shown, 2, "111111", signatures), "witness-reading-agreed");
  refused(() => confirmDice(confirmed[0]!, shown, 1, "111111", signatures), "witness-dice-twice");
  refused(() => confirmDice(confirmed[0]!, shown, 3, "111111", signatures), "witness-reading");
  refused(() => confirmDice(memories[0]!, shown, 2, "111111", signatures), "witness-reading");
  refused(() => confirmDice(memories[0]!, shown, 1, "40291", []), "witness-dice-count");
  refused(() => confirmDice(memories[0]!, shown, 1, "40291a", []), "witness-dice-count");
  // A difference that only the server claims is none.
  const claimed = signatures.map((one, i) => (i === 1 ? { ...one, dice: "999999" } : one));
  refused(() => confirmDice(confirmed[0]!, shown, 2, "111111", claimed), "witness-reading-agreed");
  assert.equal(confirmDice(confirmed[0]!, shown, 1, "402913", []).signature, signatures[0]!.signature);
});

test("two roots: a device that signed one is bound to it", () => {
  const { entries, memories, shown } = ceremony();
  const { memories: confirmed, signatures } = confirmAll(memories, shown, "402913");
  const longer = shownOf([...entries, entry(6, "checkpoint.witnessed", {})], [3, 4, 5]);
  refused(() => confirmDice(confirmed[0]!, longer, 1, "402913", []), "witness-second-checkpoint");
  refused(() => reveal(confirmed[0]!, longer, signatures), "reveal-other-checkpoint");
  // The server shows one witness another tree than the others.
  const other = confirmAll([memories[1]!], longer, "402913").signatures[0]!;
  const theirs = confirmDice(memories[1]!, longer, 1, "402913", []);
  refused(() => reveal(confirmed[0]!, shown, [signatures[0]!, { ...other, witness: 2, signature: theirs.signature }, signatures[2]!]), "reveal-other-checkpoint");
});

test("a checkpoint that does not cover every commit is neither signed nor revealed under", () => {
  const { entries, memories, shown } = ceremony();
  const confirm = (bent: CommitsShown) => () => confirmDice(memories[0]!, bent, 1, "402913", []);
  refused(confirm({ ...shown, commits: shown.commits.slice(1) }), "reveal-commits-missing");
  refused(confirm({ ...shown, commits: [shown.commits[0]!, shown.commits[1]!, shown.commits[1]!] }), "reveal-commits-missing");
  refused(confirm({ ...shown, checkpoint: { ...shown.checkpoint, root: "55".repeat(32) } }), "reveal-commit-not-covered");
  refused(confirm({ ...shown, commits: shown.commits.map((one, i) => (i === 2 ? { ...one, path: [] } : one)) }), "reveal-commit-not-covered");
  refused(confirm(shownOf(entries, [3, 4, 2])), "reveal-commit-not-covered");
  // The root before the last commit: the third is not in it.
  refused(confirm({ ...shown, checkpoint: headOf(entries.slice(0, 4)) }), "reveal-commit-not-covered");
});

test("the own commit replaced in the tree, or another's forged, is noticed", () => {
  const { entries, memories, request } = ceremony();
  const replaced = (at: number, change: object): CommitsShown => {
    const bent = entries.map((text, i) => (i === at ? canonicalText({ ...JSON.parse(text), body: { ...JSON.parse(text).body, ...change } }) : text));
    return shownOf(bent, [3, 4, 5]);
  };
  const confirm = (bent: CommitsShown) => () => confirmDice(memories[0]!, bent, 1, "402913", []);
  refused(confirm(replaced(3, { commit: "66".repeat(32) })), "reveal-commit-wrong");
  refused(confirm(replaced(4, { draw: 2 })), "reveal-commit-not-covered");
  // The same device, asked again with its memory wiped, would commit to another secret.
  const second = commit({ ...memories[0]!, secret: null, commit: null, binding: null }, request);
  refused(confirm(replaced(2, { commit: second.commit, signature: second.signature })), "reveal-own-commit-replaced");
});

test("after the draw the device signs the newest checkpoint, and none of a record that has not grown from the last one", () => {
  const tree = new ATree();
  tree.add("meeting.created", {});
  const first = countersign(newMemory(), tree.anchor());
  const head = first.memory.kept!.head;
  assert.equal(first.size, head.size);
  const text = checkpointText(originOf(first.memory.kept!.enterprise, first.memory.kept!.meeting), head);
  assert.ok(isSigned(fromHex(deviceKey(first.memory)), utf8(text), fromHex(first.signature)));
  tree.add("ballot.opened", {});
  assert.equal(countersign(first.memory, tree.anchor(head.size)).size, head.size + 1);
  tree.entries[0] = entry(1, "meeting.created", { title: "another one" });
  refused(() => countersign(first.memory, tree.anchor(head.size)), "kept-not-grown");
});
