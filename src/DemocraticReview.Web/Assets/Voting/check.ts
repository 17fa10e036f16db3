/** Checks a ballot as everybody does who has to trust it: its form byte for byte, its proofs, its signature, its election. */
import { type Json, parseJson } from "../Recording/json";
import { type Ciphertext, overallContext, proveText } from "./ballot";
import { hashToBase64, hashToExponent } from "./challenge";
import { BallotError, type Election, type Question, field } from "./election";
import { gPower, modQ, p, powers, q, readNumber, times } from "./group";

export interface CheckedBallot {
  readonly tracker: string;
  /** C, who voted: on the frozen list, without a name. */
  readonly credential: string;
  /** Ciphertexts by question and answer, for the product. */
  readonly choices: readonly (readonly Sum[])[];
}

/** A ciphertext as two elements of the group. */
export interface Sum {
  readonly alpha: bigint;
  readonly beta: bigint;
}

/** Throws a {@link BallotError} naming the first field that does not hold. */
export function checkBallot(election: Election, text: string): CheckedBallot {
  const ballot = parseJson(text);
  if (JSON.stringify(inOrder(ballot)) !== text) throw new BallotError("the ballot's form");
  if (field(ballot, "election_uuid") !== election.uuid) throw new BallotError("election_uuid");
  if (field(ballot, "election_hash") !== election.hash) throw new BallotError("election_hash");
  const credential = element(field(ballot, "credential"), "credential");
  const answers = field(ballot, "answers");
  if (!Array.isArray(answers) || answers.length !== election.questions.length) throw new BallotError("answers");
  checkSignature(ballot, text, credential);
  const context = `${election.hash}|${credential.value}`;
  const choices = answers.map((answer: Json, i) => checkAnswer(election, context, answer, election.questions[i]!, `answers[${i}]`));
  return { tracker: hashToBase64(text), credential: String(credential.value), choices };
}

interface Element {
  readonly value: bigint;
  /** The element to exponents below q, its squarings done once. */
  readonly to: (exponents: readonly bigint[]) => bigint[];
}

function element(text: Json | undefined, name: string): Element {
  const value = readNumber(text, p);
  if (value === null || value === 0n) throw new BallotError(name);
  return { value, to: (exponents) => powersInGroup(value, exponents, name) };
}

/** Whether the number is in the group at all is asked with the same squarings. */
function powersInGroup(value: bigint, exponents: readonly bigint[], name: string): bigint[] {
  const [membership, ...results] = powers(value, [q, ...exponents]);
  if (membership !== 1n) throw new BallotError(`${name}: not in the group`);
  return results;
}

function checkSignature(ballot: Json, text: string, credential: Element): void {
  const signature = field(ballot, "signature");
  const [challenge, response] = proof(field(signature, "proof"), "signature.proof");
  // The signature is the last field: what was signed is the text before it.
  const body = `${text.slice(0, text.lastIndexOf(',"signature":'))}}`;
  const hash = hashToBase64(body);
  if (field(signature, "hash") !== hash) throw new BallotError("signature.hash");
  const [toChallenge] = credential.to([challenge]);
  if (hashToExponent(`sig|${hash}|${times(gPower(response), toChallenge!)}`) !== challenge) throw new BallotError("signature.proof");
}

function checkAnswer(election: Election, context: string, answer: Json, question: Question, name: string): Sum[] {
  const [choices, single] = [field(answer, "choices"), field(answer, "individual_proofs")];
  if (!Array.isArray(choices) || choices.length !== question.answers) throw new BallotError(`${name}.choices`);
  if (!Array.isArray(single) || single.length !== question.answers) throw new BallotError(`${name}.individual_proofs`);
  const sums = choices.map((choice: Json, i): Sum => {
    const at = `${name}.choices[${i}]`;
    const [alpha, beta] = [element(field(choice, "alpha"), `${at}.alpha`), element(field(choice, "beta"), `${at}.beta`)];
    checkWithin(election, context, alpha, beta, 0, 1, single[i] as Json, `${name}.individual_proofs[${i}]`);
    return { alpha: alpha.value, beta: beta.value };
  });
  const all = sums.reduce((a, b) => ({ alpha: times(a.alpha, b.alpha), beta: times(a.beta, b.beta) }));
  // A product of elements is one: nothing to ask.
  const within = (value: bigint): Element => ({ value, to: (exponents) => powers(value, exponents) });
  const overall = overallContext(context, choices as unknown as Ciphertext[]);
  checkWithin(election, overall, within(all.alpha), within(all.beta), question.min, question.max, field(answer, "overall_proof"), `${name}.overall_proof`);
  return sums;
}

function checkWithin(election: Election, context: string, alpha: Element, beta: Element, min: number, max: number, json: Json | undefined, name: string): void {
  if (!Array.isArray(json) || json.length !== max - min + 1) throw new BallotError(name);
  const proofs = json.map((one: Json) => proof(one, name));
  const challenges = proofs.map(([challenge]) => challenge);
  const [alphas, betas] = [alpha.to(challenges), beta.to(challenges)];
  const commitments = proofs.flatMap(([challenge, response], i) => [
    times(gPower(response), alphas[i]!),
    // (β / g^m)^c, where g is cheap and β is not
    times(times(election.key.power(response), betas[i]!), gPower(modQ(-BigInt(min + i) * challenge))),
  ]);
  const sum = modQ(challenges.reduce((total, challenge) => total + challenge, 0n));
  if (hashToExponent(proveText(context, alpha.value, beta.value, commitments)) !== sum) throw new BallotError(name);
}

/** Challenge and response of a proof, both below q. */
export function proof(json: Json | undefined, name: string): [bigint, bigint] {
  const [challenge, response] = [readNumber(field(json, "challenge"), q), readNumber(field(json, "response"), q)];
  if (challenge === null || response === null) throw new BallotError(name);
  return [challenge, response];
}

/** The ballot with its fields in Belenios' order and no others: written anew, it must be the same text. */
function inOrder(ballot: Json): object {
  const pick = (json: Json | undefined, ...names: string[]) => Object.fromEntries(names.map((name) => [name, field(json, name)]));
  const proofIn = (json: Json) => pick(json, "challenge", "response");
  const list = <T>(json: Json | undefined, each: (item: Json) => T): T[] => (Array.isArray(json) ? json.map(each) : []);
  const signature = field(ballot, "signature");
  return {
    ...pick(ballot, "election_uuid", "election_hash", "credential"),
    answers: list(field(ballot, "answers"), (answer) => ({
      choices: list(field(answer, "choices"), (choice) => pick(choice, "alpha", "beta")),
      individual_proofs: list(field(answer, "individual_proofs"), (proofs) => list(proofs, proofIn)),
      overall_proof: list(field(answer, "overall_proof"), proofIn),
    })),
    signature: { hash: field(signature, "hash"), proof: proofIn(field(signature, "proof") ?? null) },
  };
}
