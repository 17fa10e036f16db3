/** A text cut into frames that fit a QR code each, and put together again in any order. */
import { toHex, utf8 } from "../Recording/bytes";
import { sha256 } from "../Recording/hash";

/** Signs a frame; codes of this size are read by cheap phones from a screen. */
const perFrame = 500;
const mark = "DR1";

const idOf = (text: string): string => toHex(sha256(utf8(text))).slice(0, 8);

/** `DR1 <id> <number>/<of> <part>`; the id is the beginning of the whole text's hash. */
export function toFrames(text: string): string[] {
  // Never between the halves of a surrogate pair: texts are cut by code points.
  const signs = [...text];
  const count = Math.max(1, Math.ceil(signs.length / perFrame));
  const id = idOf(text);
  return Array.from({ length: count }, (_, i) => `${mark} ${id} ${i + 1}/${count} ${signs.slice(i * perFrame, (i + 1) * perFrame).join("")}`);
}

/** Collects frames until the text is whole. A frame of another text begins anew. */
export class Collector {
  private id = "";
  private parts: (string | undefined)[] = [];

  get done(): number {
    return this.parts.filter((part) => part !== undefined).length;
  }

  get all(): number {
    return this.parts.length;
  }

  /** The whole text once every frame is there; null until then, and for what is no frame. */
  add(frame: string): string | null {
    const [, id, number, of, part] = /^DR1 ([0-9a-f]{8}) ([0-9]{1,4})\/([0-9]{1,4}) ([^]*)$/.exec(frame) ?? [];
    const [at, count] = [Number(number) - 1, Number(of)];
    if (id === undefined || part === undefined || !(at >= 0 && at < count)) return null;
    if (id !== this.id || count !== this.parts.length) [this.id, this.parts] = [id, new Array<string | undefined>(count).fill(undefined)];
    this.parts[at] = part;
    if (this.done < count) return null;
    const text = this.parts.join("");
    return idOf(text) === id ? text : null;
  }
}
