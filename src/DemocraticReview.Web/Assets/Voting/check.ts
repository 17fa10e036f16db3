/** Checks a ballot as everybody does who has to trust it: its form byte for byte, its proofs, its signature, its election. */
import { type Json } from "../Recording/json";
import { Refusal } from "../Recording/refusal";
import { type Ciphertext, overallContext, proveText } from "./ballot";
import { hashToBase64, hashToExponent } from "./challenge";
import { field, items, readCompact } from "./compact";
import type { Election } from "./election";
import { gPower, modQ, p, powers, q, readNumber, times } from "./group";

export interface CheckedBallot {
  readonly tracker: string;
  /** C, who voted: on the frozen list, without a name. */
  readonly credential: bigint;
  /** A ciphertext for each answer, for the product. */
  readonly choices: readonly Sum[];
}

/** A ciphertext as two elements of the group. */
export interface Sum {
  readonly alpha: bigint;
  readonly beta: bigint;
}

const longestBallot = 65_536;
const malformed = "ballot-malformed";

/** Throws a {@link Refusal} naming the first field that does not hold. Whether the credential may vote is the frozen list's to say. */
export function checkBallot(election: Election, text: string): CheckedBallot {
  if (text.length > longestBallot) throw new Refusal("ballot-too-long");
  const ballot = readCompact(text, malformed);
  if (JSON.stringify(inOrder(ballot)) !== text) throw new Refusal(malformed, "form");
  for (const [name, expected] of [["election_uuid", election.uuid], ["election_hash", election.hash]] as const) {
    if (field(ballot, name) !== expected) throw new Refusal("ballot-of-other-poll", name, expected, String(field(ballot, name)));
  }
  const credential = element(field(ballot, "credential"), "credential");
  checkSignature(ballot, text, credential);
  const [answer, more] = items(field(ballot, "answers"));
  if (answer === undefined || more !== undefined) throw new Refusal(malformed, "answers");
  const choices = checkAnswer(election, `${election.hash}|${credential.value}`, answer);
  return { tracker: hashToBase64(text), credential: credential.value, choices };
}

interface Element {
  readonly value: bigint;
  /** The element to exponents below q, its squarings done once. */
  readonly to: (exponents: readonly bigint[]) => bigint[];
}

function element(text: Json | undefined, name: string): Element {
  const value = readNumber(text, p);
  if (value === null || value === 0n) throw new Refusal(malformed, name);
  return { value, to: (exponents) => powersInGroup(value, exponents, name) };
}

/** Whether the number is in the group at all is asked with the same squarings. */
function powersInGroup(value: bigint, exponents: readonly bigint[], name: string): bigint[] {
  const [membership, ...results] = powers(value, [q, ...exponents]);
  if (membership !== 1n) throw new Refusal("ballot-outside-group", name);
  return results;
}

function checkSignature(ballot: Json, text: string, credential: Element): void {
  const signature = field(ballot, "signature");
  const [challenge, response] = readProof(field(signature, "proof"), malformed, "signature.proof");
  // The signature is the last field: what was signed is the text before it.
  const hash = hashToBase64(`${text.slice(0, text.lastIndexOf(',"signature":'))}}`);
  if (field(signature, "hash") !== hash) throw new Refusal("ballot-signature-wrong", "signature.hash", hash, String(field(signature, "hash")));
  const [toChallenge] = credential.to([challenge]);
  if (hashToExponent(`sig|${hash}|${times(gPower(response), toChallenge!)}`) !== challenge) throw new Refusal("ballot-signature-wrong", "signature.proof");
}

function checkAnswer(election: Election, context: string, answer: Json): Sum[] {
  const { answers, min, max } = election.question;
  const [choices, single] = [items(field(answer, "choices")), items(field(answer, "individual_proofs"))];
  if (choices.length !== answers.length || single.length !== answers.length) throw new Refusal(malformed, "answers[0].choices");
  const sums = choices.map((choice, i): Sum => {
    const at = `answers[0].choices[${i}]`;
    const [alpha, beta] = [element(field(choice, "alpha"), `${at}.alpha`), element(field(choice, "beta"), `${at}.beta`)];
    const claim = { alpha, beta, min: 0, max: 1, code: "ballot-choice-proof-wrong", name: `answers[0].individual_proofs[${i}]` };
    checkWithin(election, context, claim, single[i]);
    return { alpha: alpha.value, beta: beta.value };
  });
  const all = sums.reduce((a, b) => ({ alpha: times(a.alpha, b.alpha), beta: times(a.beta, b.beta) }));
  // A product of elements is one: nothing to ask.
  const within = (value: bigint): Element => ({ value, to: (exponents) => powers(value, exponents) });
  const claim = { alpha: within(all.alpha), beta: within(all.beta), min, max, code: "ballot-overall-proof-wrong", name: "answers[0].overall_proof" };
  checkWithin(election, overallContext(context, choices as unknown as Ciphertext[]), claim, field(answer, "overall_proof"));
  return sums;
}

interface Claim {
  readonly alpha: Element;
  readonly beta: Element;
  readonly min: number;
  readonly max: number;
  readonly code: string;
  readonly name: string;
}

function checkWithin(election: Election, context: string, { alpha, beta, min, max, code, name }: Claim, json: Json | undefined): void {
  const proofs = items(json).map((one) => readProof(one, malformed, name));
  if (proofs.length !== max - min + 1) throw new Refusal(malformed, name);
  const challenges = proofs.map(([challenge]) => challenge);
  const [alphas, betas] = [alpha.to(challenges), beta.to(challenges)];
  const commitments = proofs.flatMap(([challenge, response], i) => [
    times(gPower(response), alphas[i]!),
    // (β / g^m)^c, where g is cheap and β is not
    times(times(election.key.power(response), betas[i]!), gPower(modQ(-BigInt(min + i) * challenge))),
  ]);
  const sum = modQ(challenges.reduce((total, challenge) => total + challenge, 0n));
  if (hashToExponent(proveText(context, alpha.value, beta.value, commitments)) !== sum) throw new Refusal(code, name);
}

/** Challenge and response of a proof, both below q. */
export function readProof(json: Json | undefined, code: string, name: string): [bigint, bigint] {
  const [challenge, response] = [readNumber(field(json, "challenge"), q), readNumber(field(json, "response"), q)];
  if (challenge === null || response === null) throw new Refusal(code, name);
  return [challenge, response];
}

/** The ballot with its fields in Belenios' order and no others: written anew, it must be the same text. */
function inOrder(ballot: Json): object {
  const pick = (json: Json | undefined, ...names: string[]) => Object.fromEntries(names.map((name) => [name, field(json, name)]));
  const proofIn = (json: Json) => pick(json, "challenge", "response");
  const signature = field(ballot, "signature");
  return {
    ...pick(ballot, "election_uuid", "election_hash", "credential"),
    answers: items(field(ballot, "answers")).map((answer) => ({
      choices: items(field(answer, "choices")).map((choice) => pick(choice, "alpha", "beta")),
      individual_proofs: items(field(answer, "individual_proofs")).map((proofs) => items(proofs).map(proofIn)),
      overall_proof: items(field(answer, "overall_proof")).map(proofIn),
    })),
    signature: { hash: field(signature, "hash"), proof: proofIn(field(signature, "proof") ?? null) },
  };
}
