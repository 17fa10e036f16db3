/** The first thing in a bundle that does not hold, and how its files are read: strictly, or a lie. */
import { equal, fromUtf8 } from "../Recording/bytes";
import { canonicalBytes } from "../Recording/canonical";
import { type Json, JsonError, type JsonObject, parseJson } from "../Recording/json";
import { isHex } from "../Recording/statement";

/** Ends a verification: nothing after it is trusted. Codes as in docs/record-format.md, 10. */
export class Lie extends Error {
  constructor(
    readonly code: string,
    /** File in the bundle, or the file that was handed in. */
    readonly file: string,
    /** Path of the field; empty where it is about the whole. */
    readonly field: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${code}: ${file} ${field}: ${expected} / ${found}`);
  }
}

export const entryName = (seq: number): string => `entries/${String(seq).padStart(4, "0")}.json`;

/** One canonical JSON object, and not a byte beside it. */
export function readCanonical(file: string, bytes: Uint8Array, most: number, code: string): Fields {
  const lie = (found: string): Lie => new Lie(code, file, "", "RFC 8785", found);
  if (bytes.length > most) throw new Lie(code, file, "", `<= ${most} bytes`, String(bytes.length));
  let json: Json;
  try {
    json = parseJson(fromUtf8(bytes));
  } catch (error) {
    throw lie(error instanceof JsonError ? error.message : "UTF-8?");
  }
  if (!isObject(json) || !equal(canonicalBytes(json), bytes)) throw lie("-");
  return new Fields(file, "", json);
}

/** Lines that each end in one 0x0A, without it. */
export function* linesOf(file: string, bytes: Uint8Array, code: string): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) throw new Lie(code, file, "", "0x0A", "-");
    yield bytes.subarray(at, end);
    at = end + 1;
  }
}

/** An object whose fields are read by kind; one of another kind is a lie about the entry's form. */
export class Fields {
  constructor(
    readonly file: string,
    readonly path: string,
    readonly json: JsonObject,
  ) {}

  has(name: string): boolean {
    return name in this.json;
  }

  text(name: string): string {
    const value = this.of(name);
    return typeof value === "string" ? value : this.wrong(name, "string");
  }

  textOrNull(name: string): string | null {
    return this.of(name) === null ? null : this.text(name);
  }

  hash(name: string): string {
    const value = this.of(name);
    return isHex(value, 32) ? value : this.wrong(name, "64 hex");
  }

  flag(name: string): boolean {
    const value = this.of(name);
    return typeof value === "boolean" ? value : this.wrong(name, "true | false");
  }

  count(name: string): number {
    const value = this.of(name);
    return typeof value === "number" && value >= 0 && value < 2 ** 31 ? value : this.wrong(name, "integer >= 0");
  }

  countOrNull(name: string): number | null {
    return this.of(name) === null ? null : this.count(name);
  }

  word<T extends string>(name: string, words: readonly T[]): T {
    const value = this.of(name);
    return words.find((word) => word === value) ?? this.wrong(name, words.join(" | "));
  }

  object(name: string): Fields {
    const value = this.of(name);
    return isObject(value) ? new Fields(this.file, this.full(name), value) : this.wrong(name, "object");
  }

  objects(name: string): Fields[] {
    return this.list(name).map((value, i) => (isObject(value) ? new Fields(this.file, `${this.full(name)}[${i}]`, value) : this.wrong(`${name}[${i}]`, "object")));
  }

  texts(name: string): string[] {
    return this.list(name).map((value, i) => (typeof value === "string" ? value : this.wrong(`${name}[${i}]`, "string")));
  }

  textsOrNull(name: string): string[] | null {
    return this.of(name) === null ? null : this.texts(name);
  }

  /** A lie unless the two are the same. */
  mustBe(code: string, name: string, expected: string | number | boolean | null, found: string | number | boolean | null): void {
    if (expected !== found) throw this.lie(code, name, String(expected), String(found));
  }

  /** A lie unless it holds; `expected` says what would have to. */
  must(holds: boolean, code: string, name: string, expected: string): void {
    if (!holds) throw this.lie(code, name, expected, name in this.json ? shown(this.json[name]) : "-");
  }

  lie(code: string, name: string, expected: string, found: string): Lie {
    return new Lie(code, this.file, this.full(name), expected, found);
  }

  private list(name: string): readonly Json[] {
    const value = this.of(name);
    return Array.isArray(value) ? value : this.wrong(name, "array");
  }

  private of(name: string): Json {
    if (!(name in this.json)) throw this.lie("entry-form", name, name, "-");
    return this.json[name]!;
  }

  private wrong(name: string, expected: string): never {
    throw this.lie("entry-form", name, expected, shown(this.json[name]));
  }

  private full(name: string): string {
    return [this.path, name].filter((part) => part !== "").join(".");
  }
}

/** A value as it stands, for people. */
export const shown = (value: Json | undefined): string => (value === undefined ? "-" : JSON.stringify(value));

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** Strictly ascending by UTF-16 code units, which is how JavaScript compares. */
export const isAscending = (labels: readonly string[]): boolean => labels.every((label, i) => i === 0 || labels[i - 1]! < label);
