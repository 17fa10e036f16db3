/** JSON in the one form in which Belenios writes it: no space, no sign, no fraction; fields in a fixed order. */
import { type Json, JsonError, parseJson } from "../Recording/json";
import { Refusal } from "../Recording/refusal";

/** The value, or a {@link Refusal} with this code. */
export function readCompact(text: string, code: string): Json {
  try {
    // Without its texts nothing is left but brackets, marks and digits.
    if (/[^{}[\],:0-9]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ""))) throw new Refusal(code, "form");
    return parseJson(text);
  } catch (error) {
    throw error instanceof JsonError ? new Refusal(code, error.place) : error;
  }
}

/** A field of an object; undefined where there is none, or no object. */
export const field = (json: Json | undefined, name: string): Json | undefined =>
  typeof json === "object" && json !== null && !Array.isArray(json) ? (json as { [name: string]: Json })[name] : undefined;

/** Items of an array; empty where there is none. */
export const items = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? json : []);

/** Whether an object has exactly these fields in this order. */
export const hasFields = (json: Json | undefined, ...names: readonly string[]): boolean =>
  typeof json === "object" && json !== null && !Array.isArray(json) && Object.keys(json).join() === names.join();

export const isCount = (json: Json | undefined): json is number => typeof json === "number" && json >= 0;
