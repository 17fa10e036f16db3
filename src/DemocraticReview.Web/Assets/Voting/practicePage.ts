/**
 * The practice vote (试投): /dist/practice.js. The same two taps and the same sealing, with a key made on the spot; nothing is sent to anybody.
 * Whoever's browser cannot vote finds out here and not in the hall.
 *
 *     <section data-practice data-sentence="…" data-answers='["…"]'>What a browser without this script is told.</section>
 *     <script type="module" src="/dist/practice.js"></script>
 */
import { systemRandom } from "../Recording/bytes";
import { el } from "../Pages/dom";
import { say } from "../Pages/language";
import { deviceMemory } from "../Pages/memory";
import { Panel, note } from "../Pages/panel";
import { makeBallot } from "./ballot";
import { deriveCredential } from "./credential";
import { type Election, electionUuid } from "./election";
import { FixedBase } from "./group";
import { newHolderKey } from "./holderKey";
import { answerOf, refusals, words } from "./voteTexts";

function start(root: HTMLElement): void {
  const sentence = root.dataset["sentence"]!;
  const answers = JSON.parse(root.dataset["answers"]!) as string[];
  const panel = new Panel(root, refusals, words);

  const choose = (): void => {
    const buttons = [...answers.map(answerOf), say(words.abstain)].map((answer, i) => el("button", { type: "button", class: "secondary", click: () => confirm(i, answer) }, answer));
    panel.show("choosing", note(words.practice, {}, "warning-note"), el("h2", { id: "practice-sentence" }, sentence), el("div", { class: "big-choice", role: "group", "aria-labelledby": "practice-sentence" }, ...buttons), el("p", { class: "hint" }, say(words.abstainHint)));
  };

  const confirm = (index: number, answer: string): void => {
    const button = el("button", { type: "button", click: () => void seal(button, index) }, say(words.confirm));
    const back = el("button", { type: "button", class: "secondary", click: choose }, say(words.back));
    panel.show(`confirm ${index}`, note(words.practice, {}, "warning-note"), el("h2", {}, sentence), el("p", { class: "verdict", tabindex: "-1" }, say(words.chosen, { answer })), el("div", { class: "big-choice" }, button, back));
    root.querySelector<HTMLElement>(".verdict")?.focus();
  };

  const seal = async (button: HTMLButtonElement, index: number): Promise<void> => {
    button.textContent = say(words.sealing);
    await panel.tap(button, async () => {
      // So that the word on the button is seen before the work begins.
      await new Promise((resolve) => setTimeout(resolve, 20));
      deviceMemory("review-practice");
      const ballot = makeBallot(practiceElection(sentence, answers), deriveCredential(systemRandom(32), "practice", 1, 1), answers.map((_, i) => (i === index ? 1 : 0)));
      const again = el("button", { type: "button", class: "secondary", click: choose }, say(words.practiceAgain));
      panel.show("done", note(words.practiceDone, {}, "done verdict"), el("p", { class: "hash" }, say(words.tracker, { tracker: ballot.tracker })), el("p", { class: "hint" }, say(words.trackerHint)), el("p", {}, again));
    });
  };

  choose();
}

function practiceElection(sentence: string, answers: readonly string[]): Election {
  const key = BigInt((JSON.parse(newHolderKey().published) as { public_key: string }).public_key);
  return { uuid: electionUuid("practice", 1, 1), hash: "practice", key: new FixedBase(key), question: { sentence, answers, min: 0, max: 1 } };
}

for (const root of document.querySelectorAll<HTMLElement>("[data-practice]")) start(root);
