// Bundles the browser's scripts: Assets/ becomes wwwroot/dist/. Run by the build (Assets.targets) where something has changed.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const dist = "wwwroot/dist";
const scripts = { voting: "Assets/Voting/voting.ts", "box-worker": "Assets/Voting/boxWorker.ts" };

const options = { bundle: true, format: "esm", target: "es2020", minify: true, legalComments: "none", charset: "utf8", logLevel: "warning", define: { workerSource: "null" } };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await build({ ...options, entryPoints: scripts, outdir: dist });

// By these the hall page and the record say which scripts the phones were given.
const names = Object.keys(scripts).map((name) => `${name}.js`).sort();
const hashes = names.map((name) => [name, createHash("sha256").update(readFileSync(`${dist}/${name}`)).digest("hex")]);
writeFileSync(`${dist}/hashes.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
