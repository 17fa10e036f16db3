/** What came out, for people: the verdict first, then every step, the draw, and one member's ticket. */
import { el } from "../Pages/dom";
import { say } from "../Pages/language";
import type { Told } from "./replay";
import { type Row, type Shown, type ShownDraw, type ShownLie, explainMember } from "./shown";
import { lies, reasons, steps, words } from "./verifyTexts";
import type { VerifyAnswer } from "./verifyFiles";

/** Rows of the draw that are shown before somebody asks for all. */
const firstRows = 30;
let fields = 0;

export function togetherView({ bundles, together, lie, unreadable }: VerifyAnswer): HTMLElement | null {
  if (together.length === 0 && lie === null && unreadable.length === 0) return null;
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, say(words.together)),
    lie !== null ? lieView(lie) : bundles.every((bundle) => bundle.lie === null) && together.length > 0 ? el("p", { class: "verdict passed" }, say(words.good)) : null,
    stepList(together),
    unreadable.length > 0 ? el("p", { class: "warning-note" }, say(words.unreadable, { files: unreadable.join(", ") })) : null,
  );
}

export function bundleView(bundle: Shown): HTMLElement {
  const { file, lie, told } = bundle;
  if (lie !== null) {
    const held = told.length > 0 ? el("details", {}, el("summary", {}, say(words.held)), stepList(told)) : null;
    return el("section", { class: "panel" }, el("h2", {}, file), lieView(lie), held);
  }
  return el(
    "section",
    { class: "panel" },
    el("h2", {}, file),
    el("p", { class: "verdict passed" }, say(words.good)),
    rootView(bundle),
    el("h3", {}, say(words.stepsTitle)),
    stepList(told),
    bundle.draw === null ? null : drawView(bundle.draw),
  );
}

function lieView({ code, file, field, expected, found }: ShownLie): HTMLElement {
  const facts: [string, string][] = [[say(words.where), file || say(words.whole)], [say(words.field), field || say(words.whole)], [say(words.expected), expected], [say(words.found), found], [say(words.code), code]];
  return el(
    "div",
    { role: "alert", class: "lie" },
    el("p", { class: "verdict referred" }, say(words.bad)),
    el("p", {}, el("strong", {}, say(lies[code] ?? ["", ""]))),
    el("dl", { class: "facts" }, ...facts.filter(([, value]) => value !== "").flatMap(([name, value]) => [el("dt", {}, name), el("dd", { class: "hash" }, value)])),
    el("p", { class: "soft" }, say(words.badHint)),
  );
}

const stepList = (told: readonly Told[]): HTMLElement | null => (told.length === 0 ? null : el("ul", { class: "checked" }, ...told.map((one) => el("li", {}, sentence(one)))));

function sentence({ key, facts }: Told): string {
  const reason = reasons[String(facts["reason"] ?? "")];
  return say(steps[key] ?? [key, key], reason === undefined ? facts : { ...facts, reason: say(reason) });
}

function rootView({ head, roots }: Shown): HTMLElement {
  const id = `root-${fields++}`;
  const result = el("p", { role: "status" });
  const input = el("input", { type: "text", id, autocomplete: "off", spellcheck: "false" });
  const compare = (event: Event): void => {
    event.preventDefault();
    const wanted = input.value.toLowerCase().replace(/[^0-9a-f]/g, "");
    // Papers may print only the beginning; eight digits and more tell one from another.
    const size = wanted.length < 8 ? 0 : roots.findIndex((root) => root.startsWith(wanted)) + 1;
    result.className = size > 0 ? "done" : "warning-note";
    result.textContent = size > 0 ? say(words.rootFound, { size }) : say(words.rootUnknown);
  };
  return el(
    "div",
    {},
    el("dl", { class: "facts" }, el("dt", {}, say(words.root)), el("dd", { class: "hash" }, head!.root)),
    el("p", { class: "hint" }, say(words.rootHint)),
    el("form", { class: "ask", submit: compare }, el("label", { for: id }, say(words.rootLabel)), input, el("button", { class: "secondary" }, say(words.compare))),
    result,
  );
}

function drawView(draw: ShownDraw): HTMLElement {
  const body = el("tbody", {}, ...draw.rows.slice(0, firstRows).map(rowView));
  const more = el("button", { type: "button", class: "secondary", click: () => showAll() }, say(words.all, { count: draw.rows.length }));
  const showAll = (): void => {
    body.append(...draw.rows.slice(firstRows).map((row, i) => rowView(row, i + firstRows)));
    more.remove();
  };
  const heads = [words.place, words.label, words.stratum, words.ticket, words.state].map((text) => el("th", { scope: "col" }, say(text)));
  return el(
    "div",
    {},
    el("h3", {}, say(words.drawTitle)),
    memberView(draw),
    el("p", { class: "hint" }, say(draw.prk === null ? words.lotsHint : words.drawHint)),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say(words.drawTitle) }, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body)),
    draw.rows.length > firstRows ? more : null,
  );
}

function rowView({ label, stratum, ticket, seat, reserve }: Row, i: number): HTMLElement {
  const state =
    seat !== null ? el("span", { class: "tag passed" }, say(words.seat, { place: seat }))
    : reserve !== null ? el("span", { class: "tag now" }, say(words.reserve, { place: reserve }))
    : el("span", { class: "tag" }, say(words.none));
  return el("tr", {}, el("td", { class: "number" }, String(i + 1)), el("td", {}, label), el("td", {}, stratum), el("td", { class: "hash nowrap" }, ticket === null ? "–" : `${ticket.slice(0, 8)}…`), el("td", {}, state));
}

function memberView(draw: ShownDraw): HTMLElement {
  const id = `member-${fields++}`;
  const result = el("p", { role: "status" });
  const input = el("input", { type: "text", id, autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-hint` });
  const explain = (event: Event): void => {
    event.preventDefault();
    const label = input.value.trim().toUpperCase();
    if (label === "") return input.focus();
    result.className = "done";
    result.textContent = sentence(explainMember(draw, label));
  };
  return el(
    "div",
    {},
    el("form", { class: "ask", submit: explain }, el("label", { for: id }, say(words.member)), el("span", { class: "hint", id: `${id}-hint` }, say(words.memberHint)), input, el("button", {}, say(words.ask))),
    result,
  );
}
