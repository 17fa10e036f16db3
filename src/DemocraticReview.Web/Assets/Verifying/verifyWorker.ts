/** The worker of the verifying page: one question with all files, one answer. */
import { fromUtf8 } from "../Recording/bytes";
import { serve } from "../Recording/work";
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

serve<readonly Given[], VerifyAnswer, VerifyProgress>((files, progress) => {
  const isNote = ({ name }: Given): boolean => /\.txt$/i.test(name);
  const reports = files.filter((file) => !isNote(file)).map(({ name, bytes }) => verifyBundle(name, bytes, (part, done, all) => progress({ file: name, part, done, all })));
  const bundles = reports.map(show);
  const verified = reports.map((report) => report.verified).filter((one): one is Verified => one !== null);
  const together: Told[] = [];
  const unreadable: string[] = [];
  let lie: ShownLie | null = null;
  try {
    if (verified.length === reports.length) together.push(...checkAcross(reports));
    for (const { name, bytes } of files.filter(isNote)) {
      const told = verified.length > 0 ? compareKept(verified, name, fromUtf8(bytes)) : null;
      if (told === null) unreadable.push(name);
      else together.push(told);
    }
  } catch (error) {
    if (!(error instanceof Lie)) throw error;
    lie = showLie(error);
  }
  return { bundles, together, lie, unreadable };
});
