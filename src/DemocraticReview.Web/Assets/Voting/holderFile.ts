/** The key holder's page as one file from outside the server: dist/holder.html. Exchanges by QR code or paste; the box comes as a file. */
import { byId, el } from "../Pages/dom";
import { outbox as exchangeWords } from "../Pages/exchangeTexts";
import { say } from "../Pages/language";
import { Outbox } from "../Pages/outbox";
import { startStandalone } from "../Pages/standalone";
import { startHolder } from "./holderPage";
import type { HolderPort, HolderSight } from "./holderPort";
import { words } from "./holderTexts";

startStandalone(words.title, () => {
  const root = el("section", { class: "panel", "data-meeting": "file" });
  const choosing = el("div");
  let again = (): void => {};
  const outbox = new Outbox<HolderSight>("holder", null, () => again());
  const port: HolderPort = {
    look: () => outbox.look(),
    key: (published, device, signature) => outbox.hand({ act: "key", body: { key: published, device, signature } }),
    archive: () => chooseFile(choosing),
    part: (item, round, decryption) => outbox.hand({ act: "part", body: { item, round, decryption } }),
    deleted: () => outbox.hand({ act: "deleted", body: {} }),
    sign: (item, signature) => outbox.hand({ act: "list", body: { item, signature } }),
  };
  byId("page").append(el("p", { class: "lead" }, say(words.file)), root, choosing, outbox.view);
  let stop = startHolder(root, port);
  again = () => {
    stop();
    stop = startHolder(root, port);
  };
});

/** The box's archive, as a file that came from the hall. */
function chooseFile(place: HTMLElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const input = el("input", {
      type: "file", id: "archive", accept: ".bel",
      change: () => {
        place.replaceChildren();
        input.files![0]!.arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)), reject);
      },
    });
    place.replaceChildren(el("p", { class: "panel" }, el("label", { for: "archive" }, say(exchangeWords.choose)), " ", input));
    input.focus();
  });
}
