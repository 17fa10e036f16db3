/** What one bundle alone cannot show: two logs for two audiences, a meeting left out, a record made anew. */
import { equal, fromUtf8 } from "../Recording/bytes";
import { Lie } from "./lie";
import type { Told } from "./replay";
import type { Report, Verified } from "./verify";

interface Given {
  readonly file: string;
  readonly verified: Verified;
}

/** The logs of these bundles are one log. All of them hold by themselves. Throws a {@link Lie}. */
export function checkAcross(reports: readonly Report[]): Told[] {
  const given = reports.map((report): Given => ({ file: report.file, verified: report.verified! }));
  const told: Told[] = [];
  for (const works of groupBy(given, (one) => one.verified.enterprise).filter((group) => group.length > 1)) {
    const longest = works.reduce((a, b) => (b.verified.log.lines.length > a.verified.log.lines.length ? b : a));
    for (const other of works) if (other !== longest) mustBeginAlike(longest, other);
    for (const copies of groupBy(works, (one) => one.verified.meeting)) mustBeOneMeeting(copies);
    told.push({ key: "one-log", facts: { files: works.length, leaves: longest.verified.log.lines.length } });
    const numbers = new Set(works.map((one) => one.verified.number));
    const missing = [...new Set(longest.verified.log.meetings.map((leaf) => leaf.number))].filter((number) => !numbers.has(number));
    if (missing.length > 0) told.push({ key: "not-given", facts: { count: missing.length, numbers: missing.slice(0, 20).join(", ") } });
  }
  return told;
}

function mustBeginAlike(longest: Given, other: Given): void {
  other.verified.log.lines.forEach((line, i) => {
    const expected = longest.verified.log.lines[i]!;
    if (!equal(line, expected)) throw new Lie("log-fork", `${other.file}: log.jsonl:${i + 1}`, "", fromUtf8(expected), fromUtf8(line));
  });
  // What the longer log says of the other's meeting later on must fit too, as far as the other goes.
  const { chain, meeting } = other.verified;
  for (const leaf of longest.verified.log.meetings) {
    if (leaf.meeting !== meeting || leaf.head.size > chain.entries.length || chain.rootAt(leaf.head.size) === leaf.head.root) continue;
    throw new Lie("log-fork", `${longest.file}: log.jsonl:${leaf.index + 1}`, "root", chain.rootAt(leaf.head.size) ?? "-", leaf.head.root);
  }
}

function mustBeOneMeeting(copies: readonly Given[]): void {
  const longest = copies.reduce((a, b) => (b.verified.head.size > a.verified.head.size ? b : a));
  for (const { file, verified } of copies) {
    const root = longest.verified.chain.rootAt(verified.head.size)!;
    if (root !== verified.head.root) throw new Lie("log-copy", file, "root", root, verified.head.root);
  }
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()];
}
