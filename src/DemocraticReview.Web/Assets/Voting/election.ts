/** What is voted on, as Belenios publishes it: one question, the key of the box and the names that every ballot carries. */
import { utf8 } from "../Recording/bytes";
import { domainHashOfFields } from "../Recording/hash";
import type { Json } from "../Recording/json";
import { Refusal } from "../Recording/refusal";
import { hashToBase64 } from "./challenge";
import { field, hasFields, isCount, items, readCompact } from "./compact";
import { FixedBase, isElement, p, readNumber } from "./group";

export interface Question {
  readonly sentence: string;
  readonly answers: readonly string[];
  readonly min: number;
  readonly max: number;
}

export interface Election {
  readonly uuid: string;
  /** φ: the hash of the published text. */
  readonly hash: string;
  /** Key of the box, with its table. */
  readonly key: FixedBase;
  readonly question: Question;
}

const malformed = "ballot-poll-malformed";
const longestText = 2000;
const mostAnswers = 20;

/** Reads a published election; a {@link Refusal} where it is not in the one form, or its key or numbers cannot be. */
export function readElection(text: string): Election {
  const json = readCompact(text, malformed);
  const isInForm = hasFields(json, "version", "description", "name", "group", "public_key", "questions", "uuid", "administrator", "credential_authority");
  if (!isInForm || field(json, "version") !== 1 || field(json, "group") !== "BELENIOS-2048" || items(field(json, "questions")).length !== 1) throw new Refusal(malformed, "form");
  for (const name of ["description", "name", "administrator", "credential_authority"]) readText(field(json, name), name);
  const uuid = readText(field(json, "uuid"), "uuid");
  if (!/^[1-9A-HJ-NP-Za-km-z]{14,60}$/.test(uuid)) throw new Refusal(malformed, "uuid");
  const key = readNumber(field(json, "public_key"), p);
  if (key === null || key === 1n || !isElement(key)) throw new Refusal(malformed, "public_key");
  return { uuid, hash: hashToBase64(text), key: new FixedBase(key), question: readQuestion(items(field(json, "questions"))[0]) };
}

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The uuid that belongs to this item and round of this meeting and to no other: so no box stands in for another. */
export const electionUuid = (meeting: string, item: number, round: number): string =>
  [...domainHashOfFields("review/ballot/uuid/v1", utf8(meeting), utf8(String(item)), utf8(String(round))).slice(0, 22)].map((byte) => base58[byte % 58]).join("");

function readQuestion(json: Json | undefined): Question {
  const [min, max] = [field(json, "min"), field(json, "max")];
  const answers = items(field(json, "answers")).map((answer) => readText(answer, "answers"));
  const fits = hasFields(json, "answers", "min", "max", "question") && answers.length > 0 && answers.length <= mostAnswers;
  if (!fits || !isCount(min) || !isCount(max) || min > max || max > answers.length) throw new Refusal(malformed, "questions");
  return { sentence: readText(field(json, "question"), "question"), answers, min, max };
}

function readText(json: Json | undefined, name: string): string {
  if (typeof json !== "string" || json.length > longestText) throw new Refusal(malformed, name);
  return json;
}
