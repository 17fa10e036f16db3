/** The server as the pages' scripts speak to it: JSON by the API's own rules. */
import { systemRandom, toHex, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";
import { type Json, parseJson } from "../Recording/json";
import { isEnglish } from "./language";

/** The server refused, with a sentence for people in their language. */
export class Refused extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** No answer came; the same can be sent again, nothing happens twice. */
export class Unreachable extends Error {}

export async function getJson(address: string): Promise<Json> {
  return parseJson(await (await request(address, {})).text());
}

export async function getBytes(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await request(address, {})).arrayBuffer());
}

/**
 * The key of an act is the hash of what is sent and by which device: sent again it is the same act, and another person's is another one.
 * @param nonce For what somebody may do, undo and do again.
 */
export async function postJson(address: string, body: Json, nonce = ""): Promise<Json> {
  const text = JSON.stringify(body);
  const key = toHex(sha256(utf8(`${device()} ${nonce} ${address} ${text}`)));
  const answer = await request(address, { method: "POST", body: text, headers: { "Content-Type": "application/json", "Idempotency-Key": key } });
  const received = await answer.text();
  return received === "" ? null : parseJson(received);
}

const inMemory = toHex(systemRandom(16));

/** Tells this browser from others; of no use for anything else. */
function device(): string {
  try {
    const known = localStorage.getItem("review-device") ?? inMemory;
    localStorage.setItem("review-device", known);
    return known;
  } catch {
    return inMemory;
  }
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const headers = { Accept: "application/json", "Accept-Language": isEnglish() ? "en" : "zh-CN", ...(init.headers as Record<string, string> | undefined) };
  const answer = await fetch(address, { ...init, headers, credentials: "same-origin", cache: "no-store" }).catch(() => {
    throw new Unreachable();
  });
  if (answer.ok) return answer;
  // A proxy that is alone in the hall answers 502 to 504: as good as no answer.
  if (answer.status >= 502 && answer.status <= 504) throw new Unreachable();
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string; title?: string };
  throw new Refused(problem.code ?? String(answer.status), problem.detail ?? problem.title ?? String(answer.status));
}
