/**
 * The device of one witness (见证人). It decides for itself: it commits once a draw, signs one checkpoint and one set of dice a reading,
 * and gives its secret only when every witness is bound to the same root and the same dice, and that root covers everybody's commit.
 */
import { type Random, fromHex, systemRandom, toHex, utf8 } from "../Recording/bytes";
import { checkpointText, originOf } from "../Recording/checkpoint";
import { type Json, parseJson } from "../Recording/json";
import { type Anchor, type Kept, keep } from "../Recording/kept";
import { Refusal } from "../Recording/refusal";
import { keyPairOf, newKeyPair, sign } from "../Recording/signature";
import { isStatementSigned, signStatement } from "../Recording/statement";
import { type Shown, type TreeHead, isIn, isSameHead } from "../Recording/tree";
import { type Binding, announcementHash, commitOf, recusalsHash } from "./draw";
import { commitDomain, commitStatement, diceDomain, diceStatement } from "./statements";

/** What the device remembers of one draw, as JSON for its storage. Whoever reads it holds the witness's secret. */
export interface WitnessMemory {
  readonly device: string;
  readonly witness: number;
  readonly binding: Binding | null;
  readonly keys: readonly string[];
  readonly diceCount: number;
  readonly secret: string | null;
  readonly commit: string | null;
  readonly frozen: TreeHead | null;
  /** What was signed, the newest reading last. */
  readonly confirmed: readonly Confirmed[];
  readonly revealed: boolean;
  /** The record as this device saw it last. A memory from before has none. */
  readonly kept?: Kept | null;
}

export interface Confirmed {
  readonly reading: number;
  readonly dice: string;
  readonly checkpoint: TreeHead;
}

/** Bodies of `draw.announced` and `draw.roster`, and the tree at the frozen roster. */
export interface CommitRequest {
  readonly meeting: string;
  readonly announced: Json;
  readonly roster: Json;
  readonly checkpoint: TreeHead;
}

/** One witness's signature on dice, as the server collects them. */
export interface SignedDice {
  readonly witness: number;
  readonly reading: number;
  readonly dice: string;
  readonly checkpoint: TreeHead;
  readonly signature: string;
}

/** The checkpoint of the draw, and in it the entry `draw.committed` of every witness. */
export interface CommitsShown {
  readonly checkpoint: TreeHead;
  readonly commits: readonly Shown[];
}

export const newMemory = (random: Random = systemRandom): WitnessMemory => ({
  device: toHex(newKeyPair(random).secret), witness: 0, binding: null, keys: [], diceCount: 0, secret: null, commit: null, frozen: null, confirmed: [], revealed: false,
});

/** A device already known keeps its key for the next draw, and forgets the last one's secret. */
export const nextDraw = (memory: WitnessMemory, random: Random = systemRandom): WitnessMemory => ({ ...newMemory(random), device: memory.device, kept: memory.kept ?? null });

/** Signs the newest checkpoint, if it has grown from the one that this device saw last. From then on nothing before it is rewritten unseen. */
export function countersign(memory: WitnessMemory, anchor: Anchor): { memory: WitnessMemory; size: number; signature: string } {
  const kept = keep(memory.kept ?? null, anchor);
  const text = checkpointText(originOf(kept.enterprise, kept.meeting), kept.head);
  return { memory: { ...memory, kept }, size: kept.head.size, signature: toHex(sign(fromHex(memory.device), utf8(text))) };
}

/** The device's public key in hexadecimal, as it is announced. */
export const deviceKey = (memory: WitnessMemory): string => toHex(keyPairOf(fromHex(memory.device)).publicKey);

