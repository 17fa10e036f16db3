/**
 * The witness's page: /dist/witness.js. Two taps, commit and dice; the rest the device does by itself.
 *
 *     <section data-witness data-meeting="…" data-address="/api/v1/meetings/…">What a browser without this script is told.</section>
 *     <script type="module" src="/dist/witness.js"></script>
 */
import { el } from "../Pages/dom";
import { say } from "../Pages/language";
import { type Memory, deviceMemory } from "../Pages/memory";
import { Panel, note } from "../Pages/panel";
import { poll } from "../Pages/poll";
import { field } from "../Voting/compact";
import { Refusal } from "../Recording/refusal";
import { type CommitsShown, type WitnessMemory, commit, confirmDice, deviceKey, newMemory, nextDraw, reveal } from "./witness";
import { type Sight, type WitnessPort, httpPort } from "./witnessPort";
import { refusals, words } from "./witnessTexts";

/** Begins the page within `root`. Stops with the function that it returns. */
export function startWitness(root: HTMLElement, port: WitnessPort = httpPort(root.dataset["address"]!)): () => void {
  let memory: Memory<WitnessMemory>;
  try {
    memory = deviceMemory<WitnessMemory>(`review-witness/${root.dataset["meeting"]}`);
  } catch {
    root.replaceChildren(el("p", { class: "warning-note" }, say(words.noStorage)));
    return () => {};
  }
  const page = new WitnessPage(root, port, memory);
  const polling = poll(() => page.look());
  page.again = polling.now;
  return polling.stop;
}

class WitnessPage {
  again: () => Promise<void> = async () => {};
  private isKeySent = false;

  private readonly panel: Panel;

  constructor(root: HTMLElement, private readonly port: WitnessPort, private readonly memory: Memory<WitnessMemory>) {
    this.panel = new Panel(root, refusals, words);
  }

  /** Looks, does what needs no tap, shows the rest. */
  async look(): Promise<void> {
    try {
      const sight = await this.port.look();
      const memory = await this.own(sight);
      if (sight.isDone) return this.panel.show("done", note(words.done));
      if (sight.isVoided) return this.panel.show("voided", note(words.voided));
      if (sight.announced === null || sight.roster === null || sight.frozen === null) return this.panel.show("ready", note(words.ready));
      if (memory.commit === null) return this.showCommit(sight);
      if (!sight.committed.includes(memory.witness)) await this.commit(sight);
      if (sight.commits === null) return this.panel.show("committed", note(words.committed));
      const last = memory.confirmed[memory.confirmed.length - 1];
      if (last === undefined || last.reading < sight.reading) return this.showDice(sight, sight.commits);
      // A tap that did not arrive is sent again.
      if (!sight.dice.some((one) => one.witness === memory.witness && one.reading === last.reading)) await this.confirm(sight, sight.commits, last.dice);
      await this.tryReveal(sight, sight.commits, memory, last.dice);
    } catch (error) {
      this.panel.fail(error);
      throw error;
    }
  }

  /** The device's memory for the draw in sight: its key for good, a secret for each draw. */
  private async own(sight: Sight): Promise<WitnessMemory> {
    let memory = this.memory.read();
    if (memory === null) this.memory.write((memory = newMemory()));
    const draw = field(sight.announced, "draw");
    const isLater = typeof draw === "number" && memory.binding !== null && (!memory.binding.draw.startsWith(`${sight.meeting}/`) || drawOf(memory) < draw);
    if (isLater) {
      this.memory.write((memory = nextDraw(memory)));
    }
    // Once a draw is announced its keys stand; the next one begins with what is sent between two draws.
    if (!this.isKeySent && (sight.announced === null || sight.isVoided || sight.isDone)) {
      await this.port.key(deviceKey(memory));
      this.isKeySent = true;
    }
    return memory;
  }

  private showCommit(sight: Sight): void {
    const button = el("button", { type: "button", click: () => this.tap(button, () => this.commit(sight)) }, say(words.commit));
    this.panel.show("commit", note(words.frozen), el("div", { class: "big-choice" }, button));
  }

  private async commit({ meeting, announced, roster, frozen }: Sight): Promise<void> {
    const done = commit(this.memory.read()!, { meeting, announced, roster, checkpoint: frozen! });
    // Kept before it is sent: what was sent can always be opened.
    this.memory.write(done.memory);
    await this.port.commit(drawOf(done.memory), done.commit, done.signature);
  }

  private showDice(sight: Sight, commits: CommitsShown): void {
    const count = this.memory.read()!.diceCount;
    const input = el("input", { type: "text", id: "witness-dice", class: "large", inputmode: "numeric", autocomplete: "off", maxlength: String(2 * count), value: sight.typed ?? "", "aria-describedby": "witness-dice-hint" });
    const button = el("button", {}, say(words.confirm));
    const confirm = (event: Event): void => {
      event.preventDefault();
      void this.tap(button, () => this.confirm(sight, commits, input.value));
    };
    this.panel.show(
      `dice ${sight.reading} ${sight.typed ?? ""}`,
      sight.reading > 1 ? note(words.again, { reading: sight.reading }, "warning-note") : null,
      fingerprint(commits),
      el(
        "form",
        { class: "big-choice", submit: confirm },
        el("label", { for: "witness-dice" }, say(words.dice, { count })),
        el("span", { class: "hint", id: "witness-dice-hint" }, say(words.diceHint, { count })),
        input,
        button,
      ),
    );
  }

  private async confirm(sight: Sight, commits: CommitsShown, typed: string): Promise<void> {
    const dice = typed.normalize("NFKC").replace(/\s/g, "");
    const done = confirmDice(this.memory.read()!, commits, sight.reading, dice, sight.dice);
    this.memory.write(done.memory);
    await this.port.dice(drawOf(done.memory), sight.reading, dice, done.signature);
  }

  private async tryReveal(sight: Sight, commits: CommitsShown, memory: WitnessMemory, dice: string): Promise<void> {
    if (memory.revealed) return this.panel.show("revealed", note(words.revealed, {}, "done"));
    try {
      const done = reveal(memory, commits, sight.dice);
      await this.port.reveal(drawOf(memory), done.secret);
      this.memory.write(done.memory);
      this.panel.show("revealed", note(words.revealed, {}, "done"));
    } catch (error) {
      // Not yet is no alarm; everything else is one.
      if (!(error instanceof Refusal) || error.code !== "reveal-signature-missing") throw error;
      this.panel.show(`confirmed ${dice}`, note(words.confirmed, { dice }, "done"), fingerprint(commits));
    }
  }

  private async tap(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
    if (await this.panel.tap(button, act)) await this.again();
  }
}

const drawOf = (memory: WitnessMemory): number => Number(memory.binding?.draw.split("/")[1] ?? 0);

/** The beginning of the root in groups, to be laid beside the hall's screen. */
const fingerprint = ({ checkpoint }: CommitsShown): HTMLElement =>
  el("p", { class: "hash" }, say(words.fingerprint, { code: checkpoint.root.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ") }));

for (const root of document.querySelectorAll<HTMLElement>("[data-witness]")) startWitness(root);
