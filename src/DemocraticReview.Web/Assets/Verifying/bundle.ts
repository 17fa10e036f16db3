/** The files of a bundle: which there are, and those that are the same in each (docs/record-format.md, 2). */
import { toHex } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { readZip } from "../Recording/zip";
import { Lie, entryName } from "./lie";

export type Files = ReadonlyMap<string, Uint8Array>;

const once = ["README.txt", "checkpoint.txt", "log.jsonl", "log-checkpoint.txt", "workflow.json"];
/** SHA-256 of README.txt. */
export const readMeHash = "d152e4a38203b92aa96d21d28895bbf09c342c2632a32d5e779f08fa20e9e19c";

/** The files, of names that the format knows. */
export function openBundle(zip: Uint8Array): Files {
  const files = readZip(zip);
  if (files === null) throw new Lie("container", "", "", "docs/record-format.md, 2", "-");
  for (const name of files.keys()) {
    if (!once.includes(name) && numberOf(name) === null) throw new Lie("file-unknown", name, "", "-", name);
  }
  for (const name of once) fileOf(files, name);
  const found = toHex(sha256(fileOf(files, "README.txt")));
  if (found !== readMeHash) throw new Lie("readme", "README.txt", "", readMeHash, found);
  return files;
}

/** The file, or a lie that it is missing. */
export function fileOf(files: Files, name: string): Uint8Array {
  const file = files.get(name);
  if (file === undefined) throw new Lie("file-unknown", name, "", name, "-");
  return file;
}

/** Number in the name of an entry, a roster or an archive; null for any other file. */
function numberOf(name: string): number | null {
  const number = Number(/\/([0-9]+)\./.exec(name)?.[1] ?? "0");
  return number > 0 && [entryName(number), rosterName(number), boxName(number)].includes(name) ? number : null;
}

export const rosterName = (draw: number): string => `rosters/${draw}.jsonl`;
export const boxName = (item: number): string => `items/${item}.bel`;
