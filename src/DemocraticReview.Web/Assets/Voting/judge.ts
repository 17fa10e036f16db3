/**
 * A judge's phone, without its page. It keeps one secret and, of a vote, the finished ciphertext alone: the choice and what would open it
 * never leave this file's functions.
 */
import { type Random, fromHex, systemRandom, toHex } from "../Recording/bytes";
import { type Anchor, type Kept, keep } from "../Recording/kept";
import { Refusal } from "../Recording/refusal";
import type { Shown } from "../Recording/tree";
import { makeBallot } from "./ballot";
import { hashToBase64 } from "./challenge";
import { items, readCompact } from "./compact";
import { type Credential, deriveCredential } from "./credential";
import { readElection } from "./election";
import { type Setup, checkSetup, openedOnRecord } from "./onRecord";

export interface JudgeMemory {
  /** 32 bytes, hexadecimal, for all items of the meeting. */
  readonly secret: string;
  readonly kept: Kept | null;
  /** The finished ballot of each round, `<item>/<round>`, for sending again. */
  readonly sent: { readonly [round: string]: SentBallot };
}

export interface SentBallot {
  readonly text: string;
  readonly tracker: string;
  readonly isReceived: boolean;
}

/** The round that is being voted on. */
export interface Round {
  readonly item: number;
  readonly round: number;
}

export const newJudge = (random: Random = systemRandom): JudgeMemory => ({ secret: toHex(random(32)), kept: null, sent: {} });

const nameOf = ({ item, round }: Round): string => `${item}/${round}`;

export const sentIn = (memory: JudgeMemory, round: Round): SentBallot | null => memory.sent[nameOf(round)] ?? null;

/** The record must have grown from what this phone saw last. */
export const visit = (memory: JudgeMemory, anchor: Anchor): JudgeMemory => ({ ...memory, kept: keep(memory.kept, anchor) });

export const credentialOf = (memory: JudgeMemory, meeting: string, { item, round }: Round): Credential => deriveCredential(fromHex(memory.secret), meeting, item, round);

/** Finds the own C in the frozen list; returns the list's hash, by which it is acknowledged. */
export function findOwn(credential: Credential, credentials: string): string {
  const found = items(readCompact(credentials, "archive-malformed"));
  if (!found.includes(String(credential.publicKey))) throw new Refusal("credential-not-listed", "credentials");
  return hashToBase64(credentials);
}

/** Everything that has to hold before this phone votes. */
export function checkOpening(memory: JudgeMemory, round: Round, opened: Shown, setup: Setup): void {
  const kept = known(memory);
  const onRecord = openedOnRecord(kept, opened);
  if (onRecord.item !== round.item || onRecord.round !== round.round) throw new Refusal("ballot-of-other-poll", "round", nameOf(round), nameOf(onRecord));
  checkSetup(kept, onRecord, setup);
  findOwn(credentialOf(memory, kept.meeting, round), setup.credentials);
}

/** Seals a choice. What is kept is the ciphertext. */
export function seal(memory: JudgeMemory, round: Round, setup: Setup, ticked: readonly number[], random: Random = systemRandom): { memory: JudgeMemory; ballot: SentBallot } {
  const credential = credentialOf(memory, known(memory).meeting, round);
  const ballot: SentBallot = { ...makeBallot(readElection(setup.election), credential, ticked, random), isReceived: false };
  return { memory: withSent(memory, round, ballot), ballot };
}

/** The server has it. */
export function received(memory: JudgeMemory, round: Round, tracker: string): JudgeMemory {
  const ballot = sentIn(memory, round);
  if (ballot === null || ballot.tracker !== tracker) throw new Refusal("ballot-other-receipt", "tracker", ballot?.tracker ?? "", tracker);
  return withSent(memory, round, { ...ballot, isReceived: true });
}

/** After the close: whether the own ballot, and none else of this phone's, stands in the box. */
export function isInBox(memory: JudgeMemory, round: Round, trackers: readonly string[]): boolean {
  const ballot = sentIn(memory, round);
  return ballot !== null && trackers.filter((tracker) => tracker === ballot.tracker).length === 1;
}

const withSent = (memory: JudgeMemory, round: Round, ballot: SentBallot): JudgeMemory => ({ ...memory, sent: { ...memory.sent, [nameOf(round)]: ballot } });

function known(memory: JudgeMemory): Kept {
  if (memory.kept === null) throw new Refusal("kept-no-checkpoint", "checkpoint");
  return memory.kept;
}
