/** The sealed ballots of items that were voted on by phone. Votes on paper have none: then such a file is a lie. */
import type { Files } from "./bundle";
import type { Chain } from "./chain";
import type { ItemReplay } from "./item";
import { Lie } from "./lie";
import type { Told } from "./replay";

export function checkBoxes(_chain: Chain, files: Files, items: readonly ItemReplay[], _progress: (done: number, all: number) => void): Told[] {
  const left = [...files.keys()].find((name) => name.startsWith("items/"));
  if (left !== undefined) throw new Lie("file-unknown", left, "", items.some((item) => item.usedPhones) ? "ballot.opened" : "agenda.item-added", left);
  return [];
}
