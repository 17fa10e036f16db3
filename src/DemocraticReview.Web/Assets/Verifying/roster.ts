/** The leaves of one draw: `rosters/<draw>.jsonl`. */
import { toHex } from "../Recording/bytes";
import { GrowingTree } from "../Recording/merkle";
import type { Member } from "../Drawing/draw";
import { rosterName } from "./bundle";
import { type Fields, Lie, linesOf, readCanonical } from "./lie";

const longestLine = 65_536;

/** The members, once form, order, uniqueness and number of the leaves hold, and their root is the one of `draw.roster`. */
export function readRoster(draw: number, bytes: Uint8Array, roster: Fields, members: number): Member[] {
  const file = rosterName(draw);
  const [tree, persons, found] = [new GrowingTree(), new Set<string>(), [] as Member[]];
  let previous = "";
  for (const line of linesOf(file, bytes, "roster-form")) {
    const leaf = readCanonical(`${file}:${found.length + 1}`, line, longestLine, "roster-form");
    const [label, person, stratum] = [leaf.text("label"), leaf.hash("person"), leaf.text("stratum")];
    if (previous >= label) throw new Lie("roster-form", file, "label", `> ${previous}`, label);
    if (persons.has(person) || Object.keys(leaf.json).length !== 3) throw new Lie("roster-form", file, "person", "1 ×", person);
    persons.add(person);
    found.push({ label, stratum });
    tree.append(line);
    previous = label;
  }
  roster.mustBe("roster-form", "members", members, roster.count("members"));
  if (found.length !== members) throw new Lie("roster-form", file, "", String(members), String(found.length));
  roster.mustBe("roster-root", "root", toHex(tree.root()), roster.hash("root"));
  return found;
}
