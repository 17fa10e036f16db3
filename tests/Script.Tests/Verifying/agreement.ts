// The page's verdict on every call of a manifest of bundles: written beside it for AgreementTests.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { verifyFiles } from "../../../src/DemocraticReview.Web/Assets/Verifying/verifyFiles";

const [folder, step] = process.argv.slice(2) as [string, string?];
const calls = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as { files: string[] }[];
const verdicts = calls.map(({ files }, i) => {
  // Left out of a short run; the good ones and what is checked together stand at the beginning and the end.
  if (step !== undefined && i % Number(step) !== 0 && !files[0]!.startsWith("good") && files.length === 1) return null;
  const { bundles, lie, unreadable } = verifyFiles(files.map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) })), () => {});
  const first = bundles.find((bundle) => bundle.lie !== null)?.lie ?? lie;
  return first == null ? unreadable.join() : `${first.code} ${first.file} ${first.field}`;
});
writeFileSync(`${folder}/verdicts.json`, JSON.stringify(verdicts));
