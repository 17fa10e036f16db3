/** Entry by entry: form, number, chain, time, signature, keys (docs/record-format.md, 3). */
import { fromHex, toHex } from "../Recording/bytes";
import { canonicalBytes } from "../Recording/canonical";
import { inDomain, sha256 } from "../Recording/hash";
import { GrowingTree } from "../Recording/merkle";
import { isSigned } from "../Recording/signature";
import { isHex, isStatementSigned } from "../Recording/statement";
import type { TreeHead } from "../Recording/tree";
import { type Files, fileOf } from "./bundle";
import { type Fields, Lie, entryName, readCanonical } from "./lie";
import { types } from "./types";

export interface Entry {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly body: Fields;
}

const mostEntryBytes = 4_000_000;
const noPrevious = "0".repeat(64);
const fields = ["at", "body", "hash_alg", "meeting", "prev", "role", "sealed", "seq", "sig", "sig_alg", "type", "v"];
const roles = [
  "Employee", "System", "UnionOfficer", "EvaluationOfficer", "DisciplineOfficer", "EnterpriseHead", "Judge", "Respondent", "Scrutineer", "Teller", "Observer",
  "SystemAdministrator", "SecurityAdministrator", "AuditAdministrator", "Witness", "KeyHolder",
];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export class Chain {
  readonly entries: Entry[] = [];
  /** Identifies the meeting. */
  meeting = "";
  /** The key in force after the last entry. */
  key = "";
  private readonly roots: string[] = [];
  private previous = noPrevious;

  /** @param progress Told after each entry. */
  constructor(files: Files, progress: (done: number, all: number) => void) {
    const all = [...files.keys()].filter((name) => name.startsWith("entries/")).length;
    const tree = new GrowingTree();
    for (let seq = 1; seq <= Math.max(all, 1); seq++) {
      const name = entryName(seq);
      if (!files.has(name)) throw new Lie("entry-seq", name, "", name, "-");
      const bytes = fileOf(files, name);
      this.add(seq, readCanonical(name, bytes, mostEntryBytes, "entry-form"), bytes);
      tree.append(bytes);
      this.roots.push(toHex(tree.root()));
      progress(seq, all);
    }
  }

  get created(): Fields {
    return this.entries[0]!.body;
  }

  get head(): TreeHead {
    return { size: this.roots.length, root: this.roots[this.roots.length - 1]! };
  }

  /** Root at a size from 1 to the number of entries; null beyond. */
  rootAt(size: number): string | null {
    return this.roots[size - 1] ?? null;
  }

  headAt(size: number): TreeHead {
    return { size, root: this.roots[size - 1]! };
  }

  private add(seq: number, entry: Fields, bytes: Uint8Array): void {
    checkForm(entry);
    entry.mustBe("entry-seq", "seq", seq, entry.count("seq"));
    const type = entry.text("type");
    entry.must(types.has(type), "entry-form", "type", "docs/record-format.md, 9");
    entry.must((type === "meeting.created") === (seq === 1), "entry-seq", "type", seq === 1 ? "meeting.created" : "not meeting.created");
    entry.mustBe("entry-meeting", "meeting", seq === 1 ? entry.text("meeting") : this.meeting, entry.text("meeting"));
    entry.must(uuid.test(entry.text("meeting")), "entry-form", "meeting", "uuid");
    entry.mustBe("entry-alg", "v", 1, entry.count("v"));
    entry.mustBe("entry-alg", "hash_alg", "SHA-256", entry.text("hash_alg"));
    entry.mustBe("entry-alg", "sig_alg", "ECDSA-P256-SHA256", entry.text("sig_alg"));
    entry.mustBe("entry-prev", "prev", this.previous, entry.text("prev"));
    const at = entry.text("at");
    entry.must(isTime(at), "entry-form", "at", "2026-03-02T01:00:00.000Z");
    const last = this.entries[this.entries.length - 1]?.at ?? "";
    entry.must(last <= at, "entry-at", "at", `>= ${last}`);
    const body = entry.object("body");
    if (seq === 1) {
      this.meeting = entry.text("meeting");
      this.key = body.text("key");
      body.must(isHex(this.key, 65), "entry-form", "key", "04 X Y, 130 hex");
      body.must(uuid.test(body.text("enterprise")), "entry-form", "enterprise", "uuid");
    }
    entry.must(this.isSigned(entry), "entry-sig", "sig", `ECDSA ${this.key}`);
    types.get(type)!(body);
    this.entries.push({ seq, type, at, body });
    this.previous = toHex(sha256(bytes));
    if (type === "record.key-rotated") this.rotate(body, seq);
  }

  private isSigned(entry: Fields): boolean {
    const { sig, ...rest } = entry.json;
    return isHex(sig, 64) && isSigned(fromHex(this.key), inDomain("review/entry/v1", canonicalBytes(rest)), fromHex(sig));
  }

  private rotate(body: Fields, seq: number): void {
    const key = body.text("key");
    body.must(isStatementSigned(key, "review/key/v1", { key, meeting: this.meeting, seq }, body.text("proof")), "key-proof", "proof", `ECDSA ${key}`);
    this.key = key;
  }
}

function checkForm(entry: Fields): void {
  const names = Object.keys(entry.json);
  for (const name of fields) entry.must(names.includes(name), "entry-form", name, name);
  for (const name of names) entry.must(fields.includes(name), "entry-form", name, "-");
  entry.word("role", roles);
  if (entry.textOrNull("sealed") !== null) entry.hash("sealed");
}

/** `2026-03-02T01:00:00.000Z` and a day that there is. */
export function isTime(text: string): boolean {
  const time = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/.test(text) ? new Date(text) : null;
  return time !== null && !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

