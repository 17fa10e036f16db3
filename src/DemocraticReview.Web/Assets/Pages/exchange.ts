/** Texts between two devices without a network: shown as QR codes in turn, scanned by camera, or copied and pasted. */
import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { el } from "./dom";
import { Collector, toFrames } from "./frames";
import { exchange as words } from "./exchangeTexts";
import { say } from "./language";

const frameMs = 400;
const pixels = 4;

/** Shows a text: codes in turn and the text itself. */
export function offer(text: string): HTMLElement {
  const frames = toFrames(text);
  const hint = frames.length === 1 ? say(words.showOne) : say(words.show, { count: frames.length });
  const canvas = el("canvas", { role: "img", "aria-label": hint, class: "code" });
  let at = 0;
  const draw = (): void => drawCode(canvas, frames[at++ % frames.length]!);
  draw();
  const timer = frames.length > 1 ? setInterval(() => (canvas.isConnected || at < 3 ? draw() : clearInterval(timer)), frameMs) : undefined;
  const area = el("textarea", { readonly: true, id: "exchange-out", class: "hash", rows: "3" });
  area.value = text;
  const copy = el("button", { type: "button", class: "secondary", click: () => void copyOut(area, copy) }, say(words.copy));
  return el("div", { class: "exchange" }, el("p", {}, hint), canvas, el("label", { for: "exchange-out" }, say(words.text)), area, el("p", {}, copy));
}

async function copyOut(area: HTMLTextAreaElement, button: HTMLButtonElement): Promise<void> {
  area.select();
  // The clipboard is missing on plain http and in old browsers; the selected text can still be copied by hand.
  const isCopied = await (navigator.clipboard?.writeText(area.value).then(() => true, () => false) ?? Promise.resolve(document.execCommand("copy")));
  if (isCopied) button.textContent = say(words.copied);
}

function drawCode(canvas: HTMLCanvasElement, frame: string): void {
  const rows = encodeQR(frame, "raw", { ecc: "low", border: 4 });
  canvas.width = canvas.height = rows.length * pixels;
  const context = canvas.getContext("2d")!;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#000";
  rows.forEach((row, y) => row.forEach((isDark, x) => isDark && context.fillRect(x * pixels, y * pixels, pixels, pixels)));
}

/** Takes a text in, by camera or pasted. `take` throws where it cannot be read. */
export function receive(take: (text: string) => void): HTMLElement {
  const area = el("textarea", { id: "exchange-in", class: "hash", rows: "3", autocomplete: "off", spellcheck: "false" });
  const status = el("p", { role: "status" });
  const accept = (text: string): void => {
    try {
      take(text);
      area.value = "";
      status.textContent = "";
    } catch {
      status.textContent = say(words.unreadable);
    }
  };
  const paste = (event: Event): void => {
    event.preventDefault();
    accept(joined(area.value));
  };
  const video = el("video", { playsinline: true, muted: true, hidden: true, class: "code" });
  const scan = el("button", { type: "button", class: "secondary", click: () => toggle() }, say(words.scan));
  let stop: (() => void) | null = null;
  const toggle = (): void => {
    if (stop !== null) {
      stop();
      stop = null;
      scan.textContent = say(words.scan);
      return;
    }
    scan.textContent = say(words.stop);
    const finish = (text: string): void => {
      toggle();
      accept(text);
    };
    startCamera(video, finish, (done, all) => (status.textContent = say(words.progress, { done, all }))).then(
      (stopper) => (stop = stopper),
      () => {
        scan.textContent = say(words.scan);
        status.textContent = say(words.noCamera);
      },
    );
  };
  return el("div", { class: "exchange" }, el("form", { submit: paste }, el("label", { for: "exchange-in" }, say(words.paste)), area, el("p", { class: "actions" }, el("button", {}, say(words.take)), scan)), video, status);
}

/** Frames may be pasted one by one, too; anything else is the text itself. */
function joined(text: string): string {
  const collector = new Collector();
  let whole: string | null = null;
  for (const line of text.split("\n")) whole = collector.add(line) ?? whole;
  return whole ?? text.trim();
}

async function startCamera(video: HTMLVideoElement, found: (text: string) => void, progress: (done: number, all: number) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  video.hidden = false;
  await video.play();
  const [collector, canvas] = [new Collector(), document.createElement("canvas")];
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    video.hidden = true;
    stream.getTracks().forEach((track) => track.stop());
  };
  const read = (): void => {
    if (isStopped) return;
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    if (canvas.width > 0) {
      context.drawImage(video, 0, 0);
      const frame = codeIn(context.getImageData(0, 0, canvas.width, canvas.height));
      const text = frame === null ? null : collector.add(frame);
      if (frame !== null) progress(collector.done, collector.all);
      if (text !== null) return found(text);
    }
    setTimeout(read, 60);
  };
  read();
  return stop;
}

export function codeIn(image: { width: number; height: number; data: Uint8ClampedArray }): string | null {
  try {
    return decodeQR(image);
  } catch {
    return null;
  }
}

for (const element of document.querySelectorAll<HTMLElement>("[data-offer]")) element.replaceChildren(offer(element.dataset["offer"]!));
