import assert from "node:assert/strict";
import { test } from "node:test";
import { readCheckpoint } from "../../../src/DemocraticReview.Web/Assets/Recording/checkpoint";
import { entryIn, keep } from "../../../src/DemocraticReview.Web/Assets/Recording/kept";
import { Refusal } from "../../../src/DemocraticReview.Web/Assets/Recording/refusal";
import { ATree, meeting } from "./aTree";

const refused = (run: () => unknown, code: string): void => assert.throws(run, (error) => error instanceof Refusal && error.code === code, code);
const treeOf = (size: number): ATree => {
  const tree = new ATree();
  for (let i = 0; i < size; i++) tree.add("x", { i });
  return tree;
};

test("a record that only grew is kept, visit after visit", () => {
  const tree = treeOf(3);
  let kept = keep(null, tree.anchor());
  for (let i = 0; i < 9; i++) {
    tree.add("y", { i });
    kept = keep(kept, tree.anchor(kept.head.size));
    assert.deepEqual(kept.head, tree.head());
    assert.deepEqual(keep(kept, tree.anchor(kept.head.size)), kept);
  }
});

test("a record written anew, cut off or signed by another key is noticed", () => {
  const tree = treeOf(5);
  const kept = keep(null, tree.anchor());
  tree.add("y", {});
  tree.entries[1] = tree.entries[1]!.replace("1", "7");
  refused(() => keep(kept, tree.anchor(5)), "kept-not-grown");
  const cut = treeOf(5);
  const longer = keep(null, cut.anchor());
  refused(() => keep(longer, cut.anchor(0, 3)), "kept-not-grown");
  refused(() => keep(longer, { ...cut.anchor(5), consistency: ["00"] }) && keep(longer, treeOf(6).anchor(5)), "kept-other-key");
  refused(() => keep(longer, { ...cut.anchor(), meeting: "another" }), "kept-other-meeting");
  refused(() => keep(longer, { ...cut.anchor(), checkpoint: "nonsense" }), "kept-no-checkpoint");
});

test("an entry is read only where it is in the kept tree, of its type and meeting", () => {
  const tree = treeOf(4);
  const seq = tree.add("ballot.opened", { item: 1 });
  const kept = keep(null, tree.anchor());
  assert.equal(entryIn(kept, tree.shown(seq), "ballot.opened")["item"], 1);
  refused(() => entryIn(kept, tree.shown(seq), "ballot.closed"), "kept-entry-missing");
  refused(() => entryIn(kept, { ...tree.shown(seq), entry: tree.shown(seq).entry.replace("1", "2") }, "ballot.opened"), "kept-entry-missing");
  refused(() => entryIn({ ...kept, meeting: "x" }, tree.shown(seq), "ballot.opened"), "kept-entry-missing");
  assert.match(tree.shown(seq).entry, new RegExp(meeting));
});

test("a checkpoint has one spelling", () => {
  const note = treeOf(2).anchor().checkpoint;
  assert.ok(readCheckpoint(note));
  for (const bent of [note.trimEnd(), note.replace("\n2\n", "\n02\n"), note.replace("— ", "- "), `${note}\n`, note.replace("=\n", "\n"), note.replace("democratic", "democratic\n")]) {
    assert.equal(readCheckpoint(bent), null, JSON.stringify(bent));
  }
});
