/**
 * The key holder's page: /dist/holder.js. One tap makes the key, one tap an item opens the box.
 *
 *     <section data-holder data-meeting="…" data-address="/api/v1/…">What a browser without this script is told.</section>
 *     <script type="module" src="/dist/holder.js"></script>
 */
import { el } from "../Pages/dom";
import { say } from "../Pages/language";
import { type Memory, deviceMemory } from "../Pages/memory";
import { Panel, note } from "../Pages/panel";
import { poll } from "../Pages/poll";
import { startWorker } from "../Pages/worker";
import { ask } from "../Recording/work";
import type { BoxAnswer, BoxProgress, BoxQuestion } from "./boxWorker";
import { type HolderMemory, deleteKey, deviceKeyOf, makeKey, openBox, restoreKey, signatureOf, signatureOnList, visit } from "./holder";
import { fromCharacters, toCharacters } from "./holderKey";
import { type BoxInSight, type HolderPort, type HolderSight, type ListInSight, httpPort } from "./holderPort";
import { refusals, words } from "./holderTexts";
import { boxOnRecord } from "./onRecord";

/** What this device keeps, and whether the 24 characters are written down. */
interface Kept {
  readonly memory: HolderMemory;
  readonly isWritten: boolean;
}

/** Begins the page within `root`. Stops with the function that it returns. */
export function startHolder(root: HTMLElement, port: HolderPort = httpPort(root.dataset["address"]!)): () => void {
  let memory: Memory<Kept>;
  try {
    memory = deviceMemory<Kept>(`review-holder/${root.dataset["meeting"]}`);
  } catch {
    root.replaceChildren(el("p", { class: "warning-note" }, say(words.noStorage)));
    return () => {};
  }
  const page = new HolderPage(root, port, memory);
  const polling = poll(() => page.look());
  page.again = polling.now;
  return polling.stop;
}

class HolderPage {
  again: () => Promise<void> = async () => {};
  private readonly panel: Panel;
  private isBusy = false;

  constructor(root: HTMLElement, private readonly port: HolderPort, private readonly memory: Memory<Kept>) {
    this.panel = new Panel(root, refusals, words);
  }

  async look(): Promise<void> {
    if (this.isBusy) return;
    try {
      const since = this.size();
      const sight = await this.port.look(since);
      // Another window of this device has looked meanwhile: the proof is from an older size than is kept now.
      if (this.size() !== since) return await this.look();
      // Read again: a tap may have written while the server was asked.
      const kept = this.memory.read();
      if (kept === null) return this.showMake(sight);
      const memory = visit(kept.memory, sight.anchor);
      this.memory.write({ ...kept, memory });
      if (memory.secret === null) return this.panel.show("erased", note(words.erased, {}, "done"));
      if (sight.published === null) await this.port.key(memory.published, deviceKeyOf(memory), signatureOf(memory));
      if (!kept.isWritten) return this.showCharacters(memory);
      this.showBoxes(sight);
    } catch (error) {
      this.panel.fail(error);
      throw error;
    }
  }

  private size(): number {
    return this.memory.read()?.memory.kept?.head.size ?? 0;
  }

  private showMake({ anchor, holder, published }: HolderSight): void {
    const make = el("button", { type: "button", click: () => this.tap(make, async () => this.memory.write({ memory: makeKey(anchor.meeting, holder), isWritten: false })) }, say(words.make));
    const making = published === null ? [note(words.makeHint), el("div", { class: "big-choice" }, make)] : [];
    this.panel.show(`make ${published}`, ...making, this.restoring(anchor.meeting, holder, published !== null));
  }

  private restoring(meeting: string, holder: number, isOpen: boolean): HTMLElement {
    const input = el("textarea", { id: "holder-characters", autocomplete: "off", spellcheck: "false" });
    const button = el("button", {}, say(words.restoreButton));
    const restore = (event: Event): void => {
      event.preventDefault();
      void this.tap(button, async () => this.memory.write({ memory: restoreKey(meeting, holder, fromCharacters(input.value)), isWritten: true }));
    };
    const form = el("form", { class: "field", submit: restore }, el("label", { for: "holder-characters" }, say(words.restoreLabel)), input, el("p", {}, button));
    return el("details", { open: isOpen }, el("summary", {}, say(words.restore)), form);
  }

