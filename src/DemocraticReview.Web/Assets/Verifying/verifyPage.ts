/** The verifying page, one file that works from `file://`: dist/verify.html. */
import { byId, el } from "../Pages/dom";
import { say } from "../Pages/language";
import { startStandalone } from "../Pages/standalone";
import { startWorker } from "../Pages/worker";
import { ask } from "../Recording/work";
import { togetherView, bundleView } from "./verifyView";
import { words } from "./verifyTexts";
import type { Given, VerifyAnswer, VerifyProgress } from "./verifyFiles";

let answer: VerifyAnswer | null = null;

/** Begins the page in its language; what was verified stays. */
function render(): void {
  byId("page").append(
    el("p", { class: "lead" }, say(words.lead)),
    chooser(),
    el("div", { id: "progress", role: "status", "aria-live": "polite" }),
    el("div", { id: "results", tabindex: "-1" }),
    el("p", { class: "soft small" }, say(words.offline)),
  );
  if (answer !== null) show(answer);
}

function chooser(): HTMLElement {
  const input = el("input", { type: "file", id: "files", multiple: true, accept: ".zip,.txt", change: () => void verify([...(input.files ?? [])]) });
  const zone = el("div", { class: "panel drop" }, el("label", { for: "files" }, el("strong", {}, say(words.choose))), el("p", {}, input), el("p", { class: "hint" }, say(words.drop)));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    void verify([...(event.dataTransfer?.files ?? [])]);
  });
  return zone;
}

async function verify(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  answer = null;
  byId("results").replaceChildren();
  const [status, bar] = [el("p", {}), el("progress", { "aria-label": say(words.title) })];
  byId("progress").replaceChildren(status, bar);
  try {
    const given = await Promise.all(files.map(async (file): Promise<Given> => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    answer = await ask<readonly Given[], VerifyAnswer, VerifyProgress>(startWorker("verify-worker"), given, ({ file, part, done, all }) => {
      status.textContent = say(words.working, { file, part: say(words[part]), done, all });
      [bar.max, bar.value] = [all, done];
    });
    byId("progress").replaceChildren();
    show(answer);
    byId("results").focus();
  } catch (error) {
    byId("progress").replaceChildren(el("p", { class: "warning-note" }, say(words.failed, { reason: error instanceof Error ? error.message : String(error) })));
  }
}

function show(found: VerifyAnswer): void {
  byId("results").replaceChildren(...[togetherView(found)].filter((view): view is HTMLElement => view !== null), ...found.bundles.map(bundleView));
}

startStandalone(words.title, render);
