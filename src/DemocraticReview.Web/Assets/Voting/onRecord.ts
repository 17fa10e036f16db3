/** What the entries `ballot.opened` and `ballot.closed` say of a box that is voted on by phone. */
import { toHex, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { type Kept, entryIn } from "../Recording/kept";
import { Refusal } from "../Recording/refusal";
import type { Shown } from "../Recording/tree";
import type { BoxOnRecord } from "./box";
import { electionUuid, readElection } from "./election";

export interface OpenedOnRecord {
  readonly item: number;
  readonly round: number;
  /** φ. */
  readonly electionHash: string;
  readonly setupHash: string;
  /** In the hall: as many heads there can be at most. */
  readonly judges: number;
}

/** The parts of the Setup, as texts. */
export interface Setup {
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
}

export function openedOnRecord(kept: Kept, shown: Shown): OpenedOnRecord {
  const { item, round, present, box } = entryIn(kept, shown, "ballot.opened");
  const { poll, setup } = boxIn(box);
  return { item: Number(item), round: Number(round), electionHash: String(poll), setupHash: String(setup), judges: Number(present) };
}

/** The box of a round on phones; a round on paper has none. */
function boxIn(box: unknown): { readonly [field: string]: unknown } {
  if (typeof box !== "object" || box === null) throw new Refusal("kept-entry-missing", "box");
  return box as { readonly [field: string]: unknown };
}

/** Both entries together, of one item. */
export function boxOnRecord(kept: Kept, opened: Shown, closed: Shown): BoxOnRecord & OpenedOnRecord {
  const { item, void: isVoid, box } = entryIn(kept, closed, "ballot.closed");
  const { end, ballots, credentials, heads } = boxIn(box);
  const before = openedOnRecord(kept, opened);
  if (isVoid !== false || Number(item) !== before.item || closed.seq <= opened.seq) throw new Refusal("box-void", "ballot.closed");
  return { ...before, endHash: String(end), ballots: Number(ballots), credentials: Number(credentials), heads: Number(heads) };
}

/** That the box on offer is the one on record, and of this item and round: φ alone covers neither the credentials nor the single keys. */
export function checkSetup(kept: Kept, opened: OpenedOnRecord, setup: Setup): void {
  const [election, trustees, credentials] = [setup.election, setup.trustees, setup.credentials].map((text) => toHex(sha256(utf8(text))));
  const setupHash = toHex(sha256(utf8(JSON.stringify({ election, trustees, credentials }))));
  const read = readElection(setup.election);
  if (setupHash !== opened.setupHash) throw new Refusal("archive-not-on-record", "setup", opened.setupHash, setupHash);
  if (read.hash !== opened.electionHash) throw new Refusal("archive-not-on-record", "poll", opened.electionHash, read.hash);
  const uuid = electionUuid(kept.meeting, opened.item, opened.round);
  if (read.uuid !== uuid) throw new Refusal("ballot-of-other-poll", "uuid", uuid, read.uuid);
}
