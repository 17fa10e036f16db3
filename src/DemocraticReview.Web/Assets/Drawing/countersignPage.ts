/**
 * The witness's phone after the draw: /dist/countersign.js. It follows the record and signs it at the opening and the close of each ballot
 * and at the end, by itself: whoever taps on the pages of a ballot has it done with the same tap.
 *
 *     <p data-countersign data-meeting="…" data-address="/api/v1/…" hidden></p>
 */
import { getJson, postJson } from "../Pages/http";
import { say } from "../Pages/language";
import { deviceMemory } from "../Pages/memory";
import { poll } from "../Pages/poll";
import type { Anchor } from "../Recording/kept";
import { Refusal } from "../Recording/refusal";
import { type WitnessMemory, countersign } from "./witness";
import { countersigning as words, refusals } from "./witnessTexts";

interface Sight {
  readonly anchor: Anchor;
  readonly due: string | null;
}

function start(line: HTMLElement): void {
  const { meeting, address } = line.dataset;
  const store = deviceMemory<WitnessMemory>(`review-witness/${meeting}`);

  const tell = (text: string, className: string): void => {
    line.hidden = false;
    line.className = className;
    if (line.textContent !== text) line.textContent = text;
  };

  poll(async () => {
    const memory = store.read();
    // Another device of this person witnessed the draw.
    if (memory === null || memory.revealed !== true) return;
    const sight = (await getJson(`${address}/countersigning?since=${memory.kept?.head.size ?? 0}`)) as unknown as Sight;
    try {
      const done = countersign(memory, sight.anchor);
      if (sight.due !== null) await postJson(`${address}/witness-checkpoint`, { size: done.size, signature: done.signature });
      // Read again: the page of a further draw may have written meanwhile.
      store.write({ ...store.read()!, kept: done.memory.kept ?? null });
      tell(say(words.signed, { size: done.size }), "soft");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(say(words.bent, { why: say(refusals[error.code] ?? [error.message, error.message]) }), "error-summary");
    }
  }, 5000);
}

for (const line of document.querySelectorAll<HTMLElement>("[data-countersign]")) start(line);
