/** The witness's page as one file from outside the server, for the strict form: dist/witness.html. Exchanges by QR code or paste. */
import { byId, el } from "../Pages/dom";
import { say } from "../Pages/language";
import { Outbox } from "../Pages/outbox";
import { startStandalone } from "../Pages/standalone";
import { startWitness } from "./witnessPage";
import type { Sight, WitnessPort } from "./witnessPort";
import { words } from "./witnessTexts";

/** Before the hall has shown anything: the device makes its key, which is handed over first. */
const nothing: Sight = { meeting: "", announced: null, roster: null, frozen: null, committed: [], commits: null, reading: 1, dice: [], isVoided: false, isDone: false };

startStandalone(words.title, () => {
  const root = el("section", { "data-meeting": "file" });
  let again = (): void => {};
  const outbox = new Outbox<Sight>("witness", nothing, () => again());
  const port: WitnessPort = {
    look: () => outbox.look(),
    key: (key) => outbox.hand({ act: "key", body: { key } }),
    commit: (draw, commit, signature) => outbox.hand({ act: "commit", body: { draw, commit, signature } }),
    dice: (draw, reading, dice, signature) => outbox.hand({ act: "dice", body: { draw, reading, dice, signature } }),
    reveal: (draw, secret) => outbox.hand({ act: "reveal", body: { draw, secret } }),
  };
  byId("page").append(el("p", { class: "lead" }, say(words.file)), root, outbox.view);
  let stop = startWitness(root, port);
  again = () => {
    stop();
    stop = startWitness(root, port);
  };
});
