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

export interface HolderSight {
  readonly anchor: Anchor;
  /** 1, 2, 3, … */
  readonly holder: number;
  /** The published key of this holder; null until it is made. */
  readonly published: string | null;
  readonly boxes: readonly BoxInSight[];
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
}

/** GET `address?since=` gives the {@link HolderSight}; POST `address/key|part|deleted` sends an act. */
export const httpPort = (address: string): HolderPort => ({
  look: async (since) => (await getJson(`${address}?since=${since}`)) as unknown as HolderSight,
  key: async (published, device, signature) => void (await postJson(`${address}/key`, { key: published, device, signature })),
  archive: (box) => getBytes(box.archive),
  part: async (item, round, decryption) => void (await postJson(`${address}/part`, { item, round, decryption })),
  deleted: async () => void (await postJson(`${address}/deleted`, {})),
});