  private showCharacters(memory: HolderMemory): void {
    const characters = [...toCharacters(BigInt(memory.secret!))];
    const wrote = el("button", { type: "button", click: () => this.tap(wrote, async () => this.memory.write({ memory, isWritten: true })) }, say(words.wrote));
    this.panel.show("characters", note(words.write), el("ol", { class: "characters", lang: "zh-CN" }, ...characters.map((one) => el("li", {}, one))), el("div", { class: "big-choice" }, wrote), el("p", { class: "hint" }, say(words.wroteWarning)));
  }

  private showBoxes({ boxes, list, mayDelete }: HolderSight): void {
    const waiting = boxes.filter((box) => !box.isOpened);
    const done = boxes.filter((box) => box.isOpened).map((box) => note(words.done, { title: box.title }, "done"));
    const erase = el("button", { type: "button", class: "warning", click: () => this.tap(erase, () => this.erase()) }, say(words.erase));
    this.panel.show(
      `boxes ${boxes.map((box) => `${box.item}/${box.round}:${box.isOpened}`).join()} ${mayDelete} ${list?.list}`,
      list !== null && list !== undefined && this.listView(list),
      ...done,
      ...waiting.map((box) => this.boxView(box)),
      waiting.length === 0 && !mayDelete && !list && note(words.ready),
      mayDelete && el("div", {}, el("p", { class: "hint" }, say(words.eraseHint)), erase),
    );
  }

  private listView(list: ListInSight): HTMLElement {
    const sign = el("button", { type: "button", click: () => this.tap(sign, async () => this.port.sign(list.item, signatureOnList(this.memory.read()!.memory, list))) }, say(words.sign));
    const hint = say(words.signHint, { heads: list.heads, issued: list.issued, round: list.round, item: list.item });
    return el("div", { class: "big-choice" }, el("p", {}, hint), sign);
  }

  private boxView(box: BoxInSight): HTMLElement {
    const status = el("p", { role: "status" });
    const bar = el("progress", { "aria-label": box.title, hidden: true });
    const button = el("button", { type: "button", click: () => this.tap(button, () => this.open(box, status, bar)) }, say(words.open, { title: box.title }));
    return el("div", { class: "big-choice" }, button, el("p", { class: "hint" }, say(words.openHint)), status, bar);
  }

  private async open(box: BoxInSight, status: HTMLElement, bar: HTMLProgressElement): Promise<void> {
    this.isBusy = true;
    try {
      const { memory, isWritten } = this.memory.read()!;
      const record = boxOnRecord(memory.kept!, box.opened, box.closed);
      const archive = await this.port.archive(box);
      bar.hidden = false;
      const checked = await ask<BoxQuestion, BoxAnswer, BoxProgress>(startWorker("box-worker"), { archive, record }, ({ done, all }) => {
        status.textContent = say(words.checking, { done, all });
        [bar.max, bar.value] = [all, done];
      });
      const part = openBox(memory, record, checked);
      // Kept before it is sent: the same part is sent again, never another.
      this.memory.write({ memory: part.memory, isWritten });
      await this.port.part(box.item, box.round, part.decryption);
      status.textContent = say(words.opened, { title: box.title, ballots: checked.ballots });
    } finally {
      bar.hidden = true;
      this.isBusy = false;
    }
  }

  private async erase(): Promise<void> {
    const { memory, isWritten } = this.memory.read()!;
    this.memory.write({ memory: deleteKey(memory), isWritten });
    await this.port.deleted();
  }

  private async tap(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
    if (await this.panel.tap(button, act)) await this.again();
  }
}

for (const root of document.querySelectorAll<HTMLElement>("[data-holder]")) startHolder(root);
