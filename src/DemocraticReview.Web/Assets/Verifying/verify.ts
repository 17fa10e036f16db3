/** Verifies bundles from nothing but their bytes: no server, no network, no clock (docs/record-format.md, 10). */
import { nameOf, originOf, logOriginOf, readCheckpoint } from "../Recording/checkpoint";
import type { TreeHead } from "../Recording/tree";
import { checkBoxes } from "./boxes";
import { fileOf, openBundle } from "./bundle";
import { Chain } from "./chain";
import { Lie } from "./lie";
import { Log, mustMatch, signedNote } from "./log";
import { Replay, type Told } from "./replay";
import { checkWorkflow } from "./settings";

/** How far it has come, of which part. */
export type Progress = (part: "entries" | "ballots", done: number, all: number) => void;

export interface Report {
  readonly file: string;
  /** Every step that holds, in order. */
  readonly told: readonly Told[];
  /** The first thing that does not hold; null where all does. */
  readonly lie: Lie | null;
  /** The verified content; null after a lie. */
  readonly verified: Verified | null;
}

export interface Verified {
  readonly enterprise: string;
  readonly meeting: string;
  readonly number: string;
  readonly head: TreeHead;
  readonly chain: Chain;
  readonly log: Log;
  readonly replay: Replay;
}

export function verifyBundle(file: string, zip: Uint8Array, progress: Progress = () => {}): Report {
  const told: Told[] = [];
  try {
    return { file, told, lie: null, verified: verify(zip, told, progress) };
  } catch (error) {
    if (!(error instanceof Lie)) throw error;
    return { file, told, lie: error, verified: null };
  }
}

function verify(zip: Uint8Array, told: Told[], progress: Progress): Verified {
  const tell = (key: string, facts: Told["facts"] = {}): void => void told.push({ key, facts });
  const files = openBundle(zip);
  const chain = new Chain(files, (done, all) => progress("entries", done, all));
  const { created, entries, head, meeting } = chain;
  const [enterprise, number] = [created.text("enterprise"), created.text("number")];
  tell(created.flag("rehearsal") ? "rehearsal" : "meeting", { number, title: created.text("title") });
  tell("entries", { entries: entries.length, first: entries[0]!.at, last: entries[entries.length - 1]!.at });

  const log = new Log(fileOf(files, "log.jsonl"), fileOf(files, "log-checkpoint.txt"), enterprise);
  const note = signedNote("checkpoint.txt", "checkpoint", fileOf(files, "checkpoint.txt"), originOf(enterprise, meeting), nameOf(enterprise), log.key);
  mustMatch("checkpoint.txt", "checkpoint", note, head);
  tell("checkpoint", { size: head.size, root: head.root, key: chain.key });

  const settings = checkWorkflow(fileOf(files, "workflow.json"), created);
  const definition = created.object("definition");
  tell("workflow", { id: definition.text("id"), version: definition.count("version"), sha256: definition.hash("sha256") });

  const replay = new Replay(chain, files, settings);
  told.push(...replay.told, ...checkBoxes(chain, files, replay.items, settings, (done, all) => progress("ballots", done, all)));
  if (replay.witnessed > 0) tell("witnessed", { count: replay.witnessed });
  log.mustHold(chain, replay.isClosed);
  tell("log", { leaves: log.lines.length, meetings: new Set(log.meetings.map((leaf) => leaf.meeting)).size });
  tell(replay.isClosed ? "closed" : "still-open");
  return { enterprise, meeting, number, head, chain, log, replay };
}

/** A checkpoint that somebody has kept, against the bundles; null where the text is none. Throws a {@link Lie} on a mismatch. */
export function compareKept(verified: readonly Verified[], file: string, text: string): Told | null {
  const kept = readCheckpoint(text);
  if (kept === null) return null;
  for (const { enterprise, meeting, chain, log } of verified) {
    const isLog = kept.origin === logOriginOf(enterprise);
    if (!isLog && kept.origin !== originOf(enterprise, meeting)) continue;
    const [there, root] = isLog ? [log.lines.length, log.rootAt(kept.size)] : [chain.entries.length, chain.rootAt(kept.size)];
    if (root === null) throw new Lie("kept", file, "size", `<= ${there}`, String(kept.size));
    if (root !== kept.root) throw new Lie("kept", file, "root", root, kept.root);
    return { key: "kept", facts: { file, size: kept.size } };
  }
  throw new Lie("kept", file, "origin", verified.map((one) => originOf(one.enterprise, one.meeting)).join(", "), kept.origin);
}