/** First tap. The same request again gives the same commit; another draw, roster or list of recused under the same number is refused. */
export function commit(memory: WitnessMemory, request: CommitRequest, random: Random = systemRandom): { memory: WitnessMemory; commit: string; signature: string } {
  const announced = readAnnounced(request.announced);
  const draw = `${request.meeting}/${announced.draw}`;
  const own = announced.keys.indexOf(deviceKey(memory));
  if (own < 0) throw new Refusal("witness-not-announced", "witnesses", deviceKey(memory));
  const roster = readRoster(request.roster, announced);
  const binding: Binding = { draw, announcement: announcementHash(request.announced), roster: roster.root, recusals: recusalsHash(roster.recused) };
  const known = memory.binding;
  if (known !== null && !(isSameBinding(known, binding) && memory.frozen !== null && isSameHead(memory.frozen, request.checkpoint))) {
    throw new Refusal("witness-second-draw", "draw", JSON.stringify(known), JSON.stringify(binding));
  }
  const [witness, secret] = [own + 1, memory.secret ?? toHex(random(32))];
  const commit = commitOf(binding, witness, deviceKey(memory), fromHex(secret));
  const next: WitnessMemory = { ...memory, witness, binding, keys: announced.keys, diceCount: announced.dice, secret, commit, frozen: request.checkpoint };
  return { memory: next, commit, signature: signed(next, commitDomain, commitStatement(binding, witness, commit, request.checkpoint)) };
}

/**
 * Second tap: the dice as they lie on the table. Signs them for this checkpoint once it is shown that it covers every commit; never two
 * readings of one number, never another checkpoint, and a new reading only where the last one differed.
 */
export function confirmDice(memory: WitnessMemory, shown: CommitsShown, reading: number, dice: string, earlier: readonly SignedDice[]): { memory: WitnessMemory; signature: string } {
  const { binding, witness } = committed(memory);
  checkCommits(memory, shown);
  if (!new RegExp(`^[0-9]{${memory.diceCount}}$`).test(dice)) throw new Refusal("witness-dice-count", "dice", String(memory.diceCount), dice);
  const last = memory.confirmed[memory.confirmed.length - 1];
  if (last !== undefined && !isSameHead(last.checkpoint, shown.checkpoint)) throw new Refusal("witness-second-checkpoint", "checkpoint", last.checkpoint.root, shown.checkpoint.root);
  if (reading !== last?.reading && reading !== (last?.reading ?? 0) + 1) throw new Refusal("witness-reading", "reading", String((last?.reading ?? 0) + 1), String(reading));
  if (last?.reading === reading && last.dice !== dice) throw new Refusal("witness-dice-twice", "dice", last.dice, dice);
  if (last !== undefined && last.reading < reading && !hasDiffered(memory, last, earlier)) throw new Refusal("witness-reading-agreed", "reading", String(last.reading), String(reading));
  const statement = diceStatement(binding.draw, reading, witness, dice, shown.checkpoint);
  const confirmed = last?.reading === reading ? memory.confirmed : [...memory.confirmed, { reading, dice, checkpoint: shown.checkpoint }];
  return { memory: { ...memory, confirmed }, signature: signed(memory, diceDomain, statement) };
}

/** The secret, or a {@link Refusal} that says what is still missing. Given by itself, without a tap, as soon as this does not refuse. */
export function reveal(memory: WitnessMemory, shown: CommitsShown, dice: readonly SignedDice[]): { memory: WitnessMemory; secret: string } {
  committed(memory);
  const own = memory.confirmed[memory.confirmed.length - 1];
  if (own === undefined) throw new Refusal("reveal-not-confirmed", "dice");
  if (!isSameHead(own.checkpoint, shown.checkpoint)) throw new Refusal("reveal-other-checkpoint", "checkpoint", own.checkpoint.root, shown.checkpoint.root);
  checkCommits(memory, shown);
  memory.keys.forEach((_, i) => {
    const theirs = dice.find((one) => one.witness === i + 1 && one.reading === own.reading);
    if (theirs === undefined) throw new Refusal("reveal-signature-missing", String(i + 1));
    if (!isSignedDice(memory, theirs)) throw new Refusal("reveal-signature-wrong", String(i + 1));
    if (!isSameHead(theirs.checkpoint, own.checkpoint)) throw new Refusal("reveal-other-checkpoint", String(i + 1), own.checkpoint.root, theirs.checkpoint.root);
    if (theirs.dice !== own.dice) throw new Refusal("reveal-dice-differ", String(i + 1), own.dice, theirs.dice);
  });
  return { memory: { ...memory, revealed: true }, secret: memory.secret! };
}

