/** What a phone keeps of a meeting's record: the key and the last checkpoint. At every visit the new one must have grown from it. */
import { isCheckpointSigned, nameOf, originOf, readCheckpoint } from "./checkpoint";
import { parseJson } from "./json";
import { Refusal } from "./refusal";
import { type Shown, type TreeHead, grewFrom, isIn, isSameHead } from "./tree";

export interface Kept {
  readonly enterprise: string;
  readonly meeting: string;
  /** Of the record, hexadecimal: the first one that this phone saw. */
  readonly key: string;
  readonly head: TreeHead;
}

/** The newest checkpoint, and how it grew from the size that the phone has. */
export interface Anchor {
  readonly enterprise: string;
  readonly meeting: string;
  readonly key: string;
  /** The signed note. */
  readonly checkpoint: string;
  /** RFC 9162, hexadecimal; empty at the first visit. */
  readonly consistency: readonly string[];
}

/** What to keep from now on; a {@link Refusal} where the record is not the one that this phone knows. */
export function keep(kept: Kept | null, anchor: Anchor): Kept {
  const { enterprise, meeting, key } = kept ?? anchor;
  if (anchor.enterprise !== enterprise || anchor.meeting !== meeting) throw new Refusal("kept-other-meeting", "meeting", meeting, anchor.meeting);
  const note = readCheckpoint(anchor.checkpoint);
  const [line] = note?.lines ?? [];
  if (note === null || line === undefined || note.origin !== originOf(enterprise, meeting)) throw new Refusal("kept-no-checkpoint", "checkpoint");
  if (!isCheckpointSigned(note, line, nameOf(enterprise), key)) throw new Refusal("kept-other-key", "checkpoint", key, anchor.key);
  const head = { root: note.root, size: note.size };
  if (kept !== null) {
    // An older checkpoint than the phone's own shows a record that was cut off.
    const follows = isSameHead(kept.head, head) || (head.size > kept.head.size && grewFrom(kept.head, head, anchor.consistency));
    if (!follows) throw new Refusal("kept-not-grown", "checkpoint", `${kept.head.size} ${kept.head.root}`, `${head.size} ${head.root}`);
  }
  return { enterprise, meeting, key, head };
}

/** The body of an entry of that type, shown to be in the kept tree. */
export function entryIn(kept: Kept, shown: Shown, type: string): { readonly [field: string]: unknown } {
  const entry = isIn(kept.head, shown) ? (parseJson(shown.entry) as { type?: string; meeting?: string; body?: object }) : null;
  if (entry === null || entry.type !== type || entry.meeting !== kept.meeting) throw new Refusal("kept-entry-missing", type);
  return entry.body as { readonly [field: string]: unknown };
}
