/** The archive of one box (`.bel`): what was asked, under which keys, who could vote (without names), every ballot, and how it was counted. */
import { fromUtf8, toHex, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import type { Json } from "../Recording/json";
import { Refusal } from "../Recording/refusal";
import { field, isCount, readCompact } from "./compact";
import { type File, readTar, writeTar } from "./tar";

/** Every payload as the text that it is. Read, but not yet checked: `box.ts` does that. */
export interface Archive {
  /** Seconds since 1970, when it was written. */
  readonly writtenAt: number;
  readonly election: string;
  readonly trustees: string;
  readonly credentials: string;
  /** In their order, replaced ones included. */
  readonly ballots: readonly string[];
  readonly isEnded: boolean;
  readonly tally: Tally | null;
  readonly parts: readonly Part[];
  readonly result: string | null;
}

export interface Tally {
  readonly ballots: number;
  readonly weight: number;
  readonly sums: string;
}

/** What one holder has decrypted; holders are numbered 1, 2, 3, … */
export interface Part {
  readonly holder: number;
  readonly decryption: string;
}

export interface WrittenArchive {
  readonly bytes: Uint8Array;
  /** Hash of the Setup payload: it covers the list of credentials and the single keys, which φ does not. */
  readonly setupHash: string;
  /** Hash of the EndBallots event; its parents cover every ballot. Null as long as the box is open. */
  readonly endHash: string | null;
}

const malformed = "archive-malformed";
const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes));

/** Takes an archive apart. What was understood is written again and must give the same bytes, so that no byte is free to say something else. */
export function readArchive(bytes: Uint8Array): Archive {
  const files = readTar(bytes);
  if (files === null || files.length < 3) throw new Refusal(malformed, "tar");
  const archive = new Reader(files).read();
  const again = writeArchive(archive).bytes;
  const differs = again.findIndex((byte, i) => byte !== bytes[i]);
  if (differs >= 0 || again.length !== bytes.length) throw new Refusal(malformed, `byte ${differs >= 0 ? differs : again.length}`);
  return archive;
}

export function writeArchive(archive: Archive): WrittenArchive {
  const files: File[] = [{ name: "BELENIOS", data: utf8(`{"version":1,"timestamp":"${archive.writtenAt}"}`) }];
  let [parent, height] = ["", 0];
  const data = (text: string): string => {
    const bytes = utf8(text);
    const hash = hashOf(bytes);
    files.push({ name: `${hash}.data.json`, data: bytes });
    return hash;
  };
  const event = (type: string, payload?: string): string => {
    const bytes = utf8(JSON.stringify({ ...(parent && { parent }), height: height++, type, ...(payload && { payload }) }));
    parent = hashOf(bytes);
    files.push({ name: `${parent}.event.json`, data: bytes });
    return parent;
  };
  const setupHash = data(JSON.stringify({ election: data(archive.election), trustees: data(archive.trustees), credentials: data(archive.credentials) }));
  event("Setup", setupHash);
  for (const ballot of archive.ballots) event("Ballot", data(ballot));
  const endHash = archive.isEnded ? event("EndBallots") : null;
  if (archive.tally !== null) {
    const { ballots, weight, sums } = archive.tally;
    event("EncryptedTally", data(JSON.stringify({ num_tallied: ballots, total_weight: weight, encrypted_tally: data(sums) })));
  }
  for (const { holder, decryption } of archive.parts) event("PartialDecryption", data(JSON.stringify({ owner: holder, payload: data(decryption) })));
  if (archive.result !== null) event("Result", data(archive.result));
  return { bytes: writeTar(files, archive.writtenAt), setupHash, endHash };
}

/** Each kind of event after the others, as many as there are: the writer tells whether that was their order. */
class Reader {
  private readonly payloads = new Map<string, Uint8Array>();
  private readonly events: Json[] = [];
  private at = 0;

  constructor(private readonly files: readonly File[]) {
    for (const { name, data } of files.slice(1)) {
      if (name.endsWith(".event.json")) this.events.push(readCompact(text(data), malformed));
      else this.payloads.set(name, data);
    }
  }

  read(): Archive {
    const timestamp = field(readCompact(text(this.files[0]!.data), malformed), "timestamp");
    const setup = readCompact(this.next("Setup") ?? "null", malformed);
    if (typeof timestamp !== "string" || !/^[0-9]{1,10}$/.test(timestamp)) throw new Refusal(malformed, "BELENIOS");
    return {
      writtenAt: Number(timestamp),
      election: this.payload(field(setup, "election")),
      trustees: this.payload(field(setup, "trustees")),
      credentials: this.payload(field(setup, "credentials")),
      ballots: this.all("Ballot"),
      isEnded: this.skip("EndBallots"),
      tally: this.tally(),
      parts: this.all("PartialDecryption").map((part) => this.part(part)),
      result: this.next("Result"),
    };
  }

  private tally(): Tally | null {
    const found = this.next("EncryptedTally");
    if (found === null) return null;
    const json = readCompact(found, malformed);
    const [ballots, weight] = [field(json, "num_tallied"), field(json, "total_weight")];
    if (!isCount(ballots) || !isCount(weight)) throw new Refusal(malformed, "num_tallied");
    return { ballots, weight, sums: this.payload(field(json, "encrypted_tally")) };
  }

  private part(found: string): Part {
    const json = readCompact(found, malformed);
    const holder = field(json, "owner");
    if (!isCount(holder)) throw new Refusal(malformed, "owner");
    return { holder, decryption: this.payload(field(json, "payload")) };
  }

  private all(type: string): string[] {
    const result: string[] = [];
    for (let payload = this.next(type); payload !== null; payload = this.next(type)) result.push(payload);
    return result;
  }

  private next(type: string): string | null {
    const event = this.events[this.at];
    return this.skip(type) ? this.payload(field(event, "payload")) : null;
  }

  private skip(type: string): boolean {
    if (field(this.events[this.at], "type") !== type) return false;
    this.at++;
    return true;
  }

  private payload(hash: Json | undefined): string {
    const found = this.payloads.get(`${String(hash)}.data.json`);
    if (found === undefined) throw new Refusal(malformed, `payload ${String(hash)}`);
    return text(found);
  }
}

function text(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new Refusal(malformed, "utf-8");
  }
}

