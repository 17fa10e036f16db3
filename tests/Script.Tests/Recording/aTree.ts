// A meeting's tree with a server's signed checkpoints, and the proofs that a server would show.
import { toHex, utf8 } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { canonicalText } from "../../../src/DemocraticReview.Web/Assets/Recording/canonical";
import { checkpointText, nameOf, noteOf, originOf } from "../../../src/DemocraticReview.Web/Assets/Recording/checkpoint";
import { concat, systemRandom } from "../../../src/DemocraticReview.Web/Assets/Recording/bytes";
import { sha256 } from "../../../src/DemocraticReview.Web/Assets/Recording/hash";
import type { Json } from "../../../src/DemocraticReview.Web/Assets/Recording/json";
import type { Anchor } from "../../../src/DemocraticReview.Web/Assets/Recording/kept";
import { rootOf } from "../../../src/DemocraticReview.Web/Assets/Recording/merkle";
import { newKeyPair, sign } from "../../../src/DemocraticReview.Web/Assets/Recording/signature";
import type { Shown, TreeHead } from "../../../src/DemocraticReview.Web/Assets/Recording/tree";
import { consistency, inclusion } from "./proofs";

export const enterprise = "00000000-0000-0000-0000-00000000000e";
export const meeting = "00000384-0000-0000-0000-000000000001";

export class ATree {
  readonly entries: string[] = [];
  readonly server = newKeyPair(systemRandom);

  add(type: string, body: Json): number {
    this.entries.push(canonicalText({ seq: this.entries.length + 1, type, meeting, body }));
    return this.entries.length;
  }

  head(size = this.entries.length): TreeHead {
    return { root: toHex(rootOf(this.leaves(size))), size };
  }

  shown(seq: number, size = this.entries.length): Shown {
    return { seq, entry: this.entries[seq - 1]!, path: inclusion(seq - 1, this.leaves(size)).map(toHex) };
  }

  /** What the server shows to a phone that kept the checkpoint of this size; 0 for none. */
  anchor(keptSize = 0, size = this.entries.length): Anchor {
    const [origin, name, head] = [originOf(enterprise, meeting), nameOf(enterprise), this.head(size)];
    const key = this.server.publicKey;
    const keyId = sha256(concat(utf8(name), Uint8Array.of(0x0a, 0xff), utf8("review/p256/v1"), key)).slice(0, 4);
    const signature = sign(this.server.secret, utf8(checkpointText(origin, head)));
    const proof = keptSize === 0 || keptSize === size ? [] : consistency(keptSize, this.leaves(size)).map(toHex);
    return { enterprise, meeting, key: toHex(key), checkpoint: noteOf({ origin, ...head, lines: [{ name, keyId, signature }] }), consistency: proof };
  }

  private leaves(size: number): Uint8Array[] {
    return this.entries.slice(0, size).map(utf8);
  }
}
