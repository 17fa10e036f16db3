/**
 * JSON as the record takes it: objects, arrays, strings, booleans, null and integers within ±2^53. The browser's own reader quietly
 * keeps the last of two equal names and rounds large numbers, so that two different texts would hash alike; this one refuses.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject { readonly [name: string]: Json }

/** What is wrong with a JSON text. `place` is a JSON path such as `$.items[2].amount`. */
export class JsonError extends Error {
  constructor(readonly code: "syntax" | "not-an-integer" | "duplicate-name" | "broken-text" | "too-deep", readonly place: string, readonly found = "") {
    super(`${code} at ${place}${found && `: ${found}`}`);
  }
}

/** Depth of nesting, as everywhere in the product. */
export const maximumDepth = 64;
const largest = 2n ** 53n;
const token = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The value of a JSON text, or a {@link JsonError}. Objects have no prototype: no name in them means anything to JavaScript. */
export const parseJson = (text: string): Json => new Reader(text).all();

class Reader {
  private at = 0;
  private readonly path: string[] = [];

  constructor(private readonly text: string) {}

  all(): Json {
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw this.error("syntax");
    return value;
  }

  private value(): Json {
    this.space();
    const sign = this.text[this.at];
    if (sign === "{") return this.object();
    if (sign === "[") return this.array();
    if (sign === '"') return this.string();
    for (const [word, meaning] of [["true", true], ["false", false], ["null", null]] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return meaning;
      }
    }
    return this.integer();
  }

  private object(): JsonObject {
    const result: Record<string, Json> = Object.create(null);
    this.at++;
    if (this.next("}")) return result;
    do {
      this.space();
      const name = this.string();
      this.enter(`.${name}`);
      if (name in result) throw this.error("duplicate-name");
      if (!this.next(":")) throw this.error("syntax");
      result[name] = this.value();
      this.path.pop();
    } while (this.next(","));
    if (!this.next("}")) throw this.error("syntax");
    return result;
  }

  private array(): Json[] {
    const result: Json[] = [];
    this.at++;
    if (this.next("]")) return result;
    do {
      this.enter(`[${result.length}]`);
      result.push(this.value());
      this.path.pop();
    } while (this.next(","));
    if (!this.next("]")) throw this.error("syntax");
    return result;
  }

  private string(): string {
    if (this.text[this.at] !== '"') throw this.error("syntax");
    this.at++;
    let result = "";
    for (;;) {
      result += this.match(plain);
      const sign = this.text[this.at++];
      if (sign === '"') break;
      if (sign !== "\\") throw this.error("syntax");
      result += this.escaped();
    }
    if (!isWellFormed(result)) throw this.error("broken-text");
    return result;
  }

  private escaped(): string {
    const sign = this.text[this.at++] ?? "";
    if (sign === "u") {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.error("syntax");
      this.at += 4;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const meaning = escapes[sign];
    if (meaning === undefined) throw this.error("syntax");
    return meaning;
  }

  private integer(): number {
    const found = this.match(token);
    if (found === "") throw this.error("syntax");
    const value = integerOf(found);
    if (value === null) throw this.error("not-an-integer", found);
    return value;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private next(sign: string): boolean {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private space(): void {
    while (this.at < this.text.length && " \t\n\r".includes(this.text[this.at]!)) this.at++;
  }

  private enter(step: string): void {
    if (this.path.push(step) > maximumDepth) throw this.error("too-deep");
  }

  private error(code: JsonError["code"], found?: string): JsonError {
    return new JsonError(code, `$${this.path.join("")}`, found);
  }
}

/** No half of a surrogate pair, which UTF-8 cannot write. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** The integer that a token stands for (`56.0` and `5.6e1` are 56, `-0` is 0), or null. Exact: no rounding on the way. */
function integerOf(found: string): number | null {
  const [, sign, whole, fraction = "", exponent = "0"] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE](.+))?$/.exec(found)!;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return 0;
  const zeros = Number(exponent) - fraction.length + (digits.length - significant.length);
  if (zeros < 0 || significant.length + zeros > 16) return null;
  const magnitude = BigInt(significant + "0".repeat(zeros));
  return magnitude > largest ? null : Number(magnitude) * (sign === "-" ? -1 : 1);
}
