/** What a key holder's page asks of the server, and what it answers. */
import { getBytes, getJson, postJson } from "../Pages/http";
import type { Anchor } from "../Recording/kept";
import type { Shown } from "../Recording/tree";

/** A closed box that waits for this holder. */
export interface BoxInSight {
  readonly item: number;
  readonly round: number;
  readonly title: string;
  readonly opened: Shown;
  readonly closed: Shown;
  /** Where its archive, up to EndBallots, is fetched. */
  readonly archive: string;
  /** This holder's part is there. */
  readonly isOpened: boolean;
}

/** What the scrutineer's device signs before a box opens. */
export interface ListInSight {
  readonly item: number;
  readonly round: number;
  readonly heads: number;
  readonly labels: readonly string[];
  /** Hash of the Setup payload. */
  readonly list: string;
  readonly issued: number;
}

export interface HolderSight {
  readonly anchor: Anchor;
  /** 1, 2, 3, … */
  readonly holder: number;
  /** The published key of this holder; null until it is made. */
  readonly published: string | null;
  readonly boxes: readonly BoxInSight[];
  /** For the scrutineer: the list that waits for a signature. */
  readonly list?: ListInSight | null;
  /** All counts are done: the key is to be deleted. */
  readonly mayDelete: boolean;
}

/** Each act may be sent twice. */
export interface HolderPort {
  /** @param since Size of the checkpoint that this device has; 0 for none. */
  look(since: number): Promise<HolderSight>;
  key(published: string, device: string, signature: string): Promise<void>;
  archive(box: BoxInSight): Promise<Uint8Array>;
  part(item: number, round: number, decryption: string): Promise<void>;
  deleted(): Promise<void>;
  sign(item: number, signature: string): Promise<void>;
}

/** GET `address/keys?since=` gives the {@link HolderSight}; each act is a command of its own. */
export const httpPort = (address: string): HolderPort => ({
  look: async (since) => (await getJson(`${address}/keys?since=${since}`)) as unknown as HolderSight,
  key: async (published, device, signature) => void (await postJson(`${address}/register-key`, { key: published, device, signature })),
  archive: (box) => getBytes(box.archive),
  part: async (item, round, decryption) => void (await postJson(`${address}/give-part`, { item, round, decryption })),
  deleted: async () => void (await postJson(`${address}/destroy-key`, {})),
  sign: async (item, signature) => void (await postJson(`${address}/sign-list`, { item, signature })),
});
