// The vote as a server keeps it: credentials without names, ballots without time or order, holders' parts.
import type { Json } from "../../../src/DemocraticReview.Web/Assets/Recording/json";
import { type Archive, writeArchive } from "../../../src/DemocraticReview.Web/Assets/Voting/archive";
import { checkClosedBox, checkCountedBox, writeResult, writeSums } from "../../../src/DemocraticReview.Web/Assets/Voting/box";
import { hashToBase64 } from "../../../src/DemocraticReview.Web/Assets/Voting/challenge";
import { checkBallot } from "../../../src/DemocraticReview.Web/Assets/Voting/check";
import { checkDecryption, openSums } from "../../../src/DemocraticReview.Web/Assets/Voting/decryption";
import { electionUuid, readElection } from "../../../src/DemocraticReview.Web/Assets/Voting/election";
import { keyOfBox, readHolderKey } from "../../../src/DemocraticReview.Web/Assets/Voting/holderKey";
import { type ATree, meeting } from "../Recording/aTree";

const sentence = "您对本项目采购情况及当事人质询答复是否满意?";
const answers = ["满意", "不满意"];
const holders = 3;

export class VoteOnServer {
  private phase = "Waiting";
  private readonly keys = new Map<number, string>();
  private readonly registered = new Map<number, string>();
  private readonly acknowledged = new Set<number>();
  /** By credential; the last one counts. */
  private readonly box = new Map<bigint, string>();
  private readonly parts = new Map<number, string>();
  private readonly erased = new Set<number>();
  private credentials: string | null = null;
  private election: string | null = null;
  private opened = 0;
  private closed = 0;
  private howToLie = "";

  constructor(private readonly tree: ATree) {}

  step(to: string): Json {
    if (to === "Frozen") this.credentials = JSON.stringify([...this.registered.values()].map(BigInt).sort((a, b) => (a < b ? -1 : 1)).map(String));
    if (to === "Open") this.open();
    if (to === "Closed") this.close();
    this.phase = to;
    return { acknowledged: this.acknowledged.size, ballots: this.box.size };
  }

  lie(how: string): Json {
    this.howToLie = how;
    return how;
  }

  judgeSees(judge: number, since: number): Json {
    const isPublished = this.opened > 0;
    return {
      anchor: this.tree.anchor(since) as unknown as Json, item: 1, round: 1, phase: this.phase, sentence, answers, isPractice: false,
      isRegistered: this.registered.has(judge), hasAcknowledged: this.acknowledged.has(judge), credentials: this.howToLie === "credentials" ? "[]" : this.credentials,
      election: isPublished ? this.election : null, trustees: isPublished ? this.trustees() : null, opened: isPublished ? (this.tree.shown(this.opened) as unknown as Json) : null,
      trackers: this.phase === "Closed" ? [...this.box.values()].map(hashToBase64).slice(this.howToLie === "drop" ? 1 : 0) : null,
    };
  }

  judgeDoes(judge: number, act: string, body: { credential: string; list: string; ballot: string }): Json {
    if (act === "credential") this.registered.set(judge, body.credential);
    else if (act === "acknowledgement") this.acknowledged.add(judge);
    else {
      const { credential, tracker } = checkBallot(readElection(this.election!), body.ballot);
      if (this.phase !== "Open") throw new Error("closed");
      this.box.set(credential, body.ballot);
      return { tracker };
    }
    return null;
  }

  holderSees(holder: number, since: number): Json {
    const box = { item: 1, round: 1, title: "第 1 项", opened: this.tree.shown(this.opened || 1), closed: this.tree.shown(this.closed || 1), archive: `/api/holder/${holder}/archive`, isOpened: this.parts.has(holder) };
    return {
      anchor: this.tree.anchor(since) as unknown as Json, holder, published: this.keys.get(holder) ?? null, boxes: this.phase === "Closed" ? [box as unknown as Json] : [],
      mayDelete: this.parts.size === holders,
    };
  }

  holderDoes(holder: number, act: string, body: { key: string; decryption: string }): Json {
    if (act === "register-key") {
      readHolderKey(body.key, holder);
      this.keys.set(holder, body.key);
    } else if (act === "give-part") {
      const { election, sums, keys } = checkClosedBox(this.archive(), null);
      checkDecryption(election.hash, sums, keys[holder - 1]!, holder, body.decryption);
      this.parts.set(holder, body.decryption);
    } else {
      this.erased.add(holder);
    }
    return null;
  }

  archive(): Uint8Array {
    const all = this.closedArchive();
    return writeArchive(this.howToLie === "subset" ? { ...all, ballots: all.ballots.slice(1) } : all).bytes;
  }

  counts(): Json {
    const { election, sums, keys, ballots } = checkClosedBox(this.archive(), null);
    const parts = [...this.parts].sort(([a], [b]) => a - b).map(([holder, decryption]) => ({ holder, decryption }));
    const factors = parts.map(({ holder, decryption }) => checkDecryption(election.hash, sums, keys[holder - 1]!, holder, decryption));
    const archive = { ...this.closedArchive(), tally: { ballots, weight: ballots, sums: writeSums(sums) }, parts, result: writeResult(openSums(sums, factors, ballots)) };
    return [...checkCountedBox(writeArchive(archive).bytes, null).counts];
  }

  private open(): void {
    const key = keyOfBox([...this.keys].map(([holder, text]) => readHolderKey(text, holder)));
    this.election = JSON.stringify({
      version: 1, description: "2026-07 · 1 · 1", name: "民主评议会", group: "BELENIOS-2048", public_key: String(key), questions: [{ answers, min: 0, max: 1, question: sentence }],
      uuid: electionUuid(meeting, 1, 1), administrator: "union", credential_authority: "judges",
    });
    const { setupHash } = writeArchive({ ...this.closedArchive(), ballots: [] });
    this.opened = this.tree.add("ballot.opened", { item: 1, round: 1, issued: this.registered.size, present: this.registered.size, box: { poll: hashToBase64(this.election), setup: setupHash, heads: this.registered.size } });
  }

  private close(): void {
    const { endHash } = writeArchive(this.closedArchive());
    const credentials = this.registered.size;
    this.closed = this.tree.add("ballot.closed", { item: 1, void: false, collected: this.box.size, box: { end: endHash, ballots: this.box.size, credentials, heads: credentials } });
  }

  private closedArchive(): Archive {
    const ballots = [...this.box].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
    return { writtenAt: 1_770_000_000, election: this.election!, trustees: this.trustees(), credentials: this.credentials!, ballots, isEnded: true, tally: null, parts: [], result: null };
  }

  private trustees(): string {
    return JSON.stringify([...this.keys].sort(([a], [b]) => a - b).map(([, text]) => ["Single", JSON.parse(text)]));
  }
}
