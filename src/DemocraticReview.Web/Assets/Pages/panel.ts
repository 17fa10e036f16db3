/** One panel of a page that shows one state at a time, and above it what went wrong. */
import { Refusal } from "../Recording/refusal";
import { el } from "./dom";
import { Unreachable } from "./http";
import { type Text, say } from "./language";

export class Panel {
  private shown = "";

  /** @param refusals Sentences for what the device refuses, by code. */
  constructor(readonly root: HTMLElement, private readonly refusals: Readonly<Record<string, Text>>, private readonly words: { readonly offline: Text; readonly refused: Text }) {}

  /** Puts a state on the page once, so that nothing that somebody does there is lost. */
  show(state: string, ...children: (Node | null | false)[]): void {
    this.root.querySelector(".failure")?.remove();
    if (this.shown === state) return;
    this.shown = state;
    this.root.replaceChildren(...children.filter((child): child is Node => child instanceof Node));
  }

  /** The next state is shown even if it is the same. */
  renew(): void {
    this.shown = "";
  }

  fail(error: unknown): void {
    const text =
      error instanceof Unreachable ? say(this.words.offline)
      : error instanceof Refusal ? say(this.words.refused, { why: say(this.refusals[error.code] ?? [error.message, error.message]) })
      : error instanceof Error ? error.message
      : String(error);
    const old = this.root.querySelector(".failure");
    if (old?.textContent === text) return;
    const failure = el("p", { class: `failure ${error instanceof Refusal ? "error-summary" : "warning-note"}`, role: "alert" }, text);
    if (old === null) this.root.prepend(failure);
    else old.replaceWith(failure);
  }

  /** What a tap does: once at a time; the button comes back where it failed. */
  async tap(button: HTMLButtonElement, act: () => Promise<void>): Promise<boolean> {
    button.disabled = true;
    try {
      await act();
      this.renew();
      return true;
    } catch (error) {
      button.disabled = false;
      this.fail(error);
      return false;
    }
  }
}

export const note = (text: Text, facts: Readonly<Record<string, string | number>> = {}, className = "lead"): HTMLElement => el("p", { class: className, role: "status" }, say(text, facts));

