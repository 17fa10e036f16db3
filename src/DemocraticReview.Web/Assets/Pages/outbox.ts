/** The other end of an exchange without a network: what was taken in last, and what waits to be handed over. */
import { el } from "./dom";
import { offer, receive } from "./exchange";
import { outbox as words } from "./exchangeTexts";
import { say } from "./language";

/** An act that the device has done, as text for the server's page. */
export interface Message {
  readonly act: string;
  readonly body: object;
}

export class Outbox<Sight> {
  private text = "";
  private readonly out = el("div");
  readonly view: HTMLElement;

  /**
   * @param kind Of the page: texts for another one are refused.
   * @param sight What is there before anything was taken in; null where the page has to wait for it.
   * @param taken Called after something new was taken in.
   */
  constructor(private readonly kind: string, private sight: Sight | null, private readonly taken: () => void) {
    this.out.append(el("p", { class: "soft" }, say(words.nothing)));
    this.view = el("div", { class: "columns" },
      el("section", { class: "panel" }, el("h2", {}, say(words.inTitle)), receive((text) => this.take(text))),
      el("section", { class: "panel" }, el("h2", {}, say(words.outTitle)), this.out));
  }

  look(): Promise<Sight> {
    return this.sight === null ? Promise.reject(new Error(say(words.first))) : Promise.resolve(this.sight);
  }

  /** The same act again changes nothing. */
  hand(message: Message): Promise<void> {
    const text = JSON.stringify({ kind: this.kind, ...message });
    if (text !== this.text) this.out.replaceChildren(offer(text));
    this.text = text;
    return Promise.resolve();
  }

  private take(text: string): void {
    const { kind, sight } = JSON.parse(text) as { kind: string; sight: Sight };
    if (kind !== this.kind) throw new SyntaxError(kind);
    this.sight = sight;
    this.taken();
  }
}
