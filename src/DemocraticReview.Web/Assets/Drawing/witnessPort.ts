/** What a witness's page asks of the server, and what it answers. */
import { getJson, postJson } from "../Pages/http";
import type { Json } from "../Recording/json";
import type { TreeHead } from "../Recording/tree";
import type { CommitsShown, SignedDice } from "./witness";

/** The draw as the server shows it to a witness. Fields of steps that have not come are null. */
export interface Sight {
  readonly meeting: string;
  /** Bodies of `draw.announced` and `draw.roster` as they stand in the record. */
  readonly announced: Json;
  readonly roster: Json;
  /** The tree at the frozen roster. */
  readonly frozen: TreeHead | null;
  /** Numbers of the witnesses whose commit has come. */
  readonly committed: readonly number[];
  /** Once everybody has committed: the checkpoint of the draw, and each commit's entry with its audit path. */
  readonly commits: CommitsShown | null;
  /** The reading that is due, 1 for the first. */
  readonly reading: number;
  /** Every confirmation so far, of all readings. */
  readonly dice: readonly SignedDice[];
  readonly isVoided: boolean;
  readonly isDone: boolean;
}

/** Each act may be sent twice. */
export interface WitnessPort {
  look(): Promise<Sight>;
  key(key: string): Promise<void>;
  commit(draw: number, commit: string, signature: string): Promise<void>;
  dice(draw: number, reading: number, dice: string, signature: string): Promise<void>;
  reveal(draw: number, secret: string): Promise<void>;
}

/** GET `address` gives the {@link Sight}; POST `address/key|commit|dice|reveal` sends an act. */
export const httpPort = (address: string): WitnessPort => ({
  look: async () => (await getJson(address)) as unknown as Sight,
  key: async (key) => void (await postJson(`${address}/key`, { key })),
  commit: async (draw, commit, signature) => void (await postJson(`${address}/commit`, { draw, commit, signature })),
  dice: async (draw, reading, dice, signature) => void (await postJson(`${address}/dice`, { draw, reading, dice, signature })),
  reveal: async (draw, secret) => void (await postJson(`${address}/reveal`, { draw, secret })),
});
