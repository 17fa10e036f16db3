/** Opening the count: each holder gives the own part of the sums; all together give the counts. A single ballot is never opened. */
import { type Random, systemRandom } from "../Recording/bytes";
import { Refusal } from "../Recording/refusal";
import { hashToExponent, proofOf, randomExponent } from "./challenge";
import { type Sum, readProof } from "./check";
import { field, hasFields, items, readCompact } from "./compact";
import { g, gPower, inverse, modQ, p, power, powers, q, readNumber, times } from "./group";

/** The part of the holder with this secret: α^x of each sum, with the proof that x is that of the own key. */
export function decrypt(electionHash: string, sums: readonly Sum[], secret: bigint, random: Random = systemRandom): string {
  const key = gPower(secret);
  const parts = sums.map(({ alpha }) => {
    const w = randomExponent(random);
    const [factor, commitment] = powers(alpha, [secret, w]);
    const challenge = hashToExponent(decryptText(electionHash, key, gPower(w), commitment!));
    return { factor: String(factor), proof: proofOf(challenge, modQ(w - secret * challenge)) };
  });
  return JSON.stringify({ decryption_factors: [parts.map((part) => part.factor)], decryption_proofs: [parts.map((part) => part.proof)] });
}

/** The factors of a published part, once its proofs hold for this tally and this holder's key. */
export function checkDecryption(electionHash: string, sums: readonly Sum[], key: bigint, holder: number, text: string): bigint[] {
  const malformed = "decryption-malformed";
  const json = readCompact(text, malformed);
  const [factors, proofs] = [items(items(field(json, "decryption_factors"))[0]), items(items(field(json, "decryption_proofs"))[0])];
  const isInForm = hasFields(json, "decryption_factors", "decryption_proofs") && proofs.every((proof) => hasFields(proof, "challenge", "response"));
  if (!isInForm || factors.length !== sums.length || proofs.length !== sums.length) throw new Refusal(malformed, String(holder));
  return sums.map(({ alpha }, i) => {
    const factor = readNumber(factors[i], p);
    const [challenge, response] = readProof(proofs[i], malformed, String(holder));
    if (factor === null || factor === 0n) throw new Refusal(malformed, String(holder));
    const [membership, toChallenge] = powers(factor, [q, challenge]);
    const first = times(gPower(response), power(key, challenge));
    const second = times(power(alpha, response), toChallenge!);
    if (membership !== 1n || hashToExponent(decryptText(electionHash, key, first, second)) !== challenge) throw new Refusal("decryption-wrong", String(holder));
    return factor;
  });
}

/** The counts, from the factors of every holder: `g^m = β / Π factors`, and m by trial up to the number of ballots. */
export function openSums(sums: readonly Sum[], factors: readonly (readonly bigint[])[], ballots: number): number[] {
  return sums.map(({ beta }, i) => {
    const value = times(beta, inverse(factors.map((of) => of[i]!).reduce(times)));
    for (let [m, raised] = [0, 1n]; m <= ballots; m++, raised = times(raised, g)) {
      if (raised === value) return m;
    }
    throw new Refusal("decryption-no-result", String(i));
  });
}

const decryptText = (electionHash: string, key: bigint, first: bigint, second: bigint): string => `decrypt|${electionHash}|${key}|${first},${second}`;
