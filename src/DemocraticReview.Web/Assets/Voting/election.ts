/** What is voted on, as Belenios publishes it: questions, the key of the box and the names that every ballot carries. */
import { type Json, parseJson } from "../Recording/json";
import { hashToBase64 } from "./challenge";
import { FixedBase, isElement, p, readNumber } from "./group";

export interface Question {
  readonly answers: number;
  readonly min: number;
  readonly max: number;
}

export interface Election {
  readonly uuid: string;
  /** φ: the hash of the published text. */
  readonly hash: string;
  /** Key of the box, with its table. */
  readonly key: FixedBase;
  readonly questions: readonly Question[];
}

export class BallotError extends Error {}

/** Reads a published election. Throws a {@link BallotError} that names what is wrong with it. */
export function readElection(text: string): Election {
  const json = parseJson(text.trim());
  const key = readNumber(field(json, "public_key"), p);
  if (field(json, "group") !== "BELENIOS-2048" || field(json, "version") !== 1) throw new BallotError("version or group of the election");
  if (key === null || !isElement(key)) throw new BallotError("public_key of the election");
  const [uuid, questions] = [field(json, "uuid"), field(json, "questions")];
  if (typeof uuid !== "string" || !Array.isArray(questions) || questions.length === 0) throw new BallotError("uuid or questions of the election");
  return { uuid, hash: hashToBase64(text.trim()), key: new FixedBase(key), questions: questions.map(readQuestion) };
}

function readQuestion(json: Json): Question {
  const [answers, min, max] = [field(json, "answers"), field(json, "min"), field(json, "max")];
  if (!Array.isArray(answers) || !isCount(min) || !isCount(max) || min > max || max > answers.length || field(json, "blank") === true) {
    throw new BallotError("a question of the election");
  }
  return { answers: answers.length, min, max };
}

/** A field of an object; undefined where there is none, or no object. */
export const field = (json: Json | undefined, name: string): Json | undefined =>
  typeof json === "object" && json !== null && !Array.isArray(json) ? (json as { [name: string]: Json })[name] : undefined;

const isCount = (x: Json | undefined): x is number => typeof x === "number" && x >= 0;
