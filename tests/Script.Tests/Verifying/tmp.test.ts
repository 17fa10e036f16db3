import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { verifyBundle } from "../../../src/DemocraticReview.Web/Assets/Verifying/verify";
test("dump", () => {
  for (const name of readdirSync("/tmp/scr/bundles")) {
    const begun = performance.now();
    const report = verifyBundle(name, new Uint8Array(readFileSync(`/tmp/scr/bundles/${name}`)));
    console.log(name, (performance.now() - begun).toFixed(0), "ms", report.lie?.message ?? "good", report.told.map((t) => t.key).join(" "));
  }
});
