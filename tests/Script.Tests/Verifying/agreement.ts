// The page's verdict on every call of a manifest of bundles: written beside it for AgreementTests.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { p256 } from "@noble/curves/nist.js";
import { verifyFiles } from "../../../src/DemocraticReview.Web/Assets/Verifying/verifyFiles";

// Hundreds of bundles share most of their entries: a signature that was checked once is not checked again.
const known = new Map<string, boolean>();
const check = p256.verify.bind(p256);
const verify: typeof check = (signature, message, key, options) => {
  const name = [signature, message, key].map((bytes) => Buffer.from(bytes as Uint8Array).toString("base64")).join();
  const held = known.get(name) ?? check(signature, message, key, options);
  known.set(name, held);
  return held;
};
Object.defineProperty(p256, "verify", { value: verify });

const [folder] = process.argv.slice(2) as [string];
const calls = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as { files: string[] }[];
const verdicts = calls.map(({ files }) => {
  const { bundles, lie, unreadable } = verifyFiles(files.map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) })), () => {});
  const first = bundles.find((bundle) => bundle.lie !== null)?.lie ?? lie;
  return first == null ? unreadable.join() : `${first.code} ${first.file} ${first.field}`;
});
writeFileSync(`${folder}/verdicts.json`, JSON.stringify(verdicts));
