// The page's verdict on every call of a manifest of bundles: written beside it for AgreementTests.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { verifyFiles } from "../../../src/DemocraticReview.Web/Assets/Verifying/verifyFiles";

const [folder] = process.argv.slice(2) as [string];
const calls = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as { files: string[] }[];
const verdicts = calls.map(({ files }) => {
  const { bundles, lie, unreadable } = verifyFiles(files.map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) })), () => {});
  const first = bundles.find((bundle) => bundle.lie !== null)?.lie ?? lie;
  return first == null ? unreadable.join() : `${first.code} ${first.file} ${first.field}`;
});
writeFileSync(`${folder}/verdicts.json`, JSON.stringify(verdicts));
