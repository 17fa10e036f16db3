// Every ballot made by the page has to be accepted by belenios-tool, and what the page's own checker refuses is named.
import assert from "node:assert/strict";
import { test } from "node:test";
import { systemRandom } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { type SealedBallot, makeBallot } from "../../../src/DemocraticReview.Web/Assets/Voting/ballot";
import { checkBallot } from "../../../src/DemocraticReview.Web/Assets/Voting/check";
import { deriveCredential } from "../../../src/DemocraticReview.Web/Assets/Voting/credential";
import { Refusal } from "../../../src/DemocraticReview.Web/Assets/Recording/refusal";
import { type Election, readElection } from "../../../src/DemocraticReview.Web/Assets/Voting/election";
import { gPower, modQ, p } from "../../../src/DemocraticReview.Web/Assets/Voting/group";
import { hashToBase64, hashToExponent, proofOf, randomExponent } from "../../../src/DemocraticReview.Web/Assets/Voting/challenge";
import { addEvent, closeByTool, decryptByTool, run, setUp, verify } from "./tool";

const judges = (count: number) => Array.from({ length: count }, () => deriveCredential(systemRandom(32), "meeting-7", 1, 1));
const publicKeys = (all: readonly { publicKey: bigint }[]) => all.map((judge) => String(judge.publicKey));

function cast(election: Election, box: ReturnType<typeof setUp>, judge: ReturnType<typeof deriveCredential>, ticked: number[]): SealedBallot {
  const ballot = makeBallot(election, judge, ticked);
  addEvent(box, "Ballot", `${ballot.text}\n`);
  return ballot;
}

test("satisfied, dissatisfied, abstained and a replaced ballot: belenios-tool checks and counts them", () => {
  const all = judges(4);
  const box = setUp(publicKeys(all));
  const election = readElection(box.election);
  [[1, 0], [0, 1], [0, 0], [1, 0]].forEach((ticked, i) => {
    const ballot = cast(election, box, all[i]!, ticked);
    const checked = checkBallot(election, ballot.text);
    assert.equal(checked.tracker, ballot.tracker);
    assert.equal(checked.credential, all[i]!.publicKey);
  });
  cast(election, box, all[3]!, [0, 1]);
  verify(box);
  closeByTool(box);
  box.trusteeKeys.forEach((key, i) => {
    addEvent(box, "PartialDecryption", decryptByTool(box, key, i + 1));
  });
  const result = run(box.dir, undefined, "election", "compute-result");
  assert.match(result, /\[\[1,2\]\]/);
  addEvent(box, "Result", result);
  verify(box);
});

test("questions with several answers and other bounds", () => {
  for (const [min, max, ticked] of [[1, 3, [1, 0, 1, 0, 1]], [0, 5, [1, 1, 1, 1, 1]], [1, 1, [0, 0, 0, 0, 1]], [2, 4, [1, 1, 0, 0, 0]]] as const) {
    const [judge] = judges(1);
    const box = setUp(publicKeys([judge!]), { answers: ["a", "b", "c", "d", "e"], min, max, question: "Q" });
    const election = readElection(box.election);
    checkBallot(election, cast(election, box, judge!, [...ticked]).text);
    verify(box);
  }
});

test("a choice outside the bounds is not sealed at all", () => {
  const [judge] = judges(1);
  const election = readElection(setUp(publicKeys([judge!])).election);
  for (const ticked of [[1, 1], [2, 0], [1], [1, 0, 0], [-1, 1]]) assert.throws(() => makeBallot(election, judge!, ticked), Refusal);
});

test("our checker takes the tool's ballot and names what was bent in ours", () => {
  const [judge, other] = judges(2);
  const box = setUp(publicKeys([judge!, other!]));
  const election = readElection(box.election);
  const { text } = makeBallot(election, judge!, [1, 0]);
  const bend = (change: (ballot: any) => void): string => {
    const ballot = JSON.parse(text);
    change(ballot);
    return JSON.stringify(ballot);
  };
  const refused = (bent: string, code: string, field = ""): void => {
    assert.throws(() => checkBallot(election, bent), (error: Error) => error instanceof Refusal && error.code === code && error.field === field, `${code} ${field}`);
  };
  const foreign = makeBallot(election, other!, [1, 0]).text;
  checkBallot(election, text);
  checkBallot(election, foreign);
  refused(text.replace(",", ", "), "ballot-malformed", "form");
  refused(bend((b) => (b.more = 1)), "ballot-malformed", "form");
  refused(bend((b) => (b.election_uuid = "x")), "ballot-of-other-poll", "election_uuid");
  refused(bend((b) => (b.election_hash = "x")), "ballot-of-other-poll", "election_hash");
  refused(bend((b) => (b.credential = String(other!.publicKey))), "ballot-signature-wrong", "signature.hash");
  refused(bend((b) => (b.signature.proof.response = "1")), "ballot-signature-wrong", "signature.proof");
  refused(bend((b) => (b.credential = "0")), "ballot-malformed", "credential");
  refused("x".repeat(70_000), "ballot-too-long");
  // Signed again by the judge, so that only the proofs stand against it.
  const resign = (change: (ballot: any) => void): string => resigned(judge!, bend(change));
  refused(resign((b) => (b.answers[0].choices[0].alpha = `0${b.answers[0].choices[0].alpha}`)), "ballot-malformed", "answers[0].choices[0].alpha");
  refused(resign((b) => (b.answers[0].choices[0].alpha = String(p - BigInt(b.answers[0].choices[0].alpha)))), "ballot-outside-group", "answers[0].choices[0].alpha");
  refused(resign((b) => (b.answers[0].individual_proofs[1] = b.answers[0].individual_proofs[0])), "ballot-choice-proof-wrong", "answers[0].individual_proofs[1]");
  refused(resign((b) => b.answers[0].overall_proof.reverse()), "ballot-overall-proof-wrong", "answers[0].overall_proof");
  refused(resign((b) => (b.answers[0] = JSON.parse(foreign).answers[0])), "ballot-choice-proof-wrong", "answers[0].individual_proofs[0]");
  refused(resign((b) => b.answers[0].choices.pop()), "ballot-malformed", "answers[0].choices");
  refused(resign((b) => b.answers.push(b.answers[0])), "ballot-malformed", "answers");
});

/** The judge signs a bent ballot, as a phone with altered code could. */
function resigned(judge: ReturnType<typeof deriveCredential>, text: string): string {
  const { signature: _, ...body } = JSON.parse(text);
  const hash = hashToBase64(JSON.stringify(body));
  const w = randomExponent(systemRandom);
  const challenge = hashToExponent(`sig|${hash}|${gPower(w)}`);
  return JSON.stringify({ ...body, signature: { hash, proof: proofOf(challenge, modQ(w - judge.secret * challenge)) } });
}

test("time of making one ballot in node (figure, no limit)", () => {
  const [judge] = judges(1);
  const text = setUp(publicKeys([judge!])).election;
  const begun = performance.now();
  const election = readElection(text);
  const ready = performance.now();
  for (let i = 0; i < 10; i++) makeBallot(election, judge!, [1, 0]);
  const made = performance.now();
  const ballot = makeBallot(election, judge!, [0, 1]);
  const checking = performance.now();
  for (let i = 0; i < 5; i++) assert.equal(checkBallot(election, ballot.text).tracker, ballot.tracker);
  console.log(`key of the box with its table ${(ready - begun).toFixed(0)} ms, a ballot ${((made - ready) / 10).toFixed(1)} ms, checking one ${((performance.now() - checking) / 5).toFixed(1)} ms`);
});
