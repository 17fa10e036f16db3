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
  /** What the desk has typed for this reading, to be held against the dice on the table. */
  readonly typed?: string | null;
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

/** The draw as the API has it (DrawView), as far as a witness needs it. */
interface DrawView {
  readonly meeting: string;
  readonly step: string | null;
  readonly announced: Json;
  readonly roster: Json;
  readonly frozen: TreeHead | null;
  readonly witnesses: readonly { readonly witness: number; readonly committed: boolean }[];
  readonly checkpoint: TreeHead | null;
  readonly commits: CommitsShown["commits"];
  readonly reading: number;
  readonly typed: string | null;
  readonly dice: readonly SignedDice[];
  readonly voided: string | null;
}

const sightOf = (draw: DrawView): Sight => ({
  meeting: draw.meeting,
  announced: draw.announced,
  roster: draw.roster,
  frozen: draw.frozen,
  committed: draw.witnesses.filter((one) => one.committed).map((one) => one.witness),
  commits: draw.checkpoint === null ? null : { checkpoint: draw.checkpoint, commits: draw.commits },
  reading: draw.reading,
  typed: draw.typed,
  dice: draw.dice,
  isVoided: draw.voided !== null,
  isDone: draw.announced !== null && draw.voided === null && draw.step === null,
});

/** One route for each act below `address`, which is that of the meeting. */
export const httpPort = (address: string): WitnessPort => ({
  look: async () => sightOf((await getJson(`${address}/draw`)) as unknown as DrawView),
  key: async (key) => void (await postJson(`${address}/register-witness`, { key })),
  commit: async (draw, commit, signature) => void (await postJson(`${address}/commit-draw`, { draw, commit, signature })),
  dice: async (draw, reading, dice, signature) => void (await postJson(`${address}/confirm-dice`, { draw, reading, dice, signature })),
  reveal: async (draw, secret) => void (await postJson(`${address}/reveal-secret`, { draw, secret })),
});
