/** RFC 8785 for the JSON that the record takes: the same value always gives the same bytes. */
import { utf8 } from "./bytes";
import { type Json, JsonError, isWellFormed } from "./json";

/** The canonical UTF-8 bytes of a value. */
export const canonicalBytes = (value: Json): Uint8Array => utf8(canonicalText(value));

/** The canonical text of a value; a {@link JsonError} where it cannot be written. */
export function canonicalText(value: Json, place = "$"): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isInteger(value) || Math.abs(value) > 2 ** 53) throw new JsonError("not-an-integer", place, String(value));
    return String(value === 0 ? 0 : value);
  }
  // JSON.stringify escapes exactly what RFC 8785 asks for, as long as the text is well-formed.
  if (typeof value === "string") {
    if (!isWellFormed(value)) throw new JsonError("broken-text", place);
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map((item, i) => canonicalText(item, `${place}[${i}]`)).join(",")}]`;
  // Array.sort compares UTF-16 code units, as RFC 8785 does.
  const named = Object.keys(value).sort().map((name) => `${canonicalText(name, place)}:${canonicalText(value[name]!, `${place}.${name}`)}`);
  return `{${named.join(",")}}`;
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
