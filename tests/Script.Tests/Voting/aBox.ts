// A whole box made by our own code: keys of three holders, credentials, ballots, closing, parts, result. Tests bend it.
import { systemRandom } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { type Archive, writeArchive } from "../../../src/DemocraticReview.Web/Assets/Voting/archive";
import { makeBallot } from "../../../src/DemocraticReview.Web/Assets/Voting/ballot";
import { type BoxOnRecord, type ClosedBox, checkClosedBox, writeResult, writeSums } from "../../../src/DemocraticReview.Web/Assets/Voting/box";
import { type Credential, deriveCredential } from "../../../src/DemocraticReview.Web/Assets/Voting/credential";
import { checkDecryption, decrypt, openSums } from "../../../src/DemocraticReview.Web/Assets/Voting/decryption";
import { readElection } from "../../../src/DemocraticReview.Web/Assets/Voting/election";
import { type HolderKey, keyOfBox, newHolderKey, readHolderKey } from "../../../src/DemocraticReview.Web/Assets/Voting/holderKey";

export const writtenAt = 1_770_000_000;

export interface ABox {
  readonly holders: readonly HolderKey[];
  readonly judges: readonly Credential[];
  /** Closed, nothing decrypted. */
  readonly closed: Archive;
  readonly record: BoxOnRecord;
}

/** @param votes One list of ballots a judge, in the order cast; an empty list for one who does not vote. */
export function aBox(votes: readonly (readonly (readonly number[])[])[], answers = ["满意", "不满意"]): ABox {
  const holders = [1, 2, 3].map(() => newHolderKey());
  const key = keyOfBox(holders.map((holder, i) => readHolderKey(holder.published, i + 1)));
  const questions = [{ answers, min: 0, max: 1, question: "您对本项目采购情况及当事人质询答复是否满意?" }];
  const election = JSON.stringify({
    version: 1, description: "2026-07 · 1 · 1", name: "民主评议会", group: "BELENIOS-2048", public_key: String(key), questions, uuid: "ABCDEFGHJKLMNPQRSTUVWX", administrator: "union",
    credential_authority: "judges",
  });
  const judges = votes.map(() => deriveCredential(systemRandom(32), "m", 1, 1));
  const voted = judges.map((judge, i) => ({ judge, ballots: votes[i]! })).sort((a, b) => (a.judge.publicKey < b.judge.publicKey ? -1 : 1));
  const ballots = voted.flatMap(({ judge, ballots: each }) => each.map((ticked) => makeBallot(readElection(election), judge, ticked).text));
  const closed: Archive = {
    writtenAt, election, trustees: trusteesOf(holders), credentials: JSON.stringify(voted.map(({ judge }) => String(judge.publicKey))), ballots, isEnded: true, tally: null, parts: [],
    result: null,
  };
  return { holders, judges, closed, record: onRecord(closed, votes.filter((each) => each.length > 0).length, votes.length) };
}

export const trusteesOf = (holders: readonly HolderKey[]): string => JSON.stringify(holders.map((holder) => ["Single", JSON.parse(holder.published)]));

/** What the record says of a box like this one. */
export function onRecord(closed: Archive, ballots: number, judges: number): BoxOnRecord {
  const { setupHash, endHash } = writeArchive(closed);
  return { electionHash: readElection(closed.election).hash, setupHash, endHash: endHash!, ballots, credentials: judges, heads: judges, judges };
}

export const bytesOf = (archive: Archive): Uint8Array => writeArchive(archive).bytes;

/** The box counted by its holders, each checking the others' parts. */
export function counted(box: ABox, checkedBox: ClosedBox = checkClosedBox(bytesOf(box.closed), box.record)): Archive {
  const { election, sums, keys, ballots } = checkedBox;
  const parts = box.holders.map((holder, i) => ({ holder: i + 1, decryption: decrypt(election.hash, sums, holder.secret) }));
  const factors = parts.map(({ holder, decryption }) => checkDecryption(election.hash, sums, keys[holder - 1]!, holder, decryption));
  const tally = { ballots, weight: ballots, sums: writeSums(sums) };
  return { ...box.closed, tally, parts, result: writeResult(openSums(sums, factors, ballots)) };
}