/** The checkpoint holds exactly one commit of each announced witness, signed by it for this very draw, and the own one is the own one. */
function checkCommits(memory: WitnessMemory, { checkpoint, commits }: CommitsShown): void {
  const { binding, frozen } = committed(memory);
  if (commits.length !== memory.keys.length) throw new Refusal("reveal-commits-missing", "commits", String(memory.keys.length), String(commits.length));
  const found = commits.map((shown) => {
    const body = isIn(checkpoint, shown) ? committedBody(shown.entry) : null;
    if (body === null || body.draw !== Number(binding.draw.split("/")[1])) throw new Refusal("reveal-commit-not-covered", String(shown.seq));
    return body;
  });
  memory.keys.forEach((key, i) => {
    const [body, second] = found.filter((one) => one.witness === i + 1);
    if (body === undefined || second !== undefined) throw new Refusal("reveal-commits-missing", String(i + 1));
    if (!isStatementSigned(key, commitDomain, commitStatement(binding, i + 1, body.commit, frozen), body.signature)) throw new Refusal("reveal-commit-wrong", String(i + 1));
    if (i + 1 === memory.witness && body.commit !== memory.commit) throw new Refusal("reveal-own-commit-replaced", String(i + 1), memory.commit!, body.commit);
  });
}

function committed(memory: WitnessMemory): { binding: Binding; witness: number; frozen: TreeHead } {
  const { binding, witness, frozen, secret } = memory;
  if (binding === null || frozen === null || secret === null) throw new Refusal("witness-not-committed");
  return { binding, witness, frozen };
}

/** Whether somebody signed other dice than the own ones in that reading. */
const hasDiffered = (memory: WitnessMemory, own: Confirmed, dice: readonly SignedDice[]): boolean =>
  dice.some((theirs) => theirs.reading === own.reading && theirs.dice !== own.dice && isSameHead(theirs.checkpoint, own.checkpoint) && isSignedDice(memory, theirs));

function isSignedDice(memory: WitnessMemory, { witness, reading, dice, checkpoint, signature }: SignedDice): boolean {
  const key = memory.keys[witness - 1];
  return key !== undefined && isStatementSigned(key, diceDomain, diceStatement(memory.binding!.draw, reading, witness, dice, checkpoint), signature);
}

const signed = (memory: WitnessMemory, domain: string, statement: Json): string => signStatement(keyPairOf(fromHex(memory.device)), domain, statement);

const isSameBinding = (a: Binding, b: Binding): boolean => a.draw === b.draw && a.announcement === b.announcement && a.roster === b.roster && a.recusals === b.recusals;

function readAnnounced(body: Json): { draw: number; dice: number; members: number; keys: string[] } {
  const { draw, dice, members, witnesses } = body as { draw: number; dice: number; members: number; witnesses: readonly { witness: number; key: string }[] };
  const keys = Array.isArray(witnesses) ? witnesses.map((one) => one.key) : [];
  const isNumbered = keys.length > 0 && witnesses.every((one, i) => one.witness === i + 1) && new Set(keys).size === keys.length;
  if (!isNumbered || !Number.isInteger(draw) || !Number.isInteger(dice) || dice < 1) throw new Refusal("witness-announcement", "witnesses");
  return { draw, dice, members, keys };
}

function readRoster(body: Json, announced: { draw: number; members: number }): { root: string; recused: Json } {
  const { draw, members, root, recused } = body as { draw: number; members: number; root: string; recused: Json };
  if (draw !== announced.draw || members !== announced.members) throw new Refusal("witness-roster", "members", String(announced.members), String(members));
  return { root, recused };
}

function committedBody(entry: string): { draw: number; witness: number; commit: string; signature: string } | null {
  const { type, body } = parseJson(entry) as { type: string; body: { draw: number; witness: number; commit: string; signature: string } };
  return type === "draw.committed" ? body : null;
}
