/** Makes a ballot (评议票): each answer sealed with its proofs, signed by the credential. spec 2.0 of Belenios, election version 1. */
import { type Random, systemRandom } from "../Recording/bytes";
import { Refusal } from "../Recording/refusal";
import { type Proof, hashToBase64, hashToExponent, proofOf, randomExponent } from "./challenge";
import type { Credential } from "./credential";
import type { Election, Question } from "./election";
import { type FixedBase, gPower, modQ, times } from "./group";

export interface Ciphertext {
  readonly alpha: string;
  readonly beta: string;
}

export interface SealedBallot {
  /** The ballot's JSON exactly as it is sent and stored: it holds neither the choice nor what would open it. */
  readonly text: string;
  /** By which the judge finds the ballot in the box. */
  readonly tracker: string;
}

interface Sealed {
  readonly m: number;
  readonly r: bigint;
  readonly alpha: bigint;
  readonly beta: bigint;
}

/**
 * Seals a choice.
 * @param ticked The answers in order, 1 where ticked and 0 where not; all 0 is an abstention where `min` is 0.
 */
export function makeBallot(election: Election, credential: Credential, ticked: readonly number[], random: Random = systemRandom): SealedBallot {
  const answers = [seal(election.key, `${election.hash}|${credential.publicKey}`, election.question, ticked, random)];
  const body = { election_uuid: election.uuid, election_hash: election.hash, credential: String(credential.publicKey), answers };
  const hash = hashToBase64(JSON.stringify(body));
  const w = randomExponent(random);
  const challenge = hashToExponent(`sig|${hash}|${gPower(w)}`);
  const proof = proofOf(challenge, modQ(w - credential.secret * challenge));
  const text = JSON.stringify({ ...body, signature: { hash, proof } });
  return { text, tracker: hashToBase64(text) };
}

function seal(key: FixedBase, context: string, question: Question, ticked: readonly number[], random: Random) {
  const count = ticked.reduce((sum, m) => sum + m, 0);
  const length = question.answers.length;
  if (ticked.length !== length || ticked.some((m) => m !== 0 && m !== 1) || count < question.min || count > question.max) {
    throw new Refusal("ballot-overall-proof-wrong", "ticked", `${question.min}-${question.max} of ${length}`, ticked.join());
  }
  const sealed = ticked.map((m): Sealed => {
    const r = randomExponent(random);
    return { m, r, alpha: gPower(r), beta: times(key.power(r), gPower(BigInt(m))) };
  });
  const all = sealed.reduce((a, b) => ({ m: a.m + b.m, r: modQ(a.r + b.r), alpha: times(a.alpha, b.alpha), beta: times(a.beta, b.beta) }));
  const choices: Ciphertext[] = sealed.map(({ alpha, beta }) => ({ alpha: String(alpha), beta: String(beta) }));
  return {
    choices,
    individual_proofs: sealed.map((one) => proveWithin(key, context, one, 0, 1, random)),
    overall_proof: proveWithin(key, overallContext(context, choices), all, question.min, question.max, random),
  };
}

/** The overall proof is bound to the single ciphertexts too. */
export const overallContext = (context: string, choices: readonly Ciphertext[]): string =>
  `${context}|${choices.map((c) => `${c.alpha},${c.beta}`).join(",")}`;

/** The text whose hash the challenges of a proof over `alpha, beta` add up to. */
export const proveText = (context: string, alpha: bigint, beta: bigint, commitments: readonly bigint[]): string =>
  `prove|${context}|${alpha},${beta}|${commitments.join(",")}`;

/**
 * Proves that what is sealed lies within min and max without saying where: one branch is true, for the others challenge and response
 * are chosen first. Knowing r, every commitment is a power of g and of the key: `α^c` is `g^(r·c)`.
 */
function proveWithin(key: FixedBase, context: string, { m, r, alpha, beta }: Sealed, min: number, max: number, random: Random): Proof[] {
  const branches = Array.from({ length: max - min + 1 }, (_, i) => {
    const isTrue = min + i === m;
    const challenge = isTrue ? 0n : randomExponent(random);
    const response = randomExponent(random);
    const exponent = modQ(response + r * challenge);
    const commitments = [gPower(exponent), times(key.power(exponent), gPower(modQ(BigInt(m - min - i) * challenge)))];
    return { isTrue, challenge, response, commitments };
  });
  const sum = hashToExponent(proveText(context, alpha, beta, branches.flatMap((b) => b.commitments)));
  const rest = modQ(sum - branches.reduce((total, b) => total + b.challenge, 0n));
  return branches.map((b) => (b.isTrue ? proofOf(rest, modQ(b.response - r * rest)) : proofOf(b.challenge, b.response)));
}
