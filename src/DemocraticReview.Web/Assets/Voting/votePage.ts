/**
 * The judge's page: /dist/vote.js. Two taps, choose and confirm; registering, checking, sending again and looking into the box it does by itself.
 *
 *     <section data-vote data-meeting="…" data-address="/api/v1/…">What a browser without this script is told, with the way to the tablet.</section>
 *     <script type="module" src="/dist/vote.js"></script>
 */
import { el } from "../Pages/dom";
import { say } from "../Pages/language";
import { type Memory, deviceMemory } from "../Pages/memory";
import { Panel, note } from "../Pages/panel";
import { poll } from "../Pages/poll";
import { type JudgeMemory, type SentBallot, checkOpening, credentialOf, findOwn, isInBox, newJudge, received, seal, sentIn, visit } from "./judge";
import { type VotePort, type VoteSight, httpPort, setupOf } from "./votePort";
import { answerOf, refusals, words } from "./voteTexts";

export interface VoteOptions {
  readonly port?: VotePort;
  /** The tablet hands in a memory of its own, that is wiped with the vote. */
  readonly memory?: Memory<JudgeMemory>;
  /** False on the tablet: no second vote there. */
  readonly mayReplace?: boolean;
}

/** Begins the page within `root`. Stops with the function that it returns. */
export function startVote(root: HTMLElement, options: VoteOptions = {}): () => void {
  let memory: Memory<JudgeMemory>;
  try {
    memory = options.memory ?? deviceMemory<JudgeMemory>(`review-judge/${root.dataset["meeting"]}`);
  } catch {
    root.replaceChildren(el("p", { class: "warning-note" }, say(words.noStorage)));
    return () => {};
  }
  const page = new VotePage(root, options.port ?? httpPort(root.dataset["address"]!, root.dataset["meetingAddress"]!), memory, options.mayReplace ?? true);
  const polling = poll(() => page.look());
  page.again = polling.now;
  return polling.stop;
}

class VotePage {
  again: () => Promise<void> = async () => {};
  private readonly panel: Panel;
  /** Round whose opening has been checked. */
  private checked = "";
  /** The judge is choosing once more. */
  private isReplacing = false;

  constructor(root: HTMLElement, private readonly port: VotePort, private readonly memory: Memory<JudgeMemory>, private readonly mayReplace: boolean) {
    this.panel = new Panel(root, refusals, words);
  }

  async look(): Promise<void> {
    try {
      const since = this.size();
      const sight = await this.port.look(since);
      // Another window of this phone has looked meanwhile: the proof is from an older size than is kept now.
      if (this.size() !== since) return await this.look();
      // Read again: a tap may have written while the server was asked.
      const memory = visit(this.memory.read() ?? newJudge(), sight.anchor);
      this.memory.write(memory);
      await this.follow(sight, memory);
    } catch (error) {
      this.panel.fail(error);
      throw error;
    }
  }

  private size(): number {
    return this.memory.read()?.kept?.head.size ?? 0;
  }

  private follow(sight: VoteSight, memory: JudgeMemory): Promise<void> | void {
    const state = `${sight.phase} ${sight.item}/${sight.round}`;
    if (sight.onTablet) return this.showTablet(sight, state);
    switch (sight.phase) {
      case "Waiting":
        return this.panel.show(`${state} ${sight.hasTablet}`, note(words.waiting), this.tabletChoice(sight, true));
      case "Registering":
        return this.register(sight, memory, state);
      case "Frozen":
        return this.acknowledge(sight, memory, state);
      case "Open":
        return this.vote(sight, memory, state);
      case "Closed":
        return this.lookIntoBox(sight, memory, state);
      case "Void":
        return this.panel.show(state, note(words.void, {}, "warning-note"));
    }
  }

  /** Everybody may choose it, and go back, until the own credential is on the list. */
  private tabletChoice(sight: VoteSight, onTablet: boolean): HTMLElement | null {
    const { choose } = this.port;
    if (choose === undefined || !sight.hasTablet) return null;
    const button = el("button", { type: "button", class: "secondary", click: () => void this.tap(button, () => choose(onTablet)) }, say(onTablet ? words.toTablet : words.toPhone));
    return el("p", {}, button, " ", el("span", { class: "hint" }, say(words.tabletHint)));
  }

  private async tap(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
    if (await this.panel.tap(button, act)) await this.again();
  }

  private showTablet(sight: VoteSight, state: string): void {
    const mayLeave = sight.phase === "Waiting" || (sight.phase === "Registering" && !sight.isRegistered);
    const text = sight.phase === "Closed" ? words.tabletClosed : words.onTablet;
    this.panel.show(`${state} tablet ${mayLeave}`, note(text), mayLeave ? this.tabletChoice(sight, false) : null);
  }

  private async register(sight: VoteSight, memory: JudgeMemory, state: string): Promise<void> {
    if (!sight.isRegistered) {
      this.panel.show(`${state} registering`, note(words.registering));
      await this.port.register(sight.item, sight.round, String(credentialOf(memory, sight.anchor.meeting, sight).publicKey));
    }
    this.panel.show(`${state} registered`, note(words.registered));
  }

