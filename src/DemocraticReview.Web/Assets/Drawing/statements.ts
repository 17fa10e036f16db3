/** What a witness signs, byte by byte as docs/record-format.md, 6 has it. */
import { type Json } from "../Recording/json";
import type { TreeHead } from "../Recording/tree";
import type { Binding } from "./draw";

export const commitDomain = "review/draw/commit-signed/v1";
export const diceDomain = "review/draw/dice/v1";
export const seatDomain = "review/seat/v1";

/** @param frozen The tree at the frozen roster. */
export const commitStatement = ({ draw, announcement, roster, recusals }: Binding, witness: number, commit: string, frozen: TreeHead): Json => ({
  draw, announcement, roster, recusals, witness, commit, checkpoint: headOf(frozen),
});

/** @param committed The tree at the last commit. */
export const diceStatement = (draw: string, reading: number, witness: number, dice: string, committed: TreeHead): Json => ({
  draw, reading, witness, dice, checkpoint: headOf(committed),
});

export const seatStatement = (draw: string, left: string | null, reason: string, reserve: string): Json => ({ draw, left, reason, reserve });

const headOf = ({ root, size }: TreeHead): Json => ({ root, size });
