// Bundles the browser's scripts: Assets/ becomes wwwroot/dist/. Run by the build (Assets.targets) where something has changed.
import { buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const dist = "wwwroot/dist";

// Served beside the pages.
const scripts = {
  voting: "Assets/Voting/voting.ts",
  vote: "Assets/Voting/votePage.ts",
  tablet: "Assets/Voting/tabletPage.ts",
  practice: "Assets/Voting/practicePage.ts",
  holder: "Assets/Voting/holderPage.ts",
  "box-worker": "Assets/Voting/boxWorker.ts",
  witness: "Assets/Drawing/witnessPage.ts",
  countersign: "Assets/Drawing/countersignPage.ts",
  exchange: "Assets/Pages/exchange.ts",
};

// Pages of one file each, to be saved and opened from anywhere: markup, style, script and the script of their worker.
const pages = {
  verify: { markup: "Assets/Verifying/verify.html", style: "Assets/Pages/standalone.css", script: "Assets/Verifying/verifyPage.ts", worker: "Assets/Verifying/verifyWorker.ts" },
  witness: { markup: "Assets/Drawing/witness.html", style: "Assets/Pages/standalone.css", script: "Assets/Drawing/witnessFile.ts" },
  holder: { markup: "Assets/Voting/holder.html", style: "Assets/Pages/standalone.css", script: "Assets/Voting/holderFile.ts", worker: "Assets/Voting/boxWorker.ts" },
};

const options = { bundle: true, target: "es2020", minify: true, legalComments: "none", charset: "utf8", logLevel: "warning" };
const textOf = (entry, more) => buildSync({ ...options, ...more, entryPoints: [entry], write: false }).outputFiles[0].text.trim();
const sha256 = (bytes, form) => createHash("sha256").update(bytes).digest(form);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

for (const [name, entry] of Object.entries(scripts)) {
  writeFileSync(`${dist}/${name}.js`, textOf(entry, { format: "esm", define: { workerSource: "null" } }));
}

for (const [name, page] of Object.entries(pages)) {
  const worker = page.worker ? textOf(page.worker, { format: "iife", define: { workerSource: "null" } }) : null;
  const script = textOf(page.script, { format: "esm", define: { workerSource: JSON.stringify(worker) } });
  const style = textOf(page.style, {});
  // Nothing but what is in the file itself may run, and nothing may be fetched or sent.
  const policy = [
    "default-src 'none'", `script-src 'sha256-${sha256(script, "base64")}' blob:`, "worker-src blob:", `style-src 'sha256-${sha256(style, "base64")}'`,
    "img-src data:", "media-src blob: mediastream:", "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
  ].join("; ");
  const parts = { policy, style, script };
  writeFileSync(`${dist}/${name}.html`, readFileSync(page.markup, "utf8").replace(/\{(policy|style|script)\}/g, (_, part) => parts[part]));
}

// By these the hall page and the record say which scripts the phones were given. Written last: it stands for the whole bundle.
const hashes = readdirSync(dist).sort().map((name) => [name, sha256(readFileSync(`${dist}/${name}`), "hex")]);
writeFileSync(`${dist}/hashes.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