  private async acknowledge(sight: VoteSight, memory: JudgeMemory, state: string): Promise<void> {
    if (!sight.hasAcknowledged && sight.credentials !== null) {
      const list = findOwn(credentialOf(memory, sight.anchor.meeting, sight), sight.credentials);
      await this.port.acknowledge(sight.item, sight.round, list);
    }
    this.panel.show(state, note(words.frozen, {}, "done"));
  }

  private async vote(sight: VoteSight, memory: JudgeMemory, state: string): Promise<void> {
    const setup = setupOf(sight);
    if (setup === null || sight.opened === null) return this.panel.show(`${state} waiting`, note(words.waiting));
    if (this.checked !== state) checkOpening(memory, sight, sight.opened, setup);
    this.checked = state;
    const sent = sentIn(memory, sight);
    if (this.isReplacing || sent === null) return this.showChoice(sight, state);
    if (!sent.isReceived) await this.send(sight, sent, state);
    this.showInBox(sight, sent, state);
  }

  private showChoice(sight: VoteSight, state: string): void {
    const answers = [...sight.answers.map(answerOf), say(words.abstain)];
    const buttons = answers.map((answer, i) => el("button", { type: "button", class: "secondary", click: () => this.showConfirm(sight, i, answer, state) }, answer));
    this.panel.show(
      `${state} choosing`,
      sight.isPractice && note(words.rehearsal, {}, "warning-note"),
      el("h2", { id: "vote-sentence" }, sight.sentence),
      el("div", { class: "big-choice", role: "group", "aria-labelledby": "vote-sentence" }, ...buttons),
      el("p", { class: "hint" }, say(words.abstainHint)),
    );
  }

  /** The choice lives in this closure alone, until it is sealed. */
  private showConfirm(sight: VoteSight, index: number, answer: string, state: string): void {
    const confirm = el("button", { type: "button", click: () => void this.confirm(confirm, sight, index, state) }, say(words.confirm));
    const back = el("button", { type: "button", class: "secondary", click: () => this.chooseAgain(sight, state) }, say(words.back));
    this.panel.renew();
    this.panel.show(`${state} choosing`, el("h2", {}, sight.sentence), el("p", { class: "verdict", tabindex: "-1" }, say(words.chosen, { answer })), el("div", { class: "big-choice" }, confirm, back));
    this.panel.root.querySelector<HTMLElement>(".verdict")?.focus();
  }

  private chooseAgain(sight: VoteSight, state: string): void {
    this.panel.renew();
    this.showChoice(sight, state);
  }

  private async confirm(button: HTMLButtonElement, sight: VoteSight, index: number, state: string): Promise<void> {
    button.textContent = say(words.sealing);
    await this.panel.tap(button, async () => {
      const { memory, ballot } = seal(this.memory.read()!, sight, setupOf(sight)!, sight.answers.map((_, i) => (i === index ? 1 : 0)));
      // Kept before it is sent: after a break the same ballot is sent again, not another.
      this.memory.write(memory);
      this.isReplacing = false;
      await this.send(sight, ballot, state);
    });
    await this.again();
  }

  private async send(sight: VoteSight, ballot: SentBallot, state: string): Promise<void> {
    this.panel.show(`${state} sending ${ballot.tracker}`, note(words.sending), trackerOf(ballot));
    const tracker = await this.port.cast(ballot.text);
    this.memory.write(received(this.memory.read()!, sight, tracker));
  }

  private showInBox(sight: VoteSight, ballot: SentBallot, state: string): void {
    const replace = (): void => {
      this.isReplacing = true;
      this.showChoice(sight, state);
    };
    const again = this.mayReplace ? el("p", {}, el("button", { type: "button", class: "secondary", click: replace }, say(words.replace)), " ", el("span", { class: "hint" }, say(words.replaceHint))) : null;
    this.panel.show(`${state} in ${ballot.tracker}`, note(words.inBox, {}, "done verdict"), trackerOf(ballot), el("p", { class: "hint" }, say(words.trackerHint)), again);
  }

  private lookIntoBox(sight: VoteSight, memory: JudgeMemory, state: string): void {
    const sent = sentIn(memory, sight);
    if (sent === null) return this.panel.show(state, note(words.closedWithout));
    if (sight.trackers === null) return this.panel.show(`${state} waiting`, note(words.closedWait), trackerOf(sent));
    const isIn = isInBox(memory, sight, sight.trackers);
    this.panel.show(`${state} ${isIn}`, isIn ? note(words.closedIn, {}, "done") : note(words.missing, { tracker: sent.tracker }, "error-summary"), trackerOf(sent));
  }
}

const trackerOf = ({ tracker }: SentBallot): HTMLElement => el("p", { class: "hash" }, say(words.tracker, { tracker }));

for (const root of document.querySelectorAll<HTMLElement>("[data-vote]")) startVote(root);
