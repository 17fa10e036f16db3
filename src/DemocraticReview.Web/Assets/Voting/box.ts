/** Checks a whole box, more than Belenios' own tool does: see docs/threat-model.md for the attacks that pass there. */
import { Refusal } from "../Recording/refusal";
import { type Archive, type WrittenArchive, readArchive, writeArchive } from "./archive";
import { type Sum, checkBallot } from "./check";
import { items, readCompact } from "./compact";
import { checkDecryption, openSums } from "./decryption";
import { type Election, readElection } from "./election";
import { p, readNumber, times } from "./group";
import { keyOfBox, readHolderKeys } from "./holderKey";

/** What the record says of a box, in the entries `ballot.opened` and `ballot.closed`. */
export interface BoxOnRecord {
  readonly electionHash: string;
  readonly setupHash: string;
  readonly endHash: string;
  readonly ballots: number;
  readonly credentials: number;
  readonly heads: number;
  readonly judges: number;
}

/** A closed box, its ballots checked and multiplied. */
export interface ClosedBox {
  readonly election: Election;
  readonly keys: readonly bigint[];
  readonly credentials: number;
  /** Ballots that count: the last of each credential. */
  readonly ballots: number;
  readonly replaced: number;
  readonly trackers: readonly string[];
  readonly sums: readonly Sum[];
}

export interface CountedBox extends ClosedBox {
  /** Of each answer, in the order of the question. */
  readonly counts: readonly number[];
}

/** Told after each ballot, since a phone takes a while. */
export type Progress = (done: number, all: number) => void;

/** Everything before anything is decrypted: what a holder checks before the own part is given. A {@link Refusal} names what does not hold. */
export function checkClosedBox(bytes: Uint8Array, record: BoxOnRecord | null, progress: Progress = () => {}): ClosedBox {
  return checkClosed(readArchive(bytes), record, progress);
}

/** Everything up to the result. Without a record, ballots may stand in any order, as in archives of other makers. */
export function checkCountedBox(bytes: Uint8Array, record: BoxOnRecord | null, progress: Progress = () => {}): CountedBox {
  const archive = readArchive(bytes);
  const box = checkClosed(archive, record, progress);
  if (archive.tally === null) throw new Refusal("archive-incomplete", "tally");
  const { ballots, weight, sums } = archive.tally;
  if (ballots !== box.ballots || weight !== box.ballots || sums !== writeSums(box.sums)) throw new Refusal("archive-tally-wrong");
  const counts = openSums(box.sums, checkParts(archive, box), box.ballots);
  if (archive.result === null) throw new Refusal("archive-incomplete", "result");
  if (archive.result !== writeResult(counts)) throw new Refusal("archive-result-wrong", "", writeResult(counts), archive.result);
  return { ...box, counts };
}

export const writeSums = (sums: readonly Sum[]): string => JSON.stringify([sums.map(({ alpha, beta }) => ({ alpha: String(alpha), beta: String(beta) }))]);
export const writeResult = (counts: readonly number[]): string => JSON.stringify({ result: [counts] });

function checkClosed(archive: Archive, record: BoxOnRecord | null, progress: Progress): ClosedBox {
  const election = readElection(archive.election);
  const keys = readHolderKeys(archive.trustees);
  if (keyOfBox(keys) !== election.key.base) throw new Refusal("key-of-box-wrong");
  const credentials = readCredentials(archive.credentials);
  if (!archive.isEnded) throw new Refusal("archive-incomplete", "end");
  // What is cheap first: a box that is not the one on record is not worth a minute of a phone.
  const written = writeArchive({ ...archive, tally: null, parts: [], result: null });
  if (record !== null) checkOnRecord(election, written, credentials.size, record);
  const counting = new Map<bigint, { tracker: string; choices: readonly Sum[] }>();
  const seen = new Set<string>();
  let previous = 0n;
  archive.ballots.forEach((text, i) => {
    const refused = (because: string): Refusal => new Refusal("archive-ballot-refused", String(i + 1), "", because);
    const { credential, tracker, choices } = checked(election, text, refused);
    if (!credentials.has(credential)) throw refused("ballot-credential-unknown");
    if (seen.has(tracker)) throw refused("ballot-replaced-before");
    if (record !== null && credential < previous) throw new Refusal("archive-not-sorted", String(i + 1));
    seen.add(tracker);
    counting.set(credential, { tracker, choices });
    previous = credential;
    progress(i + 1, archive.ballots.length);
  });
  if (record !== null && record.ballots !== counting.size) throw new Refusal("archive-not-on-record", "ballots", String(record.ballots), String(counting.size));
  const ballots = [...counting.values()];
  return {
    election, keys, credentials: credentials.size, ballots: ballots.length, replaced: archive.ballots.length - ballots.length,
    trackers: ballots.map((b) => b.tracker),
    sums: election.question.answers.map((_, i) => ballots.reduce((sum, { choices }) => product(sum, choices[i]!), { alpha: 1n, beta: 1n })),
  };
}

const product = (a: Sum, b: Sum): Sum => ({ alpha: times(a.alpha, b.alpha), beta: times(a.beta, b.beta) });

function checked(election: Election, text: string, refused: (because: string) => Refusal): ReturnType<typeof checkBallot> {
  try {
    return checkBallot(election, text);
  } catch (error) {
    throw error instanceof Refusal ? refused(error.code) : error;
  }
}

/** Strictly ascending, none that anybody could use. */
function readCredentials(text: string): ReadonlySet<bigint> {
  const found = items(readCompact(text, "archive-malformed")).map((json) => readNumber(json, p));
  found.forEach((credential, i) => {
    if (credential === null || credential <= 1n || (i > 0 && credential <= found[i - 1]!)) throw new Refusal("archive-credentials-malformed", String(i + 1));
  });
  return new Set(found as bigint[]);
}

function checkOnRecord(election: Election, written: WrittenArchive, credentials: number, record: BoxOnRecord): void {
  const fields = [
    ["electionHash", record.electionHash, election.hash], ["setupHash", record.setupHash, written.setupHash],
    ["endHash", record.endHash, written.endHash], ["credentials", record.credentials, credentials],
  ] as const;
  for (const [name, expected, found] of fields) {
    if (expected !== found) throw new Refusal("archive-not-on-record", name, String(expected), String(found));
  }
  const { ballots, heads, judges } = record;
  if (ballots > record.credentials || record.credentials > heads || heads > judges) {
    throw new Refusal("archive-more-than-heads", "", "", `${ballots} ≤ ${record.credentials} ≤ ${heads} ≤ ${judges}`);
  }
}

function checkParts(archive: Archive, box: ClosedBox): bigint[][] {
  for (let holder = 1; holder <= box.keys.length; holder++) {
    if (archive.parts.filter((part) => part.holder === holder).length !== 1) throw new Refusal("archive-incomplete", `decryption ${holder}`);
  }
  if (archive.parts.length !== box.keys.length) throw new Refusal("archive-incomplete", "decryptions");
  return archive.parts.map(({ holder, decryption }) => checkDecryption(box.election.hash, box.sums, box.keys[holder - 1]!, holder, decryption));
}

