/**
 * The hall's tablet (会场平板): /dist/tablet.js. It serves one judge after the other, and knows none of them.
 *
 *     <section data-tablet data-meeting="…" data-address="/api/v1/…">What a browser without this script is told.</section>
 *     <script type="module" src="/dist/tablet.js"></script>
 */
import { el } from "../Pages/dom";
import { Refused, getJson, postJson } from "../Pages/http";
import { say } from "../Pages/language";
import { type Memory, deviceMemory } from "../Pages/memory";
import { Panel, note } from "../Pages/panel";
import { poll } from "../Pages/poll";
import { type JudgeMemory, credentialOf, findOwn, newJudge, sentIn, visit } from "./judge";
import { type TabletMemory, emptyTablet, inRound, next, pendingFor, registered, wiped } from "./tablet";
import { words as tabletWords } from "./tabletTexts";
import { startVote } from "./votePage";
import type { VotePort, VoteSight } from "./votePort";
import { refusals, words } from "./voteTexts";

interface Sight {
  readonly vote: VoteSight;
  /** Judges who chose the tablet and have no credential yet. */
  readonly needed: number;
  /** Credentials of the tablet that are on the list. */
  readonly registered: number;
  /** A judge has been sent here, and has not voted. */
  readonly isSent: boolean;
  /** Ballots that have come from here. */
  readonly cast: number;
}

// After it the screen is empty again, whoever stands before it.
const thanksMs = 20_000;

class TabletPage {
  private readonly panel: Panel;
  private readonly place = el("div");
  private stopVote: (() => void) | null = null;
  private thanks: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, private readonly address: string, private readonly store: Memory<TabletMemory>) {
    const view = el("div");
    root.replaceChildren(view, this.place);
    this.panel = new Panel(view, refusals, words);
  }

  async look(): Promise<void> {
    // The judge before the screen is not disturbed.
    if (this.stopVote !== null) return;
    try {
      const before = this.store.read() ?? emptyTablet();
      const sight = (await getJson(`${this.address}/tablet?since=${before.kept?.head.size ?? 0}`)) as unknown as Sight;
      const kept = visit({ ...newJudge(), kept: before.kept }, sight.vote.anchor).kept;
      const memory = inRound({ ...before, kept }, sight.vote, sight.registered);
      this.store.write(memory);
      await this.follow(sight, memory);
    } catch (error) {
      this.panel.fail(error);
      throw error;
    }
  }

  private async follow({ vote, needed, registered: onList, isSent, cast }: Sight, memory: TabletMemory): Promise<void> {
    const state = `${vote.phase} ${vote.item}/${vote.round}`;
    const address = `${this.address}/items/${vote.item}/tablet`;
    if (vote.phase === "Registering" && (needed > 0 || memory.pending.length > 0)) {
      const pending = pendingFor(memory, needed);
      this.store.write(pending);
      const credentials = pending.pending.map((secret) => String(credentialOf({ ...newJudge(), secret }, vote.anchor.meeting, vote).publicKey));
      try {
        await postJson(`${address}/credentials`, { item: vote.item, round: vote.round, credentials });
        this.store.write(registered(pending));
      } catch (error) {
        // They never came on the list, and others are needed by now: made anew at the next look.
        if (!(error instanceof Refused) || error.code !== "tablet-count-differs") throw error;
        this.store.write({ ...pending, pending: [] });
      }
    }
    if (vote.phase === "Frozen" && vote.credentials !== null && memory.waiting.length > 0 && memory.waiting.length === onList && !vote.hasAcknowledged) {
      const list = memory.waiting.map((secret) => findOwn(credentialOf({ ...newJudge(), secret }, vote.anchor.meeting, vote), vote.credentials!))[0]!;
      await postJson(`${address}/acknowledgement`, { item: vote.item, round: vote.round, list });
    }
    if (vote.phase === "Open" && isSent) return this.serve(vote, next(memory), address, cast);
    this.panel.show(`${state} ${onList}`, note(tabletWords.idle), el("p", { class: "hint number" }, say(tabletWords.onList, { count: Math.max(onList, needed) })));
  }

  /** Two taps, as on a phone; the secret goes with the vote. */
  private serve(vote: VoteSight, memory: TabletMemory, address: string, before: number): void {
    if (memory.current === null) return this.panel.show("none left", note(tabletWords.noneLeft, {}, "error-summary"));
    this.store.write(memory);
    clearTimeout(this.thanks);
    this.panel.show("serving", note(tabletWords.welcome, {}, "soft"));
    let judge: JudgeMemory = { ...newJudge(), ...memory.current, kept: memory.kept };
    const port: VotePort = {
      look: async (since) => {
        const sight = (await getJson(`${this.address}/tablet?since=${since}`)) as unknown as Sight;
        const isOver = sight.vote.phase !== "Open" || sight.vote.item !== vote.item || sight.vote.round !== vote.round;
        if (isOver || (!sight.isSent && sight.cast === before)) this.takeBack();
        return { ...sight.vote, isRegistered: true, hasAcknowledged: true, onTablet: false, hasTablet: false };
      },
      register: async () => {},
      acknowledge: async () => {},
      cast: async (ballot) => {
        const answer = (await postJson(`${address}/ballot`, { ballot })) as { tracker?: string } | null;
        this.thanks = setTimeout(() => this.finish(), thanksMs);
        return String(answer?.tracker ?? "");
      },
    };
    const ownMemory: Memory<JudgeMemory> = {
      read: () => judge,
      write: (value) => {
        judge = value;
        const kept = { ...this.store.read()!, kept: value.kept };
        // Once it is in the box nothing of it stays on the tablet but what is on the screen.
        this.store.write(sentIn(value, vote)?.isReceived === true ? wiped(kept) : { ...kept, current: { secret: value.secret, sent: value.sent } });
      },
      forget: () => {},
    };
    this.stopVote = startVote(this.place, { port, memory: ownMemory, mayReplace: false });
    const observer = new MutationObserver(() => {
      if (sentIn(judge, vote)?.isReceived !== true || this.place.querySelector("[data-done]") !== null) return;
      observer.disconnect();
      const done = el("button", { type: "button", "data-done": "", click: () => this.finish() }, say(tabletWords.done));
      this.place.append(el("div", { class: "big-choice" }, done));
      this.stopVote?.();
    });
    observer.observe(this.place, { childList: true, subtree: true });
  }

  /** The judge has left without a vote: what was chosen or sealed here is nobody's, and the next one begins anew. */
  private takeBack(): void {
    const memory = this.store.read()!;
    if (memory.current !== null) this.store.write({ ...memory, current: null, waiting: [...memory.waiting, memory.current.secret] });
    this.finish();
    throw new Refused("taken-back", say(tabletWords.takenBack));
  }

  private finish(): void {
    clearTimeout(this.thanks);
    this.stopVote?.();
    this.stopVote = null;
    this.place.replaceChildren();
    this.panel.renew();
  }
}

for (const root of document.querySelectorAll<HTMLElement>("[data-tablet]")) {
  const { meeting, address } = root.dataset;
  try {
    const page = new TabletPage(root, address!, deviceMemory<TabletMemory>(`review-tablet/${meeting}`));
    poll(() => page.look());
  } catch {
    root.replaceChildren(el("p", { class: "warning-note" }, say(words.noStorage)));
  }
}
