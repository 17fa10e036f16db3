/** All files that somebody chose, verified one by one and together. */
import { fromUtf8 } from "../Recording/bytes";
import { readCheckpoint } from "../Recording/checkpoint";
import { checkAcross } from "./across";
import { Lie } from "./lie";
import type { Told } from "./replay";
import { type Shown, type ShownLie, show, showLie } from "./shown";
import { type Verified, compareKept, verifyBundle } from "./verify";

export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface VerifyAnswer {
  readonly bundles: readonly Shown[];
  /** What holds for all of them together, and for kept checkpoints. */
  readonly together: readonly Told[];
  readonly lie: ShownLie | null;
  /** Files that are neither a bundle nor a checkpoint. */
  readonly unreadable: readonly string[];
}

export interface VerifyProgress {
  readonly file: string;
  readonly part: "entries" | "ballots";
  readonly done: number;
  readonly all: number;
}

export function verifyFiles(files: readonly Given[], progress: (progress: VerifyProgress) => void): VerifyAnswer {
  const kinds = files.map((file) => ({ ...file, kind: kindOf(file) }));
  const reports = kinds.filter((file) => file.kind === "bundle").map(({ name, bytes }) => verifyBundle(name, bytes, (part, done, all) => progress({ file: name, part, done, all })));
  const verified = reports.map((report) => report.verified).filter((one): one is Verified => one !== null);
  const notes = kinds.filter((file) => file.kind === "checkpoint");
  const unreadable = kinds.filter((file) => file.kind === "other").map((file) => file.name);
  const answer = { bundles: reports.map(show), unreadable: verified.length > 0 ? unreadable : [...unreadable, ...notes.map((note) => note.name)] };
  const together: Told[] = [];
  try {
    // After a lie nothing of that file is trusted, so nothing is compared with it.
    if (verified.length === reports.length && verified.length > 0) {
      together.push(...checkAcross(reports));
      for (const { name, bytes } of notes) together.push(compareKept(verified, name, fromUtf8(bytes))!);
    }
    return { ...answer, together, lie: null };
  } catch (error) {
    if (!(error instanceof Lie)) throw error;
    return { ...answer, together, lie: showLie(error) };
  }
}

/** By the content: a file may have been given any name. */
function kindOf({ name, bytes }: Given): "bundle" | "checkpoint" | "other" {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return "bundle";
  try {
    if (readCheckpoint(fromUtf8(bytes)) !== null) return "checkpoint";
  } catch {
    // no text
  }
  return /\.txt$/i.test(name) ? "other" : "bundle";
}
