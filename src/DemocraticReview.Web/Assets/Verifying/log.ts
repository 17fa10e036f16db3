/** The enterprise's log as one bundle has it (docs/record-format.md, 5), and signed notes. */
import { fromUtf8, toHex } from "../Recording/bytes";
import { type Checkpoint, isCheckpointSigned, logOriginOf, nameOf, readCheckpoint } from "../Recording/checkpoint";
import { GrowingTree, rootOf } from "../Recording/merkle";
import { isStatementSigned } from "../Recording/statement";
import type { TreeHead } from "../Recording/tree";
import type { Chain } from "./chain";
import { type Fields, Lie, linesOf, readCanonical } from "./lie";

export interface MeetingLeaf {
  readonly index: number;
  readonly meeting: string;
  readonly number: string;
  readonly head: TreeHead;
}

const longestLine = 65_536;
const keyDomain = "review/log-key/v1";

export class Log {
  readonly lines: Uint8Array[] = [];
  readonly meetings: MeetingLeaf[] = [];
  private readonly keys: { index: number; key: string }[] = [];
  private readonly roots: string[] = [];
  private readonly numbers = new Map<string, string>();
  private readonly last = new Map<string, MeetingLeaf>();

  constructor(leaves: Uint8Array, checkpoint: Uint8Array, private readonly enterprise: string) {
    const tree = new GrowingTree();
    for (const line of linesOf("log.jsonl", leaves, "log")) {
      this.add(readCanonical(`log.jsonl:${this.lines.length + 1}`, line, longestLine, "log"));
      this.lines.push(line);
      tree.append(line);
      this.roots.push(toHex(tree.root()));
    }
    if (this.keys.length === 0) throw new Lie("log", "log.jsonl", "kind", "key", "-");
    const note = signedNote("log-checkpoint.txt", "log", checkpoint, logOriginOf(enterprise), nameOf(enterprise), this.key);
    mustMatch("log-checkpoint.txt", "log", note, { size: this.lines.length, root: this.rootAt(this.lines.length)! });
  }

  /** The key of the record now. */
  get key(): string {
    return this.keys[this.keys.length - 1]!.key;
  }

  /** Root over the first so many leaves; null beyond the log. */
  rootAt(size: number): string | null {
    return size === 0 ? toHex(rootOf([])) : (this.roots[size - 1] ?? null);
  }

  /** What the log says of this bundle's meeting is what the bundle says. */
  mustHold(chain: Chain, isClosed: boolean): void {
    const lie = (field: string, expected: string, found: string): Lie => new Lie("log-own", "log.jsonl", field, expected, found);
    const own = this.meetings.filter((leaf) => leaf.meeting === chain.meeting);
    const [first, last] = [own[0], own[own.length - 1]];
    if (first === undefined || last === undefined || first.head.size !== 1) throw lie("size", "1", String(first?.head.size ?? "-"));
    for (const { number, head, index } of own) {
      if (number !== chain.created.text("number")) throw lie("number", chain.created.text("number"), number);
      if (chain.rootAt(head.size) !== head.root) throw lie(`[${index}].root`, head.root, chain.rootAt(head.size) ?? `${chain.entries.length} < ${head.size}`);
    }
    if (isClosed && last.head.size !== chain.entries.length) throw lie("size", String(chain.entries.length), String(last.head.size));
    const before = chain.created.object("log");
    before.mustBe("log-own", "size", first.index, before.count("size"));
    before.mustBe("log-own", "root", this.rootAt(first.index), before.text("root"));
    const keyThen = this.keys.filter((one) => one.index < first.index).pop()?.key ?? "-";
    chain.created.mustBe("log-own", "key", keyThen, chain.created.text("key"));
    if (!this.keys.some((one) => one.key === chain.key)) throw lie("key", chain.key, this.key);
  }

  private add(leaf: Fields): void {
    leaf.mustBe("log", "v", 1, leaf.count("v"));
    leaf.mustBe("log", "enterprise", this.enterprise, leaf.text("enterprise"));
    leaf.mustBe("log", "index", this.lines.length, leaf.count("index"));
    const kind = leaf.text("kind");
    if (kind === "key") this.addKey(leaf);
    else if (kind === "meeting") this.addMeeting(leaf);
    else throw leaf.lie("log", "kind", "key | meeting", kind);
  }

  private addKey(leaf: Fields): void {
    const key = leaf.text("key");
    const statement = { enterprise: this.enterprise, index: this.lines.length, key };
    leaf.must(isStatementSigned(key, keyDomain, statement, leaf.text("proof")), "log", "proof", `ECDSA ${key}`);
    const previous = leaf.textOrNull("previous");
    const isFirst = this.lines.length === 0;
    const follows = isFirst ? previous === null : previous !== null && isStatementSigned(this.key, keyDomain, statement, previous);
    leaf.must(follows, "log", "previous", isFirst ? "null" : `ECDSA ${this.key}`);
    leaf.must(Object.keys(leaf.json).length === 7, "log", "kind", "7");
    this.keys.push({ index: this.lines.length, key });
  }

  private addMeeting(leaf: Fields): void {
    leaf.must(this.keys.length > 0 && Object.keys(leaf.json).length === 8, "log", "kind", "key");
    const added: MeetingLeaf = { index: this.lines.length, meeting: leaf.text("meeting"), number: leaf.text("number"), head: { size: leaf.count("size"), root: leaf.hash("root") } };
    const [earlier, owner] = [this.last.get(added.meeting), this.numbers.get(added.number)];
    leaf.must((owner ?? added.meeting) === added.meeting && (earlier?.number ?? added.number) === added.number, "log", "number", earlier?.number ?? owner ?? "");
    leaf.must(earlier === undefined || earlier.head.size < added.head.size, "log", "size", `> ${earlier?.head.size}`);
    this.numbers.set(added.number, added.meeting);
    this.last.set(added.meeting, added);
    this.meetings.push(added);
  }
}

/** A checkpoint with exactly one signature, by this key. */
export function signedNote(file: string, code: string, bytes: Uint8Array, origin: string, name: string, key: string): Checkpoint {
  const note = readCheckpoint(noteText(bytes));
  const [line, more] = note?.lines ?? [];
  if (note === null || line === undefined || more !== undefined) throw new Lie(code, file, "", "C2SP tlog-checkpoint, 1 signature", "-");
  if (note.origin !== origin) throw new Lie(code, file, "origin", origin, note.origin);
  if (!isCheckpointSigned(note, line, name, key)) throw new Lie(code, file, "signature", `${name}, ECDSA ${key}`, line.name);
  return note;
}

export function mustMatch(file: string, code: string, found: TreeHead, expected: TreeHead): void {
  if (found.size !== expected.size) throw new Lie(code, file, "size", String(expected.size), String(found.size));
  if (found.root !== expected.root) throw new Lie(code, file, "root", expected.root, found.root);
}

function noteText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return "";
  }
}
