/** What pages of one file share: the language, which they keep for themselves, and their heading. */
import { byId, el } from "./dom";
import { otherLanguage } from "./exchangeTexts";
import { type Text, isEnglish, say } from "./language";

/** @param render Fills `#page`, below its heading; called again where the language changes. */
export function startStandalone(title: Text, render: () => void): void {
  const all = (): void => {
    document.title = say(title);
    const button = byId("language");
    button.textContent = say(otherLanguage);
    button.lang = isEnglish() ? "zh-CN" : "en";
    button.hidden = false;
    byId("page").replaceChildren(el("h1", {}, say(title)));
    render();
  };
  document.documentElement.lang = /^zh/i.test(navigator.language) || navigator.language === "" ? "zh-CN" : "en";
  byId("language").addEventListener("click", () => {
    document.documentElement.lang = isEnglish() ? "zh-CN" : "en";
    all();
  });
  all();
}
