/** What a judge's page asks of the server, and what it answers. */
import { getJson, postJson } from "../Pages/http";
import { systemRandom, toHex } from "../Recording/bytes";
import type { Anchor } from "../Recording/kept";
import type { Shown } from "../Recording/tree";
import type { Setup } from "./onRecord";

export type Phase = "Waiting" | "Registering" | "Frozen" | "Open" | "Closed" | "Void";

/** The vote as the server shows it to a judge. It never tells which C is whose: it does not know. */
export interface VoteSight {
  readonly anchor: Anchor;
  readonly item: number;
  readonly round: number;
  readonly phase: Phase;
  /** The voted sentence, and the answers as they are to be read; in the order of the published question. */
  readonly sentence: string;
  readonly answers: readonly string[];
  readonly isRegistered: boolean;
  readonly hasAcknowledged: boolean;
  /** The frozen list as it was published; null until then. */
  readonly credentials: string | null;
  readonly election: string | null;
  readonly trustees: string | null;
  /** The entry `ballot.opened` and its path; null until then. */
  readonly opened: Shown | null;
  /** After the close: the trackers of all ballots that count. */
  readonly trackers: readonly string[] | null;
  /** This judge chose the hall's tablet. */
  readonly onTablet: boolean;
  /** There is one to be chosen. */
  readonly hasTablet: boolean;
  readonly isPractice: boolean;
}

/** Each act may be sent twice. */
export interface VotePort {
  /** @param since Size of the checkpoint that this phone has; 0 for none. */
  look(since: number): Promise<VoteSight>;
  register(item: number, round: number, credential: string): Promise<void>;
  acknowledge(item: number, round: number, list: string): Promise<void>;
  /** The tracker from the receipt. */
  cast(ballot: string): Promise<string>;
  /** The hall's tablet instead of this phone, or the phone again. */
  choose?(onTablet: boolean): Promise<void>;
}

/** GET `address?since=` gives the {@link VoteSight}; POST `address/credential|acknowledgement|ballot` sends an act. */
export const httpPort = (address: string, meeting: string): VotePort => ({
  choose: async (onTablet) => void (await postJson(`${meeting}/choose-tablet`, { onTablet }, toHex(systemRandom(16)))),
  look: async (since) => (await getJson(`${address}?since=${since}`)) as unknown as VoteSight,
  register: async (item, round, credential) => void (await postJson(`${address}/credential`, { item, round, credential })),
  acknowledge: async (item, round, list) => void (await postJson(`${address}/acknowledgement`, { item, round, list })),
  cast: async (ballot) => String(((await postJson(`${address}/ballot`, { ballot })) as { tracker?: string } | null)?.tracker ?? ""),
});

/** The three texts of the Setup, once all are published. */
export const setupOf = ({ election, trustees, credentials }: VoteSight): Setup | null =>
  election === null || trustees === null || credentials === null ? null : { election, trustees, credentials };
